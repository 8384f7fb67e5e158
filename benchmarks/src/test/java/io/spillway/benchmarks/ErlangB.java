package io.spillway.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The share of requests that find all of a number of units in use, when any number more would be free behind them. */
final class ErlangB {
    private ErlangB() {}

    /** By the recursion B(0) = 1, B(c) = a B(c - 1) / (c + a B(c - 1)). */
    static double blocked(int units, double erlang) {
        double blocked = 1;
        for (int c = 1; c <= units; c++) {
            blocked = erlang * blocked / (c + erlang * blocked);
        }
        return blocked;
    }

    /**
     * Pools tried in order overflow as all units up to the last of them do together.
     *
     * @param counts placed by pool, then lost
     * @param slack of the shares
     */
    static void assertThatOverflows(long[] counts, OverflowLoad load, double slack) {
        int[] capacityUnits = load.capacityUnits();
        double requests = counts[capacityUnits.length];
        for (int pool = 0; pool < capacityUnits.length; pool++) {
            requests += counts[pool];
        }
        int units = 0;
        double further = requests;
        for (int pool = 0; pool < capacityUnits.length; pool++) {
            units += capacityUnits[pool];
            further -= counts[pool];
            assertThat(further / requests)
                    .as("overflow of %d units", units)
                    .isCloseTo(blocked(units, load.erlang), within(slack));
        }
    }
}
