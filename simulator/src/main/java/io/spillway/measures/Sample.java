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

    /** The first replications alone. */
    public Sample first(int count) {
        return new Sample(Arrays.copyOf(values, count), Arrays.copyOf(weights, count));
    }

    /** What it mostly is. */
    public Usual usual() {
        Usual usual = new Usual();
        for (int r = 0; r < values.length; r++) {
            usual.add(values[r], weights[r]);
        }
        return usual;
    }

    /** With the signs of its values turned. */
    public Sample negated() {
        return new Sample(Arrays.stream(values).map(value -> -value).toArray(), weights);
    }

    /** The replications in which it is a number that weighs something. */
    public int known() {
        return means().n(0);
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

    /** The standard error of the mean; NaN where fewer than two replications are {@link #known}. */
    public double error() {
        return means().error(0);
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

    /**
     * The mean and interval of {@linkplain #observations observations}, or of sums and differences of those of several samples.
     *
     * @param known the replications that say something, in the sample where there are fewer; others repeat the mean, and no more
     *     is known for them
     */
    public static Estimate estimate(double[] observations, int known, double confidence) {
        WeightedMeans means = new WeightedMeans(1);
        for (double observation : observations) {
            means.add(0, observation, 1);
        }
        int all = means.n(0);
        int n = Math.min(known, all);
        double halfWidth = n < 2
                ? Double.NaN
                : new StudentT(confidence).quantile(n - 1) * Math.sqrt(means.squares(0) / (n - 1) * n) / all;
        return new Estimate(means.mean(0), halfWidth, n);
    }
}
