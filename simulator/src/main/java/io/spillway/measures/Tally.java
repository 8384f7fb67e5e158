package io.spillway.measures;

import java.util.Arrays;

/**
 * One observation per row and replication, gathered into means and intervals in constant memory: the same bytes whenever the
 * replications come in the same order. Observations that are not numbers are left out row by row. A ratio is weighted by its
 * denominator, so that its mean is the ratio of means, which few events in a replication do not bias.
 */
public final class Tally {
    private final int[] weightRows;
    private final WeightedMeans means;
    private final boolean[] seen;
    private final StudentT student;
    private int replications;

    /**
     * Of rows that weigh the same in every replication.
     *
     * @param confidence of the intervals, between 0 and 1
     */
    public Tally(int rows, double confidence) {
        this(unweighted(rows), confidence);
    }

    /**
     * @param weightRows by row: the row whose value it is weighted by, or -1
     * @param confidence of the intervals, between 0 and 1
     */
    public Tally(int[] weightRows, double confidence) {
        this.weightRows = weightRows.clone();
        means = new WeightedMeans(weightRows.length);
        seen = new boolean[weightRows.length];
        student = new StudentT(confidence);
    }

    private static int[] unweighted(int rows) {
        int[] none = new int[rows];
        Arrays.fill(none, -1);
        return none;
    }

    /** Adds the values of the next replication, one for each row. */
    public void add(double[] values) {
        replications++;
        for (int row = 0; row < values.length; row++) {
            double value = values[row];
            means.add(row, value, weight(weightRows[row], values));
            seen[row] |= value != 0 && Double.isFinite(value);
        }
    }

    /**
     * What a row weighs in the mean over replications.
     *
     * @param weightRow the row whose value that is, or -1 where it is the same in all
     */
    public static double weight(int weightRow, double[] values) {
        return weightRow < 0 ? 1 : values[weightRow];
    }

    public int replications() {
        return replications;
    }

    /** Whether the row was a number other than 0 in any replication. */
    public boolean isSeen(int row) {
        return seen[row];
    }

    /** Mean and Student-t interval of a row: {@code mean ± t(n - 1) * standard error}. */
    public Estimate estimate(int row) {
        int count = means.n(row);
        double halfWidth = count < 2 ? Double.NaN : student.quantile(count - 1) * means.error(row);
        return new Estimate(means.mean(row), halfWidth, count, means.weight(row));
    }
}
