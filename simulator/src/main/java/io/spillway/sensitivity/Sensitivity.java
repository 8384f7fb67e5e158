package io.spillway.sensitivity;

import com.google.common.collect.ImmutableList;
import io.spillway.experiment.NamedStream;
import io.spillway.measures.Estimate;
import io.spillway.measures.RowName;
import io.spillway.measures.Sample;
import io.spillway.scenario.Origin;
import io.spillway.scenario.Setting;
import io.spillway.study.Factor;
import io.spillway.study.Responses;
import io.spillway.study.Trials;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What measures hang on.
 *
 * @param points at which the scenario was tried, beside the scenario as it is
 * @param replications of each
 * @param responses by measure
 */
public record Sensitivity(
        ImmutableList<Factor> factors,
        ImmutableList<Indicator> indicators,
        int points,
        int replications,
        ImmutableList<Response> responses) {

    /**
     * One measure.
     *
     * @param asItIs what it is in the scenario as it is
     * @param least its smallest mean at any point
     * @param most its largest mean at any point
     * @param chance how far a mean at a point is off by chance: its standard error, over all points; not a number with one
     *     replication
     * @param missing at how many points it is no number; then nothing is estimated
     * @param effectivePoints how many points carry its variance, see {@link Method#effectivePoints}
     * @param estimates by factor, then by indicator
     */
    public record Response(
            RowName measure,
            Estimate asItIs,
            double least,
            double most,
            double chance,
            int missing,
            double effectivePoints,
            ImmutableList<ImmutableList<Estimate>> estimates) {
        /** Whether so few points carry the variance that estimates and their intervals are not to be trusted. */
        public boolean isRough() {
            return effectivePoints < Sobol.FEWEST_EFFECTIVE_POINTS;
        }
    }

    /**
     * Tries the points of a method and says what follows. Each repetition has a seed of its own: its points meet the same random
     * numbers and differ by their factors alone, and what chance does to them is another thing in the next repetition, so that
     * intervals over repetitions know of it. The scenario as it is has the seed of the trials.
     *
     * @param seed that those of repetitions are drawn from
     * @param method for these factors
     * @param measures those of the trials, in their order
     */
    public static Sensitivity of(
            Method method, List<Factor> factors, List<RowName> measures, long seed, int replications, Trials trials) {
        List<ImmutableList<Setting>> points = new ArrayList<>();
        points.add(ImmutableList.of());
        double[][] places = method.points();
        for (int i = 0; i < places.length; i++) {
            int repetition = i / (places.length / method.repetitions());
            points.add(ImmutableList.<Setting>builder()
                    .add(seedOf(repetition, seed))
                    .addAll(Factor.settings(factors, places[i]))
                    .build());
        }
        ImmutableList<ImmutableList<Sample>> values = trials.values(points, replications);
        ImmutableList<ImmutableList<Sample>> around = values.subList(1, values.size());
        return new Sensitivity(
                ImmutableList.copyOf(factors),
                method.indicators(),
                around.size(),
                replications,
                IntStream.range(0, measures.size())
                        .mapToObj(m -> response(
                                method, measures.get(m), m, values.get(0).get(m), around))
                        .collect(ImmutableList.toImmutableList()));
    }

    private static Setting seedOf(int repetition, long seed) {
        long own = NamedStream.of(seed, repetition, "seeds of repetitions").nextLong();
        return new Setting("seed", Long.toString(own), Origin.set("the seed of repetition " + repetition));
    }

    private static Response response(
            Method method, RowName measure, int index, Sample asItIs, ImmutableList<ImmutableList<Sample>> around) {
        double[] means = Responses.means(around, index);
        double[] finite = Arrays.stream(means).filter(Double::isFinite).toArray();
        int missing = means.length - finite.length;
        if (missing > 0) {
            Arrays.fill(means, Double.NaN);
        }
        return new Response(
                measure,
                asItIs.estimate(Responses.CONFIDENCE),
                Arrays.stream(finite).min().orElse(Double.NaN),
                Arrays.stream(finite).max().orElse(Double.NaN),
                Responses.chance(around, index),
                missing,
                method.effectivePoints(means),
                method.estimates(means));
    }
}
