package io.spillway.optimize;

import com.google.common.collect.ImmutableList;
import io.spillway.measures.Estimate;
import io.spillway.measures.RowName;
import io.spillway.measures.Sample;
import io.spillway.optimize.KimNelson.Choice;
import io.spillway.scenario.Setting;
import io.spillway.study.Trials;
import java.util.List;

/**
 * The best of a few alternatives by one measure.
 *
 * @param isLargest whether larger is better
 * @param choice its means are those of the measure when larger is better, else those of its negative
 */
public record Ranking(RowName measure, boolean isLargest, ImmutableList<Alternative> alternatives, Choice choice) {
    /**
     * Replicates alternatives until it is known which is best.
     *
     * @param trials of the measure alone
     * @throws IllegalArgumentException when the measure is no number in a replication
     */
    public static Ranking of(
            KimNelson procedure, RowName measure, boolean isLargest, List<Alternative> alternatives, Trials trials) {
        Choice choice = procedure.choose(alternatives.size(), (replications, asked) -> {
            List<ImmutableList<Setting>> points =
                    asked.stream().map(i -> alternatives.get(i).settings()).toList();
            ImmutableList<ImmutableList<Sample>> values = trials.values(points, replications);
            double[][] observations = new double[values.size()][];
            for (int i = 0; i < observations.length; i++) {
                observations[i] = values.get(i).get(0).observations();
                for (int r = 0; r < replications; r++) {
                    double value = observations[i][r];
                    if (!Double.isFinite(value)) {
                        throw new IllegalArgumentException(measure + " has no value in replication " + r + " of '"
                                + alternatives.get(asked.get(i)).name() + "'; expected a measure that always has one");
                    }
                    observations[i][r] = isLargest ? value : -value;
                }
            }
            return observations;
        });
        return new Ranking(measure, isLargest, ImmutableList.copyOf(alternatives), choice);
    }

    /** What is known of the measure of an alternative. */
    public Estimate value(int alternative) {
        Estimate estimate = choice.alternatives().get(alternative).estimate();
        return isLargest ? estimate : new Estimate(0 - estimate.mean(), estimate.halfWidth(), estimate.n());
    }

    /** The one that was chosen. */
    public Alternative best() {
        return alternatives.get(choice.best());
    }
}
