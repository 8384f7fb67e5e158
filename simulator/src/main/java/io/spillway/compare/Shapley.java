package io.spillway.compare;

import com.google.common.math.BigIntegerMath;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;

/**
 * How a difference is shared among the clauses that make it: the mean, over all orders in which they could be changed one
 * after the other, of what each adds when its turn comes. It is the only rule by which equal clauses get equal parts, a
 * clause that changes nothing gets nothing, differences of two measures add up, and the parts sum to the whole.
 *
 * @see <a href="https://doi.org/10.1515/9781400881970-018">L. S. Shapley, A value for n-person games, 1953</a>
 */
final class Shapley {
    private Shapley() {}

    /**
     * The part of each clause, times the factorial of their number: exact, whatever the worths are.
     *
     * @param worth by the set of clauses changed, as bits: what is measured when these are; finite
     */
    static BigDecimal[] numerators(int clauses, double[] worth) {
        BigInteger[] weights = weights(clauses);
        BigDecimal[] parts = new BigDecimal[clauses];
        Arrays.fill(parts, BigDecimal.ZERO);
        for (int set = 0; set < worth.length; set++) {
            BigDecimal value = new BigDecimal(worth[set]);
            int changed = Integer.bitCount(set);
            for (int clause = 0; clause < clauses; clause++) {
                boolean isChanged = (set >> clause & 1) == 1;
                BigInteger weight = isChanged ? weights[changed - 1] : weights[changed].negate();
                parts[clause] = parts[clause].add(value.multiply(new BigDecimal(weight)));
            }
        }
        return parts;
    }

    /** The part of each clause, to the digits of a double; not numbers when a worth is not. */
    static double[] values(int clauses, double[] worth) {
        double[] values = new double[clauses];
        if (!Arrays.stream(worth).allMatch(Double::isFinite)) {
            Arrays.fill(values, Double.NaN);
            return values;
        }
        BigDecimal[] numerators = numerators(clauses, worth);
        BigDecimal orders = new BigDecimal(BigIntegerMath.factorial(clauses));
        for (int clause = 0; clause < clauses; clause++) {
            values[clause] =
                    numerators[clause].divide(orders, MathContext.DECIMAL128).doubleValue();
        }
        return values;
    }

    /** In how many orders exactly so many others come before a clause; the last, where all would, is none. */
    private static BigInteger[] weights(int clauses) {
        BigInteger[] weights = new BigInteger[clauses + 1];
        for (int before = 0; before < clauses; before++) {
            weights[before] = BigIntegerMath.factorial(before).multiply(BigIntegerMath.factorial(clauses - 1 - before));
        }
        weights[clauses] = BigInteger.ZERO;
        return weights;
    }
}
