package io.spillway.benchmarks.report;

import java.util.Arrays;
import org.apache.commons.numbers.combinatorics.BinomialCoefficientDouble;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * The Mann-Whitney test that two samples are of one distribution, two-sided. Equal values have the mean of their ranks; p is
 * then exact too, by counting in how many of all ways to deal the values out the sum of the ranks is as far from its mean as it
 * is. Of values that are all equal p is 1.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177730491">H. B. Mann, D. R. Whitney, On a test of whether one of two random
 *     variables is stochastically larger than the other, Annals of Mathematical Statistics 18 (1947)</a>
 * @see "B. Streitberg, J. Röhmel, Exact distributions for permutation and rank tests, Statistical Software Newsletter 12
 *     (1986), for the counting"
 */
final class RankSum {
    /** With more values than these the normal approximation is as good. */
    private static final int MOST_COUNTED = 100;

    private RankSum() {}

    /** The smallest p of so many values, which has those that do not overlap at all. */
    static double smallestP(int first, int second) {
        return 2 / BinomialCoefficientDouble.value(first + second, first);
    }

    static double p(double[] first, double[] second) {
        double[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        Arrays.sort(all);
        if (all[0] == all[all.length - 1]) {
            return 1;
        }
        return Arrays.stream(all).distinct().count() < all.length && all.length <= MOST_COUNTED
                ? counted(first, all)
                : MannWhitneyUTest.withDefaults().test(first, second).getPValue();
    }

    private static double counted(double[] first, double[] all) {
        int[] ranks =
                Arrays.stream(all).mapToInt(value -> doubledRank(value, all)).toArray();
        int sum =
                Arrays.stream(first).mapToInt(value -> doubledRank(value, all)).sum();
        double[] ways = ways(ranks, first.length);
        int mean = first.length * (all.length + 1);
        double far = 0;
        for (int other = 0; other < ways.length; other++) {
            far += Math.abs(other - mean) >= Math.abs(sum - mean) ? ways[other] : 0;
        }
        return Math.min(1, far / Arrays.stream(ways).sum());
    }

    /** Twice the rank of a value, which is whole; equal values share the mean of theirs. */
    private static int doubledRank(double value, double[] sorted) {
        int below = 0;
        int equal = 0;
        for (double other : sorted) {
            below += other < value ? 1 : 0;
            equal += other == value ? 1 : 0;
        }
        return 2 * below + equal + 1;
    }

    /** By sum: in how many ways so many of the numbers have it. */
    private static double[] ways(int[] numbers, int taken) {
        double[][] ways = new double[taken + 1][Arrays.stream(numbers).sum() + 1];
        ways[0][0] = 1;
        for (int number : numbers) {
            for (int count = taken; count > 0; count--) {
                for (int sum = ways[count].length - 1; sum >= number; sum--) {
                    ways[count][sum] += ways[count - 1][sum - number];
                }
            }
        }
        return ways[taken];
    }
}
