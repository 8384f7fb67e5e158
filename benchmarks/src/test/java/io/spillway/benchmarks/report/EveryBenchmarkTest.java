package io.spillway.benchmarks.report;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** JMH runs every benchmark there is, for a moment and in this process, with few values of its parameters. */
class EveryBenchmarkTest {
    @Test
    void everyBenchmark_runs() throws Exception {
        OutputFormat silence = OutputFormatFactory.createFormatInstance(
                new PrintStream(OutputStream.nullOutputStream()), VerboseMode.SILENT);
        Options options = new OptionsBuilder()
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(1))
                .shouldFailOnError(true)
                .param("increments", "EXPONENTIAL")
                .param("load", "SMALL")
                .param("pending", "1000")
                .param("pools", "24")
                .param("pressure", "BUSY")
                .param("requests", "4096")
                .param("scenario", "erlang-overflow")
                .build();

        Collection<RunResult> results = new Runner(options, silence).run();

        Set<String> run = results.stream()
                .map(result -> result.getParams().getBenchmark())
                .collect(toSet());
        Set<String> all = BenchmarkList.defaultList().getAll(silence, List.of()).stream()
                .map(BenchmarkListEntry::getUsername)
                .collect(toSet());
        assertThat(run).isEqualTo(all).isNotEmpty();
    }
}
