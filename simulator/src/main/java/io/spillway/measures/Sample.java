package io.spillway.measures;

import java.util.Arrays;

/**
 * What one row was in some replications, and what each weighs.
 *
 * @param values by replication; one of weight 0 says nothing
 * @param weights likewise, 0 or more
 */
public record Sample(double[] values, double[] weights) {
    /** Of replications that weigh the same. */
    public static Sample of(double... values) {
        double[] weights = new double[values.length];
        Arrays.fill(weights, 1);
        return new Sample(values, weights);
    }

    /** Without the first replications. */
    public Sample from(int first) {
        return new Sample(
                Arrays.copyOfRange(values, first, values.length), Arrays.copyOfRange(weights, first, weights.length));
    }

    /** The weighted mean; not a number when nothing weighs, or when any that weighs is none. */
    public double mean() {
        WeightedMeans means = means();
        boolean all = true;
        for (int r = 0; r < values.length; r++) {
            all &= weights[r] == 0 || Double.isFinite(values[r]);
        }
        return all ? means.mean(0) : Double.NaN;
    }

    private WeightedMeans means() {
        WeightedMeans means = new WeightedMeans(1);
        for (int r = 0; r < values.length; r++) {
            means.add(0, values[r], weights[r]);
        }
        return means;
    }

    /** Weighted mean and interval, as those of a {@link Tally}. */
    public Estimate estimate(double confidence) {
        Tally tally = new Tally(new int[] {1, -1}, confidence);
        for (int r = 0; r < values.length; r++) {
            tally.add(new double[] {values[r], weights[r]});
        }
        return tally.estimate(0);
    }

    /**
     * Observations that weigh the same, by replication: {@code mean + weight / mean weight * (value − mean)}, and the mean
     * where the weight is 0. Their plain mean is the weighted one, and they vary about it as far as each replication moves it
     * (linearisation): what takes differences and variances of independent observations may take these for ratios.
     *
     * @see "R. S. Woodruff, A simple method for approximating the variance of a complicated estimate, JASA 66 (1971)"
     */
    public double[] observations() {
        double mean = means().mean(0);
        double meanWeight = Arrays.stream(weights).sum() / weights.length;
        double[] observations = new double[values.length];
        for (int r = 0; r < values.length; r++) {
            double relative = weights[r] / meanWeight;
            if (relative == 1) {
                observations[r] = values[r];
            } else {
                observations[r] = relative > 0 ? mean + relative * (values[r] - mean) : mean;
            }
        }
        return observations;
    }
}
