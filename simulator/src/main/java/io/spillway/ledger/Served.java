package io.spillway.ledger;

import java.math.BigDecimal;
import java.util.Arrays;

/** Unit-ticks served, summed exactly: sums over pools may be larger than a long holds, so they are kept in two halves. */
final class Served {
    private static final int HALF = 32;
    private static final long LOW = (1L << HALF) - 1;
    private static final BigDecimal HIGH = BigDecimal.valueOf(1L << HALF);

    private final long[] high;
    private final long[] low;

    Served(int size) {
        high = new long[size];
        low = new long[size];
    }

    void clear() {
        Arrays.fill(high, 0);
        Arrays.fill(low, 0);
    }

    int size() {
        return high.length;
    }

    void add(int at, long unitTicks) {
        high[at] += unitTicks >> HALF;
        low[at] += unitTicks & LOW;
    }

    boolean isNothing(int at) {
        return high[at] == 0 && low[at] == 0;
    }

    BigDecimal unitTicks(int at) {
        return BigDecimal.valueOf(high[at]).multiply(HIGH).add(BigDecimal.valueOf(low[at]));
    }
}
