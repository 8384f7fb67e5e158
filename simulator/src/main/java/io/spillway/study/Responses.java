package io.spillway.study;

import io.spillway.experiment.Settings;
import io.spillway.measures.Estimate;
import io.spillway.measures.Tally;

/** What trials came to, measure by measure. */
public final class Responses {
    /** Of every interval. */
    public static final double CONFIDENCE = Settings.CONFIDENCE;

    private Responses() {}

    /**
     * The mean over replications at each point; not a number where any replication has none.
     *
     * @param values by point, replication and measure
     */
    public static double[] means(double[][][] values, int measure) {
        double[] means = new double[values.length];
        for (int point = 0; point < means.length; point++) {
            double sum = 0;
            for (double[] replication : values[point]) {
                sum += replication[measure];
            }
            means[point] = sum / values[point].length;
        }
        return means;
    }

    /** What is known of a measure from replications of one point, from one of them on. */
    public static Estimate estimate(double[][] replications, int from, int measure) {
        Tally tally = new Tally(1, CONFIDENCE);
        for (int r = from; r < replications.length; r++) {
            tally.add(new double[] {replications[r][measure]});
        }
        return tally.estimate(0);
    }

    /**
     * How far means over replications are off by chance: the standard error of a mean, as the root of the mean square over
     * points. Points share their chance, so differences between them are off by less.
     *
     * @param values by point, replication and measure
     * @return not a number for fewer than two replications
     */
    public static double chance(double[][][] values, int measure) {
        double[] means = means(values, measure);
        double squares = 0;
        for (int point = 0; point < means.length; point++) {
            double n = values[point].length;
            for (double[] replication : values[point]) {
                double off = replication[measure] - means[point];
                squares += off * off / (n - 1) / n;
            }
        }
        return Math.sqrt(squares / means.length);
    }
}
