package io.spillway.optimize;

import com.google.common.collect.ImmutableList;
import io.spillway.measures.Estimate;
import io.spillway.measures.RowName;
import io.spillway.measures.Sample;
import io.spillway.model.Threshold;
import io.spillway.scenario.Setting;
import io.spillway.study.Factor;
import io.spillway.study.Responses;
import io.spillway.study.Trials;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The best values that were found for some factors, and what they are worth. Since they are the best of many for the
 * replications that were searched with, they are judged by others: both the best point and the scenario as it is are replicated
 * anew, in the same worlds.
 *
 * @param isLargest whether larger is better, of the first outcome's measure
 * @param values the best value of each factor, as a scenario would write it
 * @param isKept whether the limits are kept by the means of the new replications
 * @param isBetter whether these are better than those of the scenario as it is
 * @param points that were tried
 * @param replications of each while searching
 * @param confirmations the new replications
 * @param outcomes the measure first, then those of the limits
 */
public record Optimum(
        boolean isLargest,
        ImmutableList<Factor> factors,
        ImmutableList<String> values,
        boolean isKept,
        boolean isBetter,
        int points,
        int replications,
        int confirmations,
        ImmutableList<Outcome> outcomes) {

    /**
     * A measure from the new replications.
     *
     * @param limit that it is to keep; the first measure has none
     * @param difference the best point's less the scenario's, replication by replication
     */
    public record Outcome(
            RowName measure, Optional<Threshold> limit, Estimate asItIs, Estimate best, Estimate difference) {
        /** Whether the best point's interval reaches over the limit. */
        public boolean isClose() {
            return limit.filter(bound -> bound.isWithin(best.mean(), best.halfWidth()))
                    .isPresent();
        }
    }

    /**
     * Searches from the scenario's own values.
     *
     * @param measures the measure first, then those of the limits; those of the trials, in their order
     * @param replications of each point
     * @param confirmations new replications by which the answer is judged, 2 or more
     */
    public static Optimum of(
            Search search,
            Goal goal,
            List<Factor> factors,
            List<RowName> measures,
            int replications,
            int confirmations,
            Trials trials) {
        Search.Found found = search.from(
                factors.stream().mapToDouble(Factor::ownPlace).toArray(),
                place -> means(settings(factors, place), replications, measures.size(), trials));
        ImmutableList<Setting> best = settings(factors, found.place());
        ImmutableList<ImmutableList<Sample>> values =
                trials.values(List.of(ImmutableList.of(), best), replications + confirmations);
        ImmutableList<Outcome> outcomes = IntStream.range(0, measures.size())
                .mapToObj(m -> outcome(
                        measures.get(m),
                        goal.limit(m),
                        values.get(0).get(m).from(replications),
                        values.get(1).get(m).from(replications)))
                .collect(ImmutableList.toImmutableList());
        double[] asItIs = means(outcomes, Outcome::asItIs);
        double[] bestFound = means(outcomes, Outcome::best);
        return new Optimum(
                goal.isLargest(),
                ImmutableList.copyOf(factors),
                IntStream.range(0, factors.size())
                        .mapToObj(f -> factors.get(f).at(found.place()[f]))
                        .collect(ImmutableList.toImmutableList()),
                goal.isKeptBy(bestFound),
                goal.isBetter(bestFound, asItIs),
                found.evaluations(),
                replications,
                confirmations,
                outcomes);
    }

    private static double[] means(ImmutableList<Setting> point, int replications, int measures, Trials trials) {
        ImmutableList<ImmutableList<Sample>> values = trials.values(List.of(point), replications);
        return IntStream.range(0, measures)
                .mapToDouble(measure -> Responses.means(values, measure)[0])
                .toArray();
    }

    private static double[] means(List<Outcome> outcomes, Function<Outcome, Estimate> which) {
        return outcomes.stream()
                .mapToDouble(outcome -> which.apply(outcome).mean())
                .toArray();
    }

    private static ImmutableList<Setting> settings(List<Factor> factors, double[] place) {
        ImmutableList.Builder<Setting> settings = ImmutableList.builder();
        for (int f = 0; f < place.length; f++) {
            settings.addAll(factors.get(f).settings(place[f]));
        }
        return settings.build();
    }

    private static Outcome outcome(RowName measure, Optional<Threshold> limit, Sample asItIs, Sample best) {
        double[] difference = best.observations();
        double[] from = asItIs.observations();
        Arrays.setAll(difference, r -> difference[r] - from[r]);
        return new Outcome(
                measure,
                limit,
                asItIs.estimate(Responses.CONFIDENCE),
                best.estimate(Responses.CONFIDENCE),
                Sample.estimate(difference, Math.min(asItIs.known(), best.known()), Responses.CONFIDENCE));
    }
}
