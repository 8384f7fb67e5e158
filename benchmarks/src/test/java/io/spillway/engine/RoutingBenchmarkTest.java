package io.spillway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spillway.benchmarks.CompiledLimit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoutingBenchmarkTest {
    /** Two indexes that know nothing of each other route every request alike; that each is right the engine's tests say. */
    @ParameterizedTest
    @EnumSource(Order.class)
    void bothIndexesRouteTheSameWork(Order order) {
        for (Pressure pressure : Pressure.values()) {
            RoutingWork scans = new RoutingWork(24, order, pressure, 1024, ScanIndex::new);
            RoutingWork trees = new RoutingWork(24, order, pressure, 1024, TreeIndex::new);
            for (int i = 0; i < 5000; i++) {
                assertThat(scans.step()).as("%s, step %s", pressure, i).isEqualTo(trees.step());
            }
        }
    }

    /** The hand-written limit draws other requests of the same kinds, so that shares agree and not each decision. */
    @Test
    void theLimitRoutesTheSameWork(@TempDir Path folder) throws Exception {
        long[] limit = new CompiledLimit(folder).numbers("check", "routing");
        RoutingWork work = new RoutingWork(24, Order.PRIORITY, Pressure.BUSY, 1 << 20, RoomIndex::of);
        long[] placed = new long[limit.length];
        int steps = 1 << 22;
        for (int i = 0; i < steps; i++) {
            work.step(); // what was placed first, into empty pools, is felt for long
        }
        for (int i = 0; i < steps; i++) {
            placed[place(work.step())]++;
        }
        for (int i = 0; i < limit.length; i++) {
            assertThat(placed[i] / (double) steps).as("place %s", i).isCloseTo(limit[i] / 2e7, within(0.003));
        }
    }

    /** On the primary; for CAPACITY, RESERVED and DECLINED: spilled, then lost. */
    private static int place(long outcome) {
        List<Integer> reasons =
                List.of(Reason.CAPACITY.ordinal(), Reason.RESERVED.ordinal(), Reason.DECLINED.ordinal());
        if (!Decision.isPlaced(outcome)) {
            return 4 + reasons.indexOf(Decision.reason(outcome));
        }
        return Decision.cause(outcome) == Cause.FIRST ? 0 : 1 + reasons.indexOf(Decision.cause(outcome));
    }

    @Test
    void theBenchmarkRuns_andPressureSpills() {
        RoutingBenchmark benchmark = new RoutingBenchmark();
        benchmark.fill();
        int spilled = 0;
        for (int i = 0; i < 2000; i++) {
            spilled += Decision.isSpill(benchmark.routePlaceAndRelease()) ? 1 : 0;
        }
        assertThat(spilled).isBetween(200, 1900);
        assertThat(benchmark.baseline()).isNotZero();
    }
}
