package io.spillway.compare;

import io.spillway.measures.StudentT;
import java.util.Arrays;

/**
 * Pairs of values, one pair for each row and replication, gathered into means, variances and covariances in constant
 * memory by Welford's recurrence. A pair in which one is not a number is left out; of a row that has no other pairs, the
 * numbers there are have means of their own.
 */
final class Pairs {
    private final int[] n;
    private final double[] baseMean;
    private final double[] mean;
    private final double[] differenceMean;
    private final double[] baseSquares;
    private final double[] squares;
    private final double[] differenceSquares;
    private final double[] products;
    private final Means unpairedBase;
    private final Means unpaired;
    private final StudentT student;

    Pairs(int rows, double confidence) {
        n = new int[rows];
        baseMean = new double[rows];
        mean = new double[rows];
        differenceMean = new double[rows];
        baseSquares = new double[rows];
        squares = new double[rows];
        differenceSquares = new double[rows];
        products = new double[rows];
        unpairedBase = new Means(rows);
        unpaired = new Means(rows);
        student = new StudentT(confidence);
    }

    void add(int row, double base, double other) {
        double difference = other - base;
        if (!Double.isFinite(difference)) {
            unpairedBase.add(row, base);
            unpaired.add(row, other);
            return;
        }
        n[row]++;
        double offBase = base - baseMean[row];
        double off = other - mean[row];
        double offDifference = difference - differenceMean[row];
        baseMean[row] += offBase / n[row];
        mean[row] += off / n[row];
        differenceMean[row] += offDifference / n[row];
        baseSquares[row] += offBase * (base - baseMean[row]);
        squares[row] += off * (other - mean[row]);
        differenceSquares[row] += offDifference * (difference - differenceMean[row]);
        products[row] += offBase * (other - mean[row]);
    }

    Difference difference(int row) {
        int count = n[row];
        if (count == 0) {
            return Difference.unknown(unpairedBase.mean[row], unpaired.mean[row]);
        }
        double correlation = products[row] / Math.sqrt(baseSquares[row] * squares[row]);
        double apart = baseSquares[row] + squares[row];
        return new Difference(
                baseMean[row],
                mean[row],
                differenceMean[row],
                halfWidth(row),
                pValue(row),
                Double.isFinite(correlation) ? correlation : Double.NaN,
                differenceSquares[row] > 0 ? apart / differenceSquares[row] : Double.NaN,
                count);
    }

    private double halfWidth(int row) {
        return n[row] < 2 ? Double.NaN : student.quantile(n[row] - 1) * error(row);
    }

    /** Of a difference that is the same in every replication t is not defined: it may be certain, or be so by chance. */
    private double pValue(int row) {
        if (n[row] < 2 || differenceSquares[row] == 0 && differenceMean[row] != 0) {
            return Double.NaN;
        }
        if (differenceSquares[row] == 0) {
            return 1;
        }
        return StudentT.twoSided(differenceMean[row] / error(row), n[row] - 1);
    }

    private double error(int row) {
        return Math.sqrt(differenceSquares[row] / (n[row] - 1.0) / n[row]);
    }

    /** By row: the mean of what is a number, NaN if nothing is. */
    private static final class Means {
        final double[] mean;
        private final int[] n;

        Means(int rows) {
            mean = new double[rows];
            Arrays.fill(mean, Double.NaN);
            n = new int[rows];
        }

        void add(int row, double value) {
            if (Double.isFinite(value)) {
                n[row]++;
                mean[row] = n[row] == 1 ? value : mean[row] + (value - mean[row]) / n[row];
            }
        }
    }
}
