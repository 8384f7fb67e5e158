package io.spillway.measures;

/**
 * One observation per row and replication, gathered into means and variances by Welford's recurrence: constant memory,
 * and the same bytes whenever the replications come in the same order. Observations that are not numbers are left out
 * row by row.
 *
 * @see <a href="https://doi.org/10.1080/00401706.1962.10490022">B. P. Welford, Note on a method for calculating
 *     corrected sums of squares and products, Technometrics 4 (1962)</a>
 */
public final class Tally {
    private final int[] n;
    /** Neumaier's sum: rounded as if once, so that counts and constants have the mean that a reader expects. */
    private final double[] sum;

    private final double[] lost;
    /** The mean as the recurrence has it. */
    private final double[] mean;

    private final double[] squares;
    private final boolean[] seen;
    private final StudentT student;
    private int replications;

    /** @param confidence of the intervals, between 0 and 1 */
    public Tally(int rows, double confidence) {
        n = new int[rows];
        sum = new double[rows];
        lost = new double[rows];
        mean = new double[rows];
        squares = new double[rows];
        seen = new boolean[rows];
        student = new StudentT(confidence);
    }

    /** Adds the values of the next replication, one for each row. */
    public void add(double[] values) {
        replications++;
        for (int row = 0; row < values.length; row++) {
            double value = values[row];
            if (Double.isFinite(value)) {
                double off = value - mean[row];
                n[row]++;
                addToSum(row, value);
                mean[row] += off / n[row];
                squares[row] += off * (value - mean[row]);
                seen[row] |= value != 0;
            }
        }
    }

    private void addToSum(int row, double value) {
        double before = sum[row];
        double after = before + value;
        lost[row] += Math.abs(before) >= Math.abs(value) ? before - after + value : value - after + before;
        sum[row] = after;
    }

    /** The sum and what rounding lost of it, divided by the count as if in one step. */
    private double average(int row) {
        double quotient = sum[row] / n[row];
        double rest = Math.fma(-quotient, n[row], sum[row]) + lost[row];
        return quotient + rest / n[row];
    }

    public int replications() {
        return replications;
    }

    /** Whether the row was a number other than 0 in any replication. */
    public boolean isSeen(int row) {
        return seen[row];
    }

    /** Mean and Student-t interval of a row: {@code mean ± t(n - 1) * s / sqrt(n)}. */
    public Estimate estimate(int row) {
        int count = n[row];
        double average = average(row);
        if (count < 2) {
            return new Estimate(average, Double.NaN, count);
        }
        double error = Math.sqrt(squares[row] / (count - 1) / count);
        return new Estimate(average, student.quantile(count - 1) * error, count);
    }
}
