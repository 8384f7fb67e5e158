package io.spillway.sweep;

import com.google.common.collect.ImmutableList;
import io.spillway.scenario.Nearest;
import io.spillway.scenario.Origin;
import io.spillway.scenario.RecordFile;
import io.spillway.scenario.RecordFile.Cell;
import io.spillway.scenario.Setting;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes axes of the columns of a CSV file. */
final class ListReader {
    private final RecordFile<SweepFile> file;
    private final SweepFile words;
    private final Refusals refusals;

    ListReader(RecordFile<SweepFile> file, SweepFile words, Refusals refusals) {
        this.file = file;
        this.words = words;
        this.refusals = refusals;
    }

    /** The columns of a table; those named like an axis set its path. */
    ImmutableList<Axis> axes() {
        if (file.isRefused("file")) {
            return ImmutableList.of();
        }
        if (words.file().isEmpty()) {
            refusals.add("design", "list without a file", "the key 'file', a CSV file");
            return ImmutableList.of();
        }
        ImmutableList<ImmutableList<Cell>> rows = file.table(words.file().get(), "file");
        if (rows.isEmpty()) {
            return ImmutableList.of();
        }
        if (rows.size() == 1) {
            refusals.add("file", "'" + words.file().get() + "' has no row below its head", "one at least");
        }
        if (isOtherwiseSeparated(rows.get(0))) {
            return ImmutableList.of();
        }
        ImmutableList.Builder<Axis> axes = ImmutableList.builder();
        for (int column = 0; column < rows.get(0).size(); column++) {
            Axis axis = column(rows, column);
            if (axis != null) {
                axes.add(axis);
            }
        }
        checkUsed(rows.get(0));
        rows.subList(1, rows.size()).forEach(row -> checkCells(row, rows.get(0).size()));
        return axes.build();
    }

    /** A head in one piece, as spreadsheets of some countries write it; no path has such a character in it. */
    private boolean isOtherwiseSeparated(List<Cell> head) {
        Cell first = head.get(0);
        String meant = first.text().replaceAll(" *[;\t] *", ",");
        boolean isOne = head.size() == 1 && !meant.equals(first.text());
        if (isOne) {
            file.refuse(
                    first.origin(),
                    "",
                    "'" + first.text() + "' is one column",
                    "commas between columns",
                    "'" + meant + "'");
        }
        return isOne;
    }

    private @Nullable Axis column(List<ImmutableList<Cell>> rows, int column) {
        Cell head = rows.get(0).get(column);
        SweepFile.Axis declared = words.axes().get(head.text());
        if (file.isRefused("axes", head.text())) {
            return null;
        }
        String target = declared == null ? head.text() : declared.path().orElse(head.text());
        try {
            new Setting(target, "");
        } catch (IllegalArgumentException wrong) {
            refusals.add(head.origin(), "", wrong);
            return null;
        }
        ImmutableList.Builder<Optional<Level>> levels = ImmutableList.builder();
        for (List<Cell> row : rows.subList(1, rows.size())) {
            Optional<Cell> cell = column < row.size() ? Optional.of(row.get(column)) : Optional.empty();
            levels.add(cell.filter(found -> !found.text().isEmpty())
                    .map(found -> new Level(found.text(), found.origin())));
        }
        Origin pathOrigin = declared == null ? head.origin() : file.at("axes", head.text(), "path");
        return new Axis(head.text(), target, levels.build(), Optional.empty(), head.origin(), pathOrigin);
    }

    /** Every cell stands in a column. */
    private void checkCells(List<Cell> row, int columns) {
        row.stream()
                .skip(columns)
                .filter(cell -> !cell.text().isEmpty())
                .findFirst()
                .ifPresent(cell -> file.refuse(
                        cell.origin(),
                        "",
                        "'" + cell.text() + "' stands in no column",
                        columns + " cells at most, as the head has",
                        ""));
    }

    /** With a list, an axis only gives a column's path. */
    private void checkUsed(List<Cell> head) {
        List<String> columns = head.stream().map(Cell::text).toList();
        words.axes().forEach((name, axis) -> {
            if (!columns.contains(name)) {
                file.refuse(
                        file.at("axes", name),
                        "axes." + name,
                        "'" + name + "' is not a column of the list",
                        "one of " + String.join(", ", columns),
                        Nearest.to(name, columns));
            } else if (axis.values().isPresent()
                    || axis.from().isPresent()
                    || axis.to().isPresent()) {
                file.refuse(file.at("axes", name), "axes." + name, "has values of its own", "the path alone", "");
            }
        });
    }
}
