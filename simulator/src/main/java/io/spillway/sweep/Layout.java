package io.spillway.sweep;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import io.spillway.measures.Measure;
import io.spillway.measures.MeasureTable;
import io.spillway.measures.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What the numbers of a block are: a row for each, by name. Points have one layout where they have the same clouds, launches
 * and so on.
 *
 * @param id a hash of the rows
 */
public record Layout(String id, ImmutableList<Column> rows) {
    private static final int ID_LENGTH = 12;

    /**
     * One row, in words; what it is not narrowed by is empty.
     *
     * @param cells by {@link #NAMES}
     * @param goesWithoutSaying when it is never other than 0: it is about one reason, or about accounts
     */
    public record Column(ImmutableList<String> cells, boolean goesWithoutSaying) {
        /** What a row is made of. */
        public static final ImmutableList<String> NAMES = Row.COLUMNS;

        private static final int REASON = NAMES.indexOf("reason");

        static Column of(ImmutableList<String> cells) {
            boolean accounts =
                    Measure.named(cells.get(0)).map(Measure::isOfAccounts).orElse(false);
            return new Column(cells, accounts || !cells.get(REASON).isEmpty());
        }

        static Column of(Row row) {
            return of(row.cells());
        }
    }

    static Layout of(ImmutableList<Column> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(Joiner.on('\t').join(row.cells())).append('\n'));
        String id = Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
        return new Layout(id.substring(0, ID_LENGTH), rows);
    }

    /** The rows of a table that are kept, and where in the table they stand. */
    record Chosen(Layout layout, int[] rows) {
        static Chosen of(MeasureTable table, Selection selection) {
            ImmutableList<Row> all = table.rows();
            ImmutableList.Builder<Column> columns = ImmutableList.builder();
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                if (selection.keeps(all.get(i))) {
                    columns.add(Column.of(all.get(i)));
                    places.add(i);
                }
            }
            return new Chosen(
                    Layout.of(columns.build()),
                    places.stream().mapToInt(Integer::intValue).toArray());
        }
    }
}
