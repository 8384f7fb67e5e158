package io.spillway.compare;

import com.google.common.collect.ImmutableList;
import io.spillway.measures.MeasureTable;
import io.spillway.measures.Row;
import io.spillway.measures.Tally;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The rows that either of two scenarios has, and where each stands in a scenario's own table. A scenario that lacks a
 * cloud or a launch has none of what is counted there; a share or a price of it is not a number.
 */
final class Rows {
    private static final Set<String> COUNTED =
            Set.of("requests", "unit-hours", "units", "launches", "million tokens", "USD");

    final ImmutableList<Row> rows;

    Rows(MeasureTable base, MeasureTable other) {
        Set<Row> union = new LinkedHashSet<>(base.rows());
        union.addAll(other.rows());
        rows = union.stream()
                .filter(row -> row.year() == null)
                .sorted(Comparator.comparing(Row::measure))
                .collect(ImmutableList.toImmutableList());
    }

    /** Only some rows. */
    Rows(List<Row> rows) {
        this.rows = ImmutableList.copyOf(rows);
    }

    /** Where they stand in the table of a scenario. */
    Side in(MeasureTable table) {
        Map<Row, Integer> numbers = new HashMap<>();
        List<Row> own = table.rows();
        IntStream.range(0, own.size()).forEach(i -> numbers.put(own.get(i), i));
        return new Side(
                rows.stream().mapToInt(row -> numbers.getOrDefault(row, -1)).toArray(), table.weightRows());
    }

    /** Finds them in the values of one of the scenarios. */
    final class Side {
        /** By row: where it stands in the scenario's table, or -1. */
        private final int[] places;

        private final int[] weightRows;

        private Side(int[] places, int[] weightRows) {
            this.places = places;
            this.weightRows = weightRows;
        }

        double value(int row, double[] values) {
            if (places[row] >= 0) {
                return values[places[row]];
            }
            return COUNTED.contains(rows.get(row).measure().unit()) ? 0 : Double.NaN;
        }

        /** What a value weighs in a mean over replications. */
        double weight(int row, double[] values) {
            return Tally.weight(places[row] < 0 ? -1 : weightRows[places[row]], values);
        }
    }
}
