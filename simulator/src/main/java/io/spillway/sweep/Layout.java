package io.spillway.sweep;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import com.google.common.hash.Hashing;
import com.google.common.primitives.ImmutableIntArray;
import com.google.common.primitives.Ints;
import io.spillway.measures.Measure;
import io.spillway.measures.MeasureTable;
import io.spillway.measures.Row;
import io.spillway.measures.RowName;
import io.spillway.measures.Tally;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the numbers of a block are: a row for each, by name. Points have one layout where they have the same clouds, launches
 * and so on.
 *
 * @param id a hash of the rows
 * @param rows those that were asked for, then those that they are weighted by and that nobody asked for
 * @param weightRows by row: the row that its mean over replications is weighted by, or -1
 * @param asked how many were asked for
 */
public record Layout(String id, ImmutableList<Column> rows, ImmutableIntArray weightRows, int asked) {
    private static final int ID_LENGTH = 12;

    /**
     * One row, in words; what it is not narrowed by is empty.
     *
     * @param cells by {@link #NAMES}
     * @param goesWithoutSaying when it is never other than 0: it is about one reason, about accounts, or about evacuees that wait
     */
    public record Column(ImmutableList<String> cells, boolean goesWithoutSaying) {
        /** What a row is made of. */
        public static final ImmutableList<String> NAMES = Row.COLUMNS;

        private static final int REASON = NAMES.indexOf("reason");

        static Column of(ImmutableList<String> cells) {
            boolean goesWithoutSaying =
                    Measure.named(cells.get(0)).map(Measure::goesWithoutSaying).orElse(false);
            return new Column(cells, goesWithoutSaying || !cells.get(REASON).isEmpty());
        }

        static Column of(Row row) {
            return of(row.cells());
        }
    }

    static Layout of(ImmutableList<Column> rows, ImmutableIntArray weightRows, int asked) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(Joiner.on('\t').join(row.cells())).append('\n'));
        text.append(asked);
        String id = Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
        return new Layout(id.substring(0, ID_LENGTH), rows, weightRows, asked);
    }

    /** Where the row stands that a name means; -1 when it was not kept. */
    int place(RowName name) {
        return Iterables.indexOf(rows, row -> name.means(row.cells()));
    }

    /** What a row weighs in the mean over replications. */
    public double weight(int row, double[] values) {
        return Tally.weight(weightRows.get(row), values);
    }

    /** The same, and 0 where it is not a number. */
    public double weightOfNumber(int row, double[] values) {
        return Double.isFinite(values[row]) ? weight(row, values) : 0;
    }

    /** The rows of a table that are kept, and where in the table they stand. */
    record Chosen(Layout layout, int[] rows) {
        static Chosen of(MeasureTable table, Selection selection) {
            ImmutableList<Row> all = table.rows();
            int[] weightRows = table.weightRows();
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                if (selection.keeps(all.get(i))) {
                    places.add(i);
                }
            }
            Set<Integer> kept = new LinkedHashSet<>(places);
            places.stream()
                    .map(place -> weightRows[place])
                    .filter(row -> row >= 0)
                    .forEach(kept::add);
            int[] rows = Ints.toArray(kept);
            int[] placeOf = new int[all.size()];
            for (int i = 0; i < rows.length; i++) {
                placeOf[rows[i]] = i;
            }
            Layout layout = Layout.of(
                    kept.stream().map(row -> Column.of(all.get(row))).collect(ImmutableList.toImmutableList()),
                    ImmutableIntArray.copyOf(
                            Arrays.stream(rows).map(row -> weightRows[row] < 0 ? -1 : placeOf[weightRows[row]])),
                    places.size());
            return new Chosen(layout, rows);
        }
    }
}
