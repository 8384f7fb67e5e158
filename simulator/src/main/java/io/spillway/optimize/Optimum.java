package io.spillway.optimize;

import com.google.common.collect.ImmutableList;
import io.spillway.measures.Estimate;
import io.spillway.measures.RowName;
import io.spillway.measures.Sample;
import io.spillway.measures.ThresholdOutcome;
import io.spillway.model.Threshold;
import io.spillway.optimize.Candidates.Judged;
import io.spillway.optimize.Search.Kept;
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
 * anew, in the same worlds. With limits, the best is one of a few candidates, chosen by replications between the two: neither the
 * search nor the final figures know them.
 *
 * @param isLargest whether larger is better, of the first outcome's measure
 * @param values the best value of each factor, as a scenario would write it
 * @param isKept whether the limits are kept by the means of the new replications
 * @param isBetter whether these are better than those of the scenario as it is
 * @param points that were tried
 * @param replications of each while searching
 * @param candidates that the best was chosen from; 0 without limits
 * @param choosing replications by which it was chosen; 0 without limits
 * @param confirmations the new replications
 * @param kept where points kept the limits before the new replications
 * @param isLate whether the best was met late in the search, so that a longer one might have led farther
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
        int candidates,
        int choosing,
        int confirmations,
        Kept kept,
        boolean isLate,
        ImmutableList<Outcome> outcomes) {
    private static final int FEWEST_CHOOSING = 2;

    /**
     * A measure from the new replications.
     *
     * @param limit that it is to keep; the first measure has none
     * @param difference the best point's less the scenario's, replication by replication
     */
    public record Outcome(
            RowName measure, Optional<Threshold> limit, Estimate asItIs, Estimate best, Estimate difference) {
        /** Whether the best point's mean keeps the limit, if there is one. */
        public boolean isKept() {
            return judged().map(ThresholdOutcome::isMet).orElse(true);
        }

        /** How the limit, if there is one, came out at the best point. */
        public Optional<ThresholdOutcome> judged() {
            return limit.map(bound -> new ThresholdOutcome(measure, bound, best, Responses.CONFIDENCE));
        }
    }

    /** Whether the scenario as it is keeps the limits, by the means of the new replications. */
    public boolean isKeptAsItIs() {
        return outcomes.stream()
                .allMatch(outcome -> outcome.limit()
                        .map(bound -> bound.isMetBy(outcome.asItIs().mean()))
                        .orElse(Double.isFinite(outcome.asItIs().mean())));
    }

    /** The replications that are left out of the search, at most. */
    public static long reserved(boolean hasLimits, int confirmations) {
        return 2L * confirmations + (hasLimits ? (Candidates.MOST + 1L) * choosing(confirmations) : 0);
    }

    /** Half of those that judge: a candidate is looked at less closely than the answer. */
    private static int choosing(int confirmations) {
        return Math.max(FEWEST_CHOOSING, (confirmations + 1) / 2);
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
        int choosing = goal.limits().isEmpty() ? 0 : choosing(confirmations);
        int before = replications + choosing;
        Search.Found found = search.from(
                factors.stream().mapToDouble(Factor::ownPlace).toArray(),
                place -> means(Factor.settings(factors, place), replications, measures.size(), trials),
                place -> judged(
                        trials.values(List.of(Factor.settings(factors, place)), before)
                                .get(0),
                        replications,
                        goal));
        ImmutableList<Setting> best = Factor.settings(factors, found.place());
        ImmutableList<ImmutableList<Sample>> values =
                trials.values(List.of(ImmutableList.of(), best), before + confirmations);
        ImmutableList<Outcome> outcomes = IntStream.range(0, measures.size())
                .mapToObj(m -> outcome(
                        measures.get(m),
                        goal.limit(m),
                        values.get(0).get(m).from(before),
                        values.get(1).get(m).from(before)))
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
                found.candidates(),
                choosing,
                confirmations,
                found.kept(),
                found.isLate(),
                outcomes);
    }

    private static Judged judged(List<Sample> samples, int replications, Goal goal) {
        double[] means = new double[samples.size()];
        double[] ends = new double[samples.size()];
        for (int m = 0; m < means.length; m++) {
            Estimate estimate = samples.get(m).from(replications).estimate(Responses.CONFIDENCE);
            means[m] = estimate.mean();
            ends[m] = m == 0 ? means[m] : goal.end(m, estimate);
        }
        return new Judged(means, ends);
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
