package io.spillway.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitTest {
    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static CompiledLimit limit;

    @BeforeAll
    static void compile() throws Exception {
        limit = new CompiledLimit(folder);
    }

    @ParameterizedTest
    @EnumSource(OverflowLoad.class)
    void counts_areThoseOfErlangB(OverflowLoad load) throws Exception {
        long[] counts = limit.numbers("check", load.name().toLowerCase(Locale.ROOT));
        assertThat(LongStream.of(counts).sum()).isEqualTo(20_000_000);
        ErlangB.assertThatOverflows(counts, load, 0.001);
    }

    @Test
    void speed_isEventsAndNanoseconds() throws Exception {
        long[] second = limit.numbers("small", "1");
        assertThat(second[0]).isGreaterThan(100_000);
        assertThat(second[1]).isBetween(1_000_000_000L, 3_000_000_000L);
    }
}
