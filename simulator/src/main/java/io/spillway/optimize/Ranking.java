package io.spillway.optimize;

import com.google.common.collect.ImmutableList;
import io.spillway.measures.Estimate;
import io.spillway.measures.RowName;
import io.spillway.measures.Sample;
import io.spillway.optimize.KimNelson.Choice;
import io.spillway.scenario.Setting;
import io.spillway.study.Trials;
import java.util.ArrayList;
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
     * @param alternatives as many as the procedure is for
     * @throws NoValueException when the measure is no number in a replication, or a ratio in none
     */
    public static Ranking of(
            KimNelson procedure, RowName measure, boolean isLargest, List<Alternative> alternatives, Trials trials) {
        Choice choice = procedure.choose((replications, asked) -> {
            List<ImmutableList<Setting>> points =
                    asked.stream().map(i -> alternatives.get(i).settings()).toList();
            ImmutableList<ImmutableList<Sample>> values = trials.values(points, replications);
            List<Sample> observations = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                Sample sample = values.get(i).get(0);
                requireValues(measure, sample, alternatives.get(asked.get(i)));
                observations.add(isLargest ? sample : sample.negated());
            }
            return observations;
        });
        for (int i = 0; i < alternatives.size(); i++) {
            if (choice.alternatives().get(i).estimate().n() == 0) {
                throw new NoValueException(measure + " has no value in any of "
                        + choice.alternatives().get(i).replications() + " replications of '"
                        + alternatives.get(i).name() + "'. Maybe a larger --budget");
            }
        }
        return new Ranking(measure, isLargest, ImmutableList.copyOf(alternatives), choice);
    }

    /** Of a measure that is no ratio. */
    private static void requireValues(RowName measure, Sample sample, Alternative alternative) {
        for (int r = 0; r < sample.values().length; r++) {
            if (sample.weights()[r] > 0 && !Double.isFinite(sample.values()[r])) {
                throw new NoValueException(measure + " has no value in replication " + r + " of '" + alternative.name()
                        + "'; expected a measure that always has one");
            }
        }
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
