package io.spillway.report;

import com.google.common.collect.ImmutableList;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/**
 * A column of a file of one row for each of its subjects.
 *
 * @param cell of a row; empty is null
 */
record Column<T>(String name, Function<T, String> cell) {
    static <T> Column<T> text(String name, Function<T, String> cell) {
        return new Column<>(name, cell);
    }

    /** A moment as FOCUS writes it: UTC, to the second. */
    static <T> Column<T> time(String name, Function<T, Instant> cell) {
        return new Column<>(
                name, row -> cell.apply(row).truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** A decimal to its last digit. */
    static <T> Column<T> decimal(String name, Function<T, BigDecimal> cell) {
        return new Column<>(name, row -> decimal(cell.apply(row)));
    }

    static String decimal(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    static <T> void write(List<Column<T>> columns, Iterable<T> rows, Writer to) throws IOException {
        Csv.write(to, csv -> {
            csv.writeRecord(columns.stream().map(Column::name).toList());
            rows.forEach(row -> write(columns, row, csv));
        });
    }

    private static <T> void write(List<Column<T>> columns, T row, CsvWriter csv) {
        csv.writeRecord(
                columns.stream().map(column -> column.cell.apply(row)).collect(ImmutableList.toImmutableList()));
    }
}
