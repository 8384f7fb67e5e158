package io.spillway.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** Erlang B by its recursion: B(0) = 1, B(c) = a B(c - 1) / (c + a B(c - 1)). */
    private static double erlangB(int units, double erlang) {
        double blocked = 1;
        for (int c = 1; c <= units; c++) {
            blocked = erlang * blocked / (c + erlang * blocked);
        }
        return blocked;
    }

    @ParameterizedTest
    @CsvSource({"SMALL, 100, 140, 180", "LARGE, 100000, 140000, 180000"})
    void counts_areThoseOfErlangB(OverflowLoad load, int first, int second, int third) {
        long[] counts = counts(OverflowCore.SPILLWAY, load, 30);
        double requests = counts[0] + counts[1] + counts[2] + counts[3];
        // The large system is counted while it fills, when the first pool has room for all.
        double slack = load == OverflowLoad.SMALL ? 0.003 : 0.02;
        assertThat(1 - counts[0] / requests).isCloseTo(erlangB(first, load.erlang), within(slack));
        assertThat((counts[2] + counts[3]) / requests).isCloseTo(erlangB(second, load.erlang), within(0.003));
        assertThat(counts[3] / requests).isCloseTo(erlangB(third, load.erlang), within(0.001));
        long running = counts[0] + counts[1] + counts[2] - counts[4];
        assertThat(running).isBetween((long) (0.5 * load.erlang), (long) (1.5 * load.erlang));
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
