package io.spillway.measures;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a row of the whole run is narrowed by, and the names that say so. */
final class Narrowing {
    private static final int CLOUD = Row.COLUMNS.indexOf("cloud");
    private static final int POOL = Row.COLUMNS.indexOf("pool");
    private static final int KIND = Row.COLUMNS.indexOf("kind");
    private static final int REASON = Row.COLUMNS.indexOf("reason");
    private static final int PERIOD = Row.COLUMNS.indexOf("period");
    private static final int TRANSFER = Row.COLUMNS.indexOf("transfer");
    private static final int ITEM = Row.COLUMNS.indexOf("item");
    private static final ImmutableSet<Integer> OF_TRANSFER =
            ImmutableSet.of(TRANSFER, ITEM, Row.COLUMNS.indexOf("payer"), Row.COLUMNS.indexOf("payee"));

    private final List<String> cells;
    private final ImmutableList<Integer> columns;

    /** @param cells of a row, by {@link Row#COLUMNS} */
    Narrowing(List<String> cells) {
        this.cells = cells;
        ImmutableList.Builder<Integer> filled = ImmutableList.builder();
        for (int column = 1; column < cells.size() - 1; column++) {
            if (!cells.get(column).isEmpty()) {
                filled.add(column);
            }
        }
        columns = filled.build();
    }

    /** Whether these names say all that it is narrowed by, and nothing else. */
    boolean isSaidBy(String names) {
        return !columns.contains(PERIOD) && isSaidBy(names, Set.of());
    }

    /** @param said the columns of the names before these */
    private boolean isSaidBy(String names, Set<Integer> said) {
        if (names.isEmpty()) {
            return columns.stream().allMatch(column -> isKnownBy(said, column));
        }
        for (int column : columns) {
            for (String name : List.of(cells.get(column), qualified(column))) {
                boolean isFirst = names.equals(name) || names.startsWith(name + RowName.BETWEEN);
                if (isFirst && !said.contains(column)) {
                    String others = names.substring(Math.min(names.length(), name.length() + 1));
                    if (isSaidBy(others, with(said, column))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static Set<Integer> with(Set<Integer> said, int column) {
        return ImmutableSet.<Integer>builder().addAll(said).add(column).build();
    }

    private static boolean isKnownBy(Set<Integer> said, int column) {
        return said.contains(column)
                || column == CLOUD && said.contains(POOL)
                || column == KIND && said.contains(REASON)
                || OF_TRANSFER.contains(column) && OF_TRANSFER.stream().anyMatch(said::contains);
    }

    private String qualified(int column) {
        return Row.COLUMNS.get(column) + "=" + cells.get(column);
    }

    /** Names that say it, the shorter ones first; the last ones stand for nothing else. */
    ImmutableList<String> namings() {
        List<Integer> needed = new ArrayList<>(columns);
        needed.removeIf(column -> column == CLOUD && columns.contains(POOL)
                || column == KIND && columns.contains(REASON)
                || OF_TRANSFER.contains(column) && column != ITEM);
        List<Integer> exact = new ArrayList<>(needed);
        if (columns.contains(ITEM)) {
            exact.add(exact.indexOf(ITEM), TRANSFER);
        }
        return ImmutableList.of(
                String.join(RowName.BETWEEN, needed.stream().map(cells::get).toList()),
                String.join(RowName.BETWEEN, exact.stream().map(cells::get).toList()),
                String.join(RowName.BETWEEN, exact.stream().map(this::qualified).toList()));
    }
}
