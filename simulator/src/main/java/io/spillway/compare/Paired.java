package io.spillway.compare;

import com.google.common.collect.ImmutableList;
import io.spillway.measures.MeasureTable;
import io.spillway.measures.Row;
import java.util.stream.IntStream;

/** The rows of two scenarios in the same worlds, paired. */
final class Paired {
    private final Rows rows;
    private final Rows.Side inBase;
    private final Rows.Side inOther;
    private final Pairs pairs;
    private final boolean[] seen;

    Paired(MeasureTable base, MeasureTable other, double confidence) {
        rows = new Rows(base, other);
        inBase = rows.in(base);
        inOther = rows.in(other);
        pairs = new Pairs(rows.rows.size(), confidence);
        seen = new boolean[rows.rows.size()];
    }

    /** Adds the values of a replication. */
    void add(double[] base, double[] other) {
        for (int row = 0; row < seen.length; row++) {
            double one = inBase.value(row, base);
            double two = inOther.value(row, other);
            seen[row] |= isSomething(one) || isSomething(two);
            pairs.add(row, one, inBase.weight(row, base), two, inOther.weight(row, other));
        }
    }

    private static boolean isSomething(double value) {
        return Double.isFinite(value) && value != 0;
    }

    /** The p-values of the rows that are tested, in their order. */
    double[] tested() {
        return testedRows().mapToDouble(row -> pairs.difference(row).pValue()).toArray();
    }

    private IntStream testedRows() {
        return IntStream.range(0, seen.length).filter(row -> seen[row] && isTested(rows.rows.get(row)));
    }

    /** What is tested: by cloud, kind and reason, but not launch by launch, market by market, pool by pool and month by month. */
    static boolean isTested(Row row) {
        return row.period() == null && row.launch() == null && row.market() == null && row.pool() == null;
    }

    /**
     * The rows in which either scenario is a number other than 0.
     *
     * @param adjusted the p-values of {@link #tested()} after the adjustment, from some place on
     */
    ImmutableList<Contrast.Line> lines(double[] adjusted, int from) {
        ImmutableList.Builder<Contrast.Line> lines = ImmutableList.builder();
        int next = from;
        for (int row = 0; row < seen.length; row++) {
            if (seen[row]) {
                Row named = rows.rows.get(row);
                double p = isTested(named) ? adjusted[next++] : Double.NaN;
                lines.add(new Contrast.Line(named, pairs.difference(row), p));
            }
        }
        return lines.build();
    }
}
