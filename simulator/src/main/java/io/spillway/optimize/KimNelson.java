package io.spillway.optimize;

import com.google.common.collect.ImmutableList;
import io.spillway.measures.Estimate;
import io.spillway.measures.Tally;
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
 * simulation nearly are. Alternatives may meet the same random numbers, which makes differences vary less and the choice
 * sooner.
 *
 * @see <a href="https://doi.org/10.1145/502109.502111">S.-H. Kim, B. L. Nelson, A fully sequential procedure for
 *     indifference-zone selection in simulation, ACM TOMACS 11 (2001)</a>, with c = 1
 */
public final class KimNelson {
    /** The fewest replications that a variance is worth something from. */
    public static final int FEWEST_FIRST = 5;

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
         * @return by alternative as asked, then by replication
         */
        double[][] first(int replications, List<Integer> alternatives);
    }

    /**
     * What was chosen.
     *
     * @param best the alternative in play with the largest mean
     * @param decided whether it is known as surely as was asked for; not, when the budget ended before
     * @param alternatives how each stood in the end
     */
    public record Choice(int best, boolean decided, ImmutableList<Standing> alternatives) {}

    /**
     * How an alternative stood in the end.
     *
     * @param estimate from the replications it was given
     * @param outAfter after how many replications it fell out, if it did
     * @param behind how far behind the best it is, from the replications that both have
     */
    public record Standing(Estimate estimate, OptionalInt outAfter, Estimate behind) {}

    /**
     * @param indifference a difference that does not matter to the user, above 0
     * @param confidence with which the choice is to be right, between 1 / alternatives and 1
     * @param first replications of every alternative before the first look
     * @param budget replications in all, of all alternatives
     */
    public KimNelson(double indifference, double confidence, int first, long budget) {
        if (!(indifference > 0) || Double.isInfinite(indifference)) {
            throw new IllegalArgumentException("indifference: " + indifference + "; expected a number above 0");
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence: " + confidence + "; expected a number between 0 and 1");
        }
        if (first < FEWEST_FIRST) {
            throw new IllegalArgumentException("replications: " + first + "; expected " + FEWEST_FIRST
                    + " or more, from which variances are known");
        }
        this.indifference = indifference;
        this.confidence = confidence;
        this.first = first;
        this.budget = budget;
    }

    /**
     * Chooses the alternative with the largest mean.
     *
     * @param alternatives how many there are
     */
    public Choice choose(int alternatives, Source source) {
        if (alternatives < 2) {
            throw new IllegalArgumentException(alternatives + " alternatives; expected 2 or more");
        }
        if (confidence <= 1.0 / alternatives) {
            throw new IllegalArgumentException("confidence: " + confidence + "; expected more than the 1 in "
                    + alternatives + " that a blind choice has");
        }
        if (budget < (long) alternatives * first) {
            throw new IllegalArgumentException("budget: " + budget + "; expected " + alternatives * first
                    + " or more, which " + alternatives + " alternatives take before the first look");
        }
        return new Race(alternatives, source).run();
    }

    /** One use of the procedure. */
    private final class Race {
        private final int alternatives;
        private final Source source;
        private final double[][] seen;
        private final double[] sum;
        private final int[] outAfter;
        /** h² times the variance of a difference, for each pair. */
        private final double[][] spread;

        private List<Integer> inPlay = new ArrayList<>();
        private int replications;
        private long used;

        Race(int alternatives, Source source) {
            this.alternatives = alternatives;
            this.source = source;
            seen = new double[alternatives][0];
            sum = new double[alternatives];
            outAfter = new int[alternatives];
            spread = new double[alternatives][alternatives];
            for (int i = 0; i < alternatives; i++) {
                inPlay.add(i);
            }
        }

        Choice run() {
            while (replications < first) {
                replicate(first);
            }
            measureSpread();
            long last = last();
            while (inPlay.size() > 1 && replications <= last) {
                screen();
                if (inPlay.size() == 1 || used + inPlay.size() > budget) {
                    break;
                }
                replicate(last);
            }
            boolean decided = inPlay.size() == 1 || replications > last;
            return choice(decided);
        }

        /** Gives one more replication to all that are in play; they are fetched some at a time. */
        private void replicate(long last) {
            if (seen[inPlay.get(0)].length == replications) {
                long affordable = replications + (budget - used) / inPlay.size();
                long wanted = replications < first ? first : Math.min(last + 1, replications + replications / 4 + 1);
                double[][] more = source.first((int) Math.min(affordable, wanted), inPlay);
                for (int i = 0; i < more.length; i++) {
                    seen[inPlay.get(i)] = more[i];
                }
            }
            inPlay.forEach(i -> sum[i] += seen[i][replications]);
            replications++;
            used += inPlay.size();
        }

        /** With c = 1: h² = 2 η (n − 1), η = ((2 α / (k − 1))^(−2 / (n − 1)) − 1) / 2. */
        private void measureSpread() {
            double eta = (StrictMath.pow(2 * (1 - confidence) / (alternatives - 1), -2.0 / (first - 1)) - 1) / 2;
            double hSquared = 2 * eta * (first - 1);
            for (int i = 0; i < alternatives; i++) {
                for (int j = 0; j < alternatives; j++) {
                    spread[i][j] = hSquared * varianceOfDifference(i, j);
                }
            }
        }

        private double varianceOfDifference(int i, int j) {
            double mean = (sum[i] - sum[j]) / first;
            double squares = 0;
            for (int r = 0; r < first; r++) {
                double off = seen[i][r] - seen[j][r] - mean;
                squares += off * off;
            }
            return squares / (first - 1);
        }

        /** The replications after which two that are still in play differ by too little to matter. */
        private long last() {
            double most =
                    Arrays.stream(spread).flatMapToDouble(Arrays::stream).max().orElse(0);
            return (long) Math.min(Integer.MAX_VALUE - 1.0, Math.floor(most / (indifference * indifference)));
        }

        private void screen() {
            List<Integer> stay = new ArrayList<>();
            for (int i : inPlay) {
                if (inPlay.stream().allMatch(j -> sum[i] / replications >= sum[j] / replications - margin(i, j))) {
                    stay.add(i);
                } else {
                    outAfter[i] = replications;
                }
            }
            inPlay = stay;
        }

        private double margin(int i, int j) {
            double left = spread[i][j] / (indifference * indifference) - replications;
            return Math.max(0, indifference / (2 * replications) * left);
        }

        private Choice choice(boolean decided) {
            int best = inPlay.get(0);
            for (int i : inPlay) {
                best = sum[i] > sum[best] ? i : best;
            }
            ImmutableList.Builder<Standing> standings = ImmutableList.builder();
            for (int i = 0; i < alternatives; i++) {
                int count = outAfter[i] > 0 ? outAfter[i] : replications;
                Tally tally = new Tally(2, Responses.CONFIDENCE);
                for (int r = 0; r < count; r++) {
                    tally.add(new double[] {seen[i][r], seen[best][r] - seen[i][r]});
                }
                standings.add(new Standing(
                        tally.estimate(0),
                        outAfter[i] > 0 ? OptionalInt.of(outAfter[i]) : OptionalInt.empty(),
                        tally.estimate(1)));
            }
            return new Choice(best, decided, standings.build());
        }
    }
}
