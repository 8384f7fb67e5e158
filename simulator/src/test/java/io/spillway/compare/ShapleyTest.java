package io.spillway.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.engine.RandomStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapleyTest {
    /**
     * Two clauses, worth 0 with neither, 10 with the first, 20 with the second, 50 with both. Whichever comes second adds
     * what is left: the first 10 or 50 - 20 = 30, so 20; the second 20 or 50 - 10 = 40, so 30.
     */
    @Test
    void twoClauses_shareWhatTheyDoTogether() {
        assertThat(Shapley.values(2, new double[] {0, 10, 20, 50})).containsExactly(20, 30);
    }

    /** The glove game: a left glove and two right ones, a pair is worth 6. Known values: 4, 1, 1. */
    @Test
    void gloveGame() {
        double[] worth = {0, 0, 0, 6, 0, 6, 0, 6};
        assertThat(Shapley.values(3, worth)).containsExactly(4, 1, 1);
    }

    @Test
    void aClauseThatDoesNothing_getsNothing_andEqualOnesGetEqualParts() {
        double[] worth = new double[8];
        for (int set = 0; set < 8; set++) {
            worth[set] = 7 * Integer.bitCount(set & 0b101);
        }
        assertThat(Shapley.values(3, worth)).containsExactly(7, 0, 7);
    }

    @Test
    void oneClauseAlone_getsTheWhole() {
        RandomStream random = new RandomStream();
        random.reset(7, 0, 1);
        for (int i = 0; i < 1000; i++) {
            double whole = random.nextDouble() * 1e9;
            assertThat(Shapley.values(1, new double[] {0, whole})).containsExactly(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void partsSumToTheWhole_exactly(int clauses) {
        RandomStream random = new RandomStream();
        random.reset(5, clauses, 1);
        double[] worth = new double[1 << clauses];
        for (int set = 0; set < worth.length; set++) {
            worth[set] = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(20));
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal numerator : Shapley.numerators(clauses, worth)) {
            sum = sum.add(numerator);
        }
        BigDecimal whole = new BigDecimal(worth[worth.length - 1]).subtract(new BigDecimal(worth[0]));
        BigDecimal orders = BigDecimal.ONE;
        for (int i = 2; i <= clauses; i++) {
            orders = orders.multiply(BigDecimal.valueOf(i));
        }
        assertThat(sum).isEqualByComparingTo(whole.multiply(orders));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void agreesWithTheMeanOverAllOrders(int clauses) {
        RandomStream random = new RandomStream();
        random.reset(6, clauses, 1);
        double[] worth = random.doubles(1 << clauses).toArray();
        double[] sum = new double[clauses];
        List<int[]> orders = new ArrayList<>();
        collectOrders(new int[0], clauses, orders);
        for (int[] order : orders) {
            int set = 0;
            for (int clause : order) {
                sum[clause] += worth[set | 1 << clause] - worth[set];
                set |= 1 << clause;
            }
        }
        double[] values = Shapley.values(clauses, worth);
        for (int clause = 0; clause < clauses; clause++) {
            assertThat(values[clause]).isCloseTo(sum[clause] / orders.size(), within());
        }
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-12);
    }

    private static void collectOrders(int[] begun, int clauses, List<int[]> orders) {
        if (begun.length == clauses) {
            orders.add(begun);
        }
        for (int clause = 0; clause < clauses; clause++) {
            int next = clause;
            if (Arrays.stream(begun).noneMatch(c -> c == next)) {
                int[] longer = Arrays.copyOf(begun, begun.length + 1);
                longer[begun.length] = clause;
                collectOrders(longer, clauses, orders);
            }
        }
    }
}
