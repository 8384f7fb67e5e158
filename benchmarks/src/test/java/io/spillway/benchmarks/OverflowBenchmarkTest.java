package io.spillway.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OverflowBenchmarkTest {
    static long[] counts(OverflowCore core, OverflowLoad load, int invocations) {
        OverflowBenchmark benchmark = new OverflowBenchmark();
        benchmark.core = core;
        benchmark.load = load;
        benchmark.fill();
        for (int i = 0; i < invocations; i++) {
            benchmark.events();
        }
        return benchmark.counts();
    }

    private static Stream<OverflowCore> cores() {
        return Arrays.stream(OverflowCore.values()).filter(OverflowCore::isPresent);
    }

    @ParameterizedTest
    @MethodSource("cores")
    void everyCore_countsTheSame(OverflowCore core) {
        assertThat(counts(core, OverflowLoad.SMALL, 2)).isEqualTo(counts(OverflowCore.SPILLWAY, OverflowLoad.SMALL, 2));
    }

    @ParameterizedTest
    @MethodSource("cores")
    void everyCore_countsTheSameWhenManyArePending(OverflowCore core) {
        assertThat(counts(core, OverflowLoad.LARGE, 0)).isEqualTo(counts(OverflowCore.SPILLWAY, OverflowLoad.LARGE, 0));
    }

    @ParameterizedTest
    @EnumSource(OverflowLoad.class)
    void counts_areThoseOfErlangB(OverflowLoad load) {
        OverflowBenchmark benchmark = new OverflowBenchmark();
        benchmark.load = load;
        benchmark.fill();
        long[] filled = benchmark.counts();
        long running = filled[0] + filled[1] + filled[2] - filled[4];
        assertThat(running).isBetween((long) (0.7 * load.erlang), (long) (1.3 * load.erlang));
        for (int i = 0; i < 30; i++) {
            benchmark.events();
        }
        long[] counts = benchmark.counts();
        for (int i = 0; i < counts.length; i++) {
            counts[i] -= filled[i];
        }
        ErlangB.assertThatOverflows(counts, load, 0.005);
    }

    @ParameterizedTest
    @EnumSource(OverflowCore.class)
    void aCoreThatIsNotBuilt_saysHowToBuildIt(OverflowCore core) {
        if (!core.isPresent()) {
            assertThatThrownBy(() -> core.create(new OverflowWork(OverflowLoad.SMALL)))
                    .hasMessageContaining("-P cloudsim-plus");
        }
    }

    @Test
    void baseline_drawsAndDecides() {
        OverflowBenchmark benchmark = new OverflowBenchmark();
        benchmark.fill();
        long[] before = benchmark.counts();
        assertThat(benchmark.baseline()).isPositive();
        assertThat(benchmark.counts()[4] - before[4]).isEqualTo(OverflowBenchmark.EVENTS / 2);
    }
}
