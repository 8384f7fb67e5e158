package io.spillway.measures;

/**
 * Weighted means of rows, and how far they are off by chance, in constant memory. A mean is the sum of weight times value
 * divided by the sum of weights: for a ratio that is weighted by its denominator it is the ratio of the means. Its error is
 * that of a ratio estimate by linearisation; with weights of 1 it is the mean's own. Values that are not numbers, and
 * those of weight 0, say nothing.
 *
 * <p>Sums are rounded as if once (Neumaier), so that counts and constants have the mean that a reader expects. Squares are
 * gathered by West's recurrence, which for weights of 1 is Welford's.
 *
 * @see <a href="https://doi.org/10.1145/359146.359153">D. H. D. West, Updating mean and variance estimates: an improved
 *     method, Communications of the ACM 22 (1979)</a>
 * @see <a href="https://doi.org/10.1002/zamm.19740540106">A. Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation
 *     endlicher Summen, ZAMM 54 (1974)</a>
 * @see "W. G. Cochran, Sampling Techniques, 3rd edition (1977), chapter 6, for the error"
 */
public final class WeightedMeans {
    private final int[] n;
    /** Of weight times value, and what rounding lost of it. */
    private final double[] sum;

    private final double[] lost;
    private final double[] weight;
    private final double[] weightLost;
    /** Of squared weights. */
    private final double[] squaredWeight;
    /** The mean by squared weights, and the sum of squared weight times squared distance from it. */
    private final double[] centre;

    private final double[] squares;

    public WeightedMeans(int rows) {
        n = new int[rows];
        sum = new double[rows];
        lost = new double[rows];
        weight = new double[rows];
        weightLost = new double[rows];
        squaredWeight = new double[rows];
        centre = new double[rows];
        squares = new double[rows];
    }

    /** @param by the weight, 0 or more */
    public void add(int row, double value, double by) {
        if (!Double.isFinite(value) || !(by > 0)) {
            return;
        }
        n[row]++;
        double product = by * value;
        lost[row] += Math.fma(by, value, -product) + lostBy(sum[row], product);
        sum[row] += product;
        weightLost[row] += lostBy(weight[row], by);
        weight[row] += by;
        double squared = by * by;
        squaredWeight[row] += squared;
        double off = value - centre[row];
        centre[row] += off / (squaredWeight[row] / squared);
        squares[row] += squared * off * (value - centre[row]);
    }

    /** What rounding loses of a sum of two. */
    private static double lostBy(double one, double other) {
        double both = one + other;
        return Math.abs(one) >= Math.abs(other) ? one - both + other : other - both + one;
    }

    /** How many values there are of a row. */
    public int n(int row) {
        return n[row];
    }

    /** The sum of the weights. */
    public double weight(int row) {
        return weight[row];
    }

    /** The mean, divided as if in one step; NaN when there are no values. */
    public double mean(int row) {
        double quotient = sum[row] / weight[row];
        double rest = Math.fma(-quotient, weight[row], sum[row]) + lost[row] - quotient * weightLost[row];
        return quotient + rest / weight[row];
    }

    /** The sum of squared weight times squared distance from the mean. */
    public double squares(int row) {
        double off = centre[row] - mean(row);
        return squares[row] + squaredWeight[row] * off * off;
    }

    /** The standard error of the mean; NaN for fewer than two values. */
    public double error(int row) {
        return n[row] < 2 ? Double.NaN : Math.sqrt(squares(row) / (n[row] - 1) / n[row]) * (n[row] / weight[row]);
    }
}
