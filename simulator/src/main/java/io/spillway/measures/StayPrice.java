package io.spillway.measures;

import io.spillway.compile.Compiled;
import io.spillway.engine.Clock;
import io.spillway.engine.RunResult;
import java.util.stream.IntStream;

/** What a unit of the reference accelerator costs on the primary: the mean of its pools' prices in force, by their capacity. */
final class StayPrice {
    private final int pools;
    private final int[] ofPrimary;
    /** By {@code segment * pools + pool}: micro-dollars for a unit and a tick. */
    private final double[] microsPerUnitTick;

    StayPrice(Compiled compiled) {
        pools = compiled.world().pools;
        int primary = compiled.names().clouds().indexOf(compiled.finances().primary());
        ofPrimary = IntStream.range(0, pools)
                .filter(pool -> compiled.world().poolCloud[pool] == primary)
                .toArray();
        microsPerUnitTick = new double[compiled.world().segments * pools];
        for (int i = 0; i < microsPerUnitTick.length; i++) {
            double performance = compiled.prices().performance().get(i % pools).doubleValue();
            microsPerUnitTick[i] =
                    compiled.prices().microsPerUnitHour()[i].doubleValue() / (performance * Clock.TICKS_PER_HOUR);
        }
    }

    /** Of one segment; below 0 where the primary has no capacity in it. */
    double microsPerUnitTick(RunResult run, int segment) {
        double micros = 0;
        double unitTicks = 0;
        for (int pool : ofPrimary) {
            int at = segment * pools + pool;
            micros += run.capacityUnitTicks[at] * microsPerUnitTick[at];
            unitTicks += run.capacityUnitTicks[at];
        }
        return unitTicks > 0 ? micros / unitTicks : -1;
    }
}
