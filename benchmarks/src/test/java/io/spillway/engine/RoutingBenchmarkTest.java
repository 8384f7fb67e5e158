package io.spillway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
