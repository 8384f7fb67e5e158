package io.spillway.optimize;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The few points of a search that are judged by replications which it does not see. A search comes to rest where a limit is just
 * kept by what it sees, which is off by nearly the same at all points there, since they share their chance. So what it sees is
 * moved by how far the far end of the last judged interval lay from it: the point that promises most is then one whose interval
 * should keep the limits.
 *
 * @see "W.-K. Mak, D. P. Morton, R. K. Wood, Monte Carlo bounding techniques for determining solution quality in stochastic
 *     programs, Operations Research Letters 24 (1999): what is chosen by a sample looks better by it than it is"
 */
final class Candidates {
    /** The most that are judged. */
    static final int MOST = 4;

    /**
     * What other replications say of a point; values are as {@link Goal} has them.
     *
     * @param ends the means, and where there is a limit the end of the interval that keeps it least
     */
    record Judged(double[] means, double[] ends) {}

    private final Goal goal;
    private final Function<double[], Judged> judge;
    private final Map<List<Double>, Judged> judged = new LinkedHashMap<>();
    private final double[] offset;

    Candidates(Goal goal, Function<double[], Judged> judge) {
        this.goal = goal;
        this.judge = judge;
        offset = new double[goal.limits().size() + 1];
    }

    int count() {
        return judged.size();
    }

    /** Judges a point, unless it was. */
    void judge(List<Double> place, double[] seen) {
        if (judged.containsKey(place)) {
            return;
        }
        Judged said =
                judge.apply(place.stream().mapToDouble(Double::doubleValue).toArray());
        judged.put(place, said);
        for (int i = 1; i < offset.length; i++) {
            double off = said.ends[i] - seen[i];
            offset[i] = Double.isFinite(off) ? off : offset[i];
        }
    }

    /** What is to be expected of the far ends of intervals where a search sees these values. */
    double[] expected(double[] seen) {
        double[] expected = seen.clone();
        for (int i = 1; i < expected.length; i++) {
            expected[i] += offset[i];
        }
        return expected;
    }

    /** The same at a point: where it was judged, what is known. */
    double[] expected(List<Double> place, double[] seen) {
        Judged known = judged.get(place);
        double[] expected = known == null ? expected(seen) : known.ends.clone();
        expected[0] = seen[0];
        return expected;
    }

    boolean has(List<Double> place) {
        return judged.containsKey(place);
    }

    /** Whether the intervals at any of them keep every limit. */
    boolean isAnySure() {
        return judged.values().stream().anyMatch(said -> goal.isKeptBy(said.ends));
    }

    /** Whether the means at any of them keep every limit. */
    boolean isAnyKept() {
        return judged.values().stream().anyMatch(said -> goal.isKeptBy(said.means));
    }

    /** The best whose intervals keep every limit; else one whose means do, with the least of an interval beyond; else the nearest. */
    List<Double> best() {
        return judged.entrySet().stream()
                .reduce((best, other) -> isBetter(other.getValue(), best.getValue()) ? other : best)
                .orElseThrow()
                .getKey();
    }

    private boolean isBetter(Judged one, Judged other) {
        boolean isAnySure = goal.isKeptBy(one.ends) || goal.isKeptBy(other.ends);
        boolean isKept = goal.isKeptBy(one.means);
        if (!isAnySure && isKept != goal.isKeptBy(other.means)) {
            return isKept;
        }
        return goal.isBetter(one.ends, other.ends);
    }
}
