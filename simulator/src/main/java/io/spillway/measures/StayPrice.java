package io.spillway.measures;

import io.spillway.compile.Compiled;
import io.spillway.engine.Clock;
import io.spillway.engine.RunResult;

/**
 * What use in spill would have cost on the primary: at each instant at the mean of its pools' prices in force, by their
 * capacity.
 */
final class StayPrice {
    private final int[] primaryPools;
    /** By segment and pool of the primary: micro-dollars for a unit and a tick. */
    private final double[] microsPerUnitTick;

    StayPrice(Compiled compiled) {
        primaryPools = compiled.world().primaryPools;
        int pools = compiled.world().pools;
        microsPerUnitTick = new double[compiled.world().segments * primaryPools.length];
        for (int i = 0; i < microsPerUnitTick.length; i++) {
            int pool = primaryPools[i % primaryPools.length];
            int segment = i / primaryPools.length;
            double performance = compiled.prices().performance().get(pool).doubleValue();
            microsPerUnitTick[i] = compiled.prices()
                            .microsPerUnitHour()[segment * pools + pool]
                            .doubleValue()
                    / (performance * Clock.TICKS_PER_HOUR);
        }
    }

    /** Of an entry, the unit-ticks in which the primary had capacity. */
    double unitTicks(RunResult run, int entry) {
        double unitTicks = 0;
        for (int i = 0; i < primaryPools.length; i++) {
            unitTicks += run.entryStayUnitTicks[entry * primaryPools.length + i];
        }
        return unitTicks;
    }

    /** What these would have cost there, in micro-dollars. */
    double micros(RunResult run, int segment, int entry) {
        double micros = 0;
        for (int i = 0; i < primaryPools.length; i++) {
            micros += run.entryStayUnitTicks[entry * primaryPools.length + i]
                    * microsPerUnitTick[segment * primaryPools.length + i];
        }
        return micros;
    }
}
