package io.spillway.compare;

import io.spillway.measures.Noise;
import io.spillway.measures.StudentT;
import io.spillway.measures.WeightedMeans;
import java.util.Arrays;

/**
 * Pairs of values, one pair for each row and replication, gathered into weighted means and how they vary together, in
 * constant memory. A pair in which a value is missing is left out; of a row that has no other pairs, the numbers there are
 * have means of their own. A value of weight 0 is not missing: nothing happened there of which it could be the ratio, and
 * it counts on its side for as little as it weighs.
 *
 * <p>The difference of two ratios varies as that of their linearisations: in each replication weight times distance from
 * the mean, divided by the mean weight. Where both weigh the same in every replication this is the difference of the
 * values themselves, whose squares are gathered directly, so that one which never varies is known to be so.
 *
 * @see WeightedMeans
 */
final class Pairs {
    private final WeightedMeans base;
    private final WeightedMeans other;
    /** Of pairs that weigh the same. */
    private final WeightedMeans difference;

    private final boolean[] weighAlike;
    /** The sum of products of weights, the means by them, and the sum of their product with both distances. */
    private final double[] productWeight;

    private final double[] baseCentre;
    private final double[] otherCentre;
    private final double[] products;
    private final WeightedMeans unpairedBase;
    private final WeightedMeans unpairedOther;
    private final StudentT student;

    Pairs(int rows, double confidence) {
        base = new WeightedMeans(rows);
        other = new WeightedMeans(rows);
        difference = new WeightedMeans(rows);
        weighAlike = new boolean[rows];
        Arrays.fill(weighAlike, true);
        productWeight = new double[rows];
        baseCentre = new double[rows];
        otherCentre = new double[rows];
        products = new double[rows];
        unpairedBase = new WeightedMeans(rows);
        unpairedOther = new WeightedMeans(rows);
        student = new StudentT(confidence);
    }

    /** Adds what a row is in a replication, and what it weighs there. */
    void add(int row, double one, double oneWeight, double two, double twoWeight) {
        if (isMissing(one, oneWeight) || isMissing(two, twoWeight)) {
            unpairedBase.add(row, one, oneWeight);
            unpairedOther.add(row, two, twoWeight);
            return;
        }
        base.add(row, one, oneWeight);
        other.add(row, two, twoWeight);
        weighAlike[row] &= oneWeight == twoWeight;
        if (weighAlike[row]) {
            difference.add(row, two - one, oneWeight);
        }
        double product = oneWeight * twoWeight;
        if (product > 0) {
            productWeight[row] += product;
            double part = productWeight[row] / product;
            double off = one - baseCentre[row];
            baseCentre[row] += off / part;
            otherCentre[row] += (two - otherCentre[row]) / part;
            products[row] += product * off * (two - otherCentre[row]);
        }
    }

    private static boolean isMissing(double value, double weight) {
        return weight != 0 && !Double.isFinite(value);
    }

    Difference difference(int row) {
        int n = n(row);
        if (n == 0) {
            return Difference.unknown(mean(base, unpairedBase, row), mean(other, unpairedOther, row));
        }
        double one = variance(base, row);
        double two = variance(other, row);
        double both = covariance(row);
        double together = weighAlike[row] ? variance(difference, row) : Math.max(0, one + two - 2 * both);
        double correlation = both / Math.sqrt(one * two);
        double found = weighAlike[row] ? difference.mean(row) : other.mean(row) - base.mean(row);
        double size = Math.max(Math.abs(base.mean(row)), Math.abs(other.mean(row)));
        if (Noise.is(found, size) && Noise.is(Math.sqrt(together), size)) {
            found = 0;
            together = 0;
        }
        double error = Math.sqrt(together / (n - 1) * n);
        return new Difference(
                base.mean(row),
                other.mean(row),
                found,
                n < 2 ? Double.NaN : student.quantile(n - 1) * error,
                pValue(found, error, n),
                n > 1 && Double.isFinite(correlation) ? correlation : Double.NaN,
                n > 1 && together > 0 ? (one + two) / together : Double.NaN,
                n);
    }

    /** On the side where there are fewer. */
    private int n(int row) {
        return Math.min(base.n(row), other.n(row));
    }

    private static double mean(WeightedMeans paired, WeightedMeans unpaired, int row) {
        return paired.n(row) > 0 ? paired.mean(row) : unpaired.mean(row);
    }

    /** Of a mean, but for the factor n / (n − 1); 0 where it is that of rounding. */
    private static double variance(WeightedMeans means, int row) {
        double variance = means.squares(row) / means.weight(row) / means.weight(row);
        return Noise.is(Math.sqrt(variance), means.mean(row)) ? 0 : variance;
    }

    private double covariance(int row) {
        double off = (baseCentre[row] - base.mean(row)) * (otherCentre[row] - other.mean(row));
        return (products[row] + productWeight[row] * off) / base.weight(row) / other.weight(row);
    }

    /** Of a difference that is the same in every replication t is not defined: it may be certain, or be so by chance. */
    private static double pValue(double difference, double error, int n) {
        if (n < 2 || error == 0 && difference != 0) {
            return Double.NaN;
        }
        return error == 0 ? 1 : StudentT.twoSided(difference / error, n - 1);
    }
}
