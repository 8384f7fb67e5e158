package io.spillway.study;

import com.google.common.collect.ImmutableList;
import io.spillway.experiment.Settings;
import io.spillway.measures.Sample;
import java.util.List;

/** What trials came to, measure by measure. */
public final class Responses {
    /** Of every interval. */
    public static final double CONFIDENCE = Settings.CONFIDENCE;

    private Responses() {}

    /**
     * The mean over replications at each point; not a number where a measure that is no ratio has none in any replication.
     *
     * @param values by point, then by measure
     */
    public static double[] means(List<ImmutableList<Sample>> values, int measure) {
        return values.stream().mapToDouble(point -> point.get(measure).mean()).toArray();
    }

    /**
     * How far means over replications are off by chance: the standard error of a mean, as the root of the mean square over
     * points. Points of one seed share their chance, so differences between them are off by less.
     *
     * @param values by point, then by measure
     * @return not a number where a point has a value in fewer than two replications
     */
    public static double chance(List<ImmutableList<Sample>> values, int measure) {
        double squares = 0;
        for (ImmutableList<Sample> point : values) {
            double error = point.get(measure).error();
            squares += error * error;
        }
        return Math.sqrt(squares / values.size());
    }
}
