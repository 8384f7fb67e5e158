package io.spillway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private static final long GIGABYTE = 1L << 30;

    @Test
    void outOfMemory_advisesMoreThanThereWas() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        ExitCode code =
                Failures.tell(new OutOfMemoryError(), new PrintStream(err, true, StandardCharsets.UTF_8), false);

        assertThat(code).isEqualTo(ExitCode.INTERNAL);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("out of memory. Maybe fewer --jobs, or SPILLWAY_JAVA_OPTS=-Xmx");
        assertThat(Failures.moreGigabytes(GIGABYTE / 2)).isEqualTo(4);
        assertThat(Failures.moreGigabytes(6 * GIGABYTE)).isEqualTo(12);
        assertThat(Failures.moreGigabytes(6 * GIGABYTE - 1)).isEqualTo(12);
    }
}
