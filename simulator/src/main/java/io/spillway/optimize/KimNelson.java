package io.spillway.optimize;

import com.google.common.collect.ImmutableList;
import io.spillway.measures.Estimate;
import io.spillway.measures.Sample;
import io.spillway.study.Responses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * The fully sequential procedure of Kim and Nelson. Every alternative is replicated a few times, then those still in play once
 * more at a time; one that lies too far behind another falls out, the sooner the less their difference varies. When the best
 * mean is better than all others by the indifference or more, it is chosen with the confidence asked for, or more often;
 * when others are nearer than that, the choice is among good ones.
 *
 * <p>It holds for observations that are normal and independent from replication to replication. Means of replications of a
 * simulation nearly are, unless what they count is rare. Alternatives may meet the same random numbers, which makes differences
 * vary less and the choice sooner.
 *
 * <p>Normal observations differ by another amount in each replication. Where two alternatives do not, nothing is known of how
 * sure their difference is, and none of them falls out by it: their first stage goes on until their difference varies, to
 * {@link #LONGEST_FIRST} times its length at most. A difference that was the same all along is then taken as it is. When it was
 * none, the two cannot be told apart and the choice between them is left undecided. For normal observations all this changes
 * nothing.
 *
 * <p>An alternative's ratio is that of its means so far. It varies as its {@linkplain Sample#observations linearisation}, and
 * replications that say nothing of it count as none: a first stage is as long as it says, in the alternative that has fewer.
 *
 * @see <a href="https://doi.org/10.1145/502109.502111">S.-H. Kim, B. L. Nelson, A fully sequential procedure for
 *     indifference-zone selection in simulation, ACM TOMACS 11 (2001)</a>, with c = 1
 */
public final class KimNelson {
    /** The fewest replications that a variance is worth something from. */
    public static final int FEWEST_FIRST = 5;

    /** How many times as long the first stage gets for two alternatives whose difference does not vary. */
    public static final int LONGEST_FIRST = 20;

    /** What differs by less, as a part of what is observed, differs by rounding. */
    private static final double ROUNDING = 1e-12;

    private final int alternatives;
    private final double indifference;
    private final double confidence;
    private final int first;
    private final long budget;

    /** Where observations come from. */
    @FunctionalInterface
    public interface Source {
        /**
         * The first observations of some alternatives; the same each time they are asked for.
         *
         * @return by alternative as asked
         */
        List<Sample> first(int replications, List<Integer> alternatives);
    }

    /**
     * What was chosen.
     *
     * @param best the alternative in play with the largest mean
     * @param decided whether it is known as surely as was asked for; not, when the budget ended before or another never
     *     differed from it
     * @param alternatives how each stood in the end
     */
    public record Choice(int best, boolean decided, ImmutableList<Standing> alternatives) {
        /** Whether it is undecided because all others that are still in play never differed from the best. */
        public boolean isTied() {
            return !decided
                    && alternatives.stream()
                            .allMatch(standing ->
                                    standing.outAfter().isPresent() || standing.difference() == Difference.NONE);
        }
    }

    /**
     * How an alternative stood in the end.
     *
     * @param estimate from the replications it was given
     * @param replications how many these are
     * @param outAfter after how many replications it fell out, if it did
     * @param behind how far behind the best it is, from the replications that both have
     * @param difference how its difference from the best is from one of them to the next
     */
    public record Standing(
            Estimate estimate, int replications, OptionalInt outAfter, Estimate behind, Difference difference) {}

    /** How the difference of two alternatives is from replication to replication. */
    public enum Difference {
        /** It varies. */
        VARIES,
        /** It is the same in all. */
        CONSTANT,
        /** There is none in any. */
        NONE
    }

    /**
     * @param alternatives how many there are
     * @param indifference a difference that does not matter to the user, above 0
     * @param confidence with which the choice is to be right, between 1 / alternatives and 1
     * @param first replications of every alternative before the first look
     * @param budget replications in all, of all alternatives
     * @throws IllegalArgumentException with a line for each that cannot be
     */
    public KimNelson(int alternatives, double indifference, double confidence, int first, long budget) {
        List<String> problems = new ArrayList<>();
        if (alternatives < 2) {
            problems.add(alternatives + " alternatives; expected 2 or more");
        }
        if (!(indifference > 0) || Double.isInfinite(indifference)) {
            problems.add("indifference: " + indifference + "; expected a number above 0");
        }
        if (!(confidence > 0 && confidence < 1)) {
            problems.add("confidence: " + confidence + "; expected a number between 0 and 1");
        } else if (alternatives > 1 && confidence <= 1.0 / alternatives) {
            problems.add("confidence: " + confidence + "; expected more than the 1 in " + alternatives
                    + " that a blind choice has");
        }
        long fewest = (long) alternatives * first;
        if (first < FEWEST_FIRST) {
            problems.add("replications: " + first + "; expected " + FEWEST_FIRST
                    + " or more, from which variances are known");
        } else if (budget < fewest) {
            problems.add("budget: " + budget + "; expected " + fewest + " or more, which " + alternatives
                    + " alternatives take before the first look");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        this.alternatives = alternatives;
        this.indifference = indifference;
        this.confidence = confidence;
        this.first = first;
        this.budget = budget;
    }

    /** Chooses the alternative with the largest mean. */
    public Choice choose(Source source) {
        return new Race(source).run();
    }

    /** One use of the procedure. */
    private final class Race {
        private final Source source;
        private final Sample[] seen;
        /** Of weight times observation, of weights, and how many weigh something. */
        private final double[] sum;

        private final double[] weight;
        private final int[] known;
        private final int[] outAfter;
        /** h² times the variance of a difference, for each pair; not a number as long as the difference has not varied. */
        private final double[][] spread;

        private List<Integer> inPlay = new ArrayList<>();
        private int replications;
        private long used;

        Race(Source source) {
            this.source = source;
            seen = new Sample[alternatives];
            Arrays.fill(seen, Sample.of());
            sum = new double[alternatives];
            weight = new double[alternatives];
            known = new int[alternatives];
            outAfter = new int[alternatives];
            spread = new double[alternatives][alternatives];
            for (int i = 0; i < alternatives; i++) {
                inPlay.add(i);
                Arrays.fill(spread[i], Double.NaN);
            }
        }

        Choice run() {
            while (replications < first) {
                replicate(first);
            }
            measureSpread();
            screen();
            while (replications <= last() && used + inPlay.size() <= budget) {
                replicate(last());
                measureSpread();
                screen();
            }
            return choice(replications > last() && inPlay.stream().noneMatch(this::isTied));
        }

        /** Gives one more replication to all that are in play; they are fetched some at a time. */
        private void replicate(long last) {
            if (seen[inPlay.get(0)].values().length == replications) {
                long affordable = replications + (budget - used) / inPlay.size();
                long wanted = replications < first ? first : Math.min(last + 1, replications + replications / 4 + 1);
                List<Sample> more = source.first((int) Math.min(affordable, wanted), inPlay);
                for (int i = 0; i < more.size(); i++) {
                    seen[inPlay.get(i)] = more.get(i);
                }
            }
            inPlay.forEach(this::count);
            replications++;
            used += inPlay.size();
        }

        private void count(int alternative) {
            double by = seen[alternative].weights()[replications];
            if (by > 0) {
                sum[alternative] += by * seen[alternative].values()[replications];
                weight[alternative] += by;
                known[alternative]++;
            }
        }

        /** Not a number as long as nothing is known of it. */
        private double mean(int alternative) {
            return sum[alternative] / weight[alternative];
        }

        /**
         * Ends the first stage of pairs whose difference has varied, n replications long. With c = 1:
         * h² = 2 η (n − 1), η = ((2 α / (k − 1))^(−2 / (n − 1)) − 1) / 2.
         */
        private void measureSpread() {
            for (int i : inPlay) {
                for (int j : inPlay) {
                    int n = Math.min(known[i], known[j]);
                    boolean isLongest = replications >= longestFirst();
                    if (Double.isNaN(spread[i][j]) && (n >= first || isLongest && n > 1)) {
                        Difference difference = difference(i, j, replications);
                        if (difference == Difference.VARIES) {
                            spread[i][j] = hSquared(n) * varianceOfDifference(i, j, n);
                        } else if (difference == Difference.CONSTANT && isLongest) {
                            spread[i][j] = 0;
                        }
                    }
                }
            }
        }

        private double hSquared(int n) {
            double eta = (StrictMath.pow(2 * (1 - confidence) / (alternatives - 1), -2.0 / (n - 1)) - 1) / 2;
            return 2 * eta * (n - 1);
        }

        private long longestFirst() {
            return (long) LONGEST_FIRST * first;
        }

        /** From the replications up to a count. */
        private Difference difference(int i, int j, int count) {
            double[] one = observations(i, count);
            double[] other = observations(j, count);
            double size = 0;
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int r = 0; r < count; r++) {
                size = Math.max(size, Math.max(Math.abs(one[r]), Math.abs(other[r])));
                least = Math.min(least, one[r] - other[r]);
                most = Math.max(most, one[r] - other[r]);
            }
            if (most - least > ROUNDING * size) {
                return Difference.VARIES;
            }
            return Math.max(-least, most) > ROUNDING * size ? Difference.CONSTANT : Difference.NONE;
        }

        /** Whether one never differed from another that is in play. */
        private boolean isTied(int i) {
            return inPlay.stream().anyMatch(j -> j != i && Double.isNaN(spread[i][j]));
        }

        private double[] observations(int i, int count) {
            return seen[i].first(count).observations();
        }

        /** From replications of which n say something. */
        private double varianceOfDifference(int i, int j, int n) {
            double[] one = observations(i, replications);
            double[] other = observations(j, replications);
            double mean = mean(i) - mean(j);
            double squares = 0;
            for (int r = 0; r < replications; r++) {
                double off = one[r] - other[r] - mean;
                squares += off * off;
            }
            return squares / replications * n / (n - 1);
        }

        /** The replications after which those that are still in play differ by too little to matter, as far as is known. */
        private long last() {
            double last = 0;
            for (int i : inPlay) {
                for (int j : inPlay) {
                    if (i != j) {
                        double enough = Math.floor(spread[i][j] / (indifference * indifference));
                        last = Math.max(last, Double.isNaN(enough) ? longestFirst() - 1 : enough);
                    }
                }
            }
            return (long) Math.min(Integer.MAX_VALUE - 1.0, last);
        }

        private void screen() {
            List<Integer> stay = new ArrayList<>();
            for (int i : inPlay) {
                if (inPlay.stream().noneMatch(j -> mean(i) < mean(j) - margin(i, j))) {
                    stay.add(i);
                } else {
                    outAfter[i] = replications;
                }
            }
            inPlay = stay;
        }

        /** How far one may be behind another and stay; not a number as long as nothing is known of it. */
        private double margin(int i, int j) {
            double left = spread[i][j] / (indifference * indifference) - replications;
            return Math.max(0, indifference / (2 * replications) * left);
        }

        private Choice choice(boolean decided) {
            int best = inPlay.get(0);
            for (int i : inPlay) {
                best = mean(i) > mean(best) || Double.isNaN(mean(best)) ? i : best;
            }
            ImmutableList.Builder<Standing> standings = ImmutableList.builder();
            for (int i = 0; i < alternatives; i++) {
                int count = outAfter[i] > 0 ? outAfter[i] : replications;
                double[] behind = observations(best, count);
                double[] own = observations(i, count);
                Arrays.setAll(behind, r -> behind[r] - own[r]);
                Sample sample = seen[i].first(count);
                int n = Math.min(sample.known(), seen[best].first(count).known());
                standings.add(new Standing(
                        sample.estimate(Responses.CONFIDENCE),
                        count,
                        outAfter[i] > 0 ? OptionalInt.of(outAfter[i]) : OptionalInt.empty(),
                        Sample.estimate(behind, n, Responses.CONFIDENCE),
                        difference(i, best, count)));
            }
            return new Choice(best, decided, standings.build());
        }
    }
}
