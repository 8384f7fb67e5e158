package io.spillway.benchmarks.report;

import io.spillway.benchmarks.CpuTimeProfiler;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One JMH fork for each measurement, with the flags that the benchmark asks for. A benchmark that counts {@code events}
 * is measured by those, another by its operations.
 */
final class JmhForks implements Measurer {
    private static final String EVENTS = "events";
    private static final int TOLD_LINES = 12;

    private final List<String> jvmArguments;

    /** @param jvmArguments of every fork, before those of the benchmark */
    JmhForks(List<String> jvmArguments) {
        this.jvmArguments = List.copyOf(jvmArguments);
    }

    @Override
    public Fork measure(Variant variant, int round, Length length) throws NotMeasuredException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + Pattern.quote(variant.target()) + "$")
                .forks(1)
                .jvmArgs(jvmArguments.toArray(String[]::new))
                .warmupForks(0)
                .warmupIterations(length.warmUps())
                .warmupTime(TimeValue.milliseconds(length.iterationMillis()))
                .measurementIterations(length.iterations())
                .measurementTime(TimeValue.milliseconds(length.iterationMillis()))
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTimeProfiler.class)
                .shouldFailOnError(true);
        variant.parameters().forEach(options::param);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        OutputFormat to = OutputFormatFactory.createFormatInstance(
                new PrintStream(said, true, StandardCharsets.UTF_8), VerboseMode.NORMAL);
        try {
            Collection<RunResult> results = new Runner(options.build(), to).run();
            if (results.size() != 1) {
                throw new IllegalArgumentException(variant.id() + " stands for " + results.size() + " benchmarks");
            }
            return fork(variant, round, results.iterator().next());
        } catch (NoBenchmarksException unknown) {
            throw new NotMeasuredException("there is no such benchmark in this build");
        } catch (RunnerException failed) {
            throw new NotMeasuredException(
                    "failed: " + failed.getMessage() + "\n" + lastLines(said.toString(StandardCharsets.UTF_8)));
        }
    }

    private static String lastLines(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return lines.stream().skip(Math.max(0, lines.size() - TOLD_LINES)).collect(Collectors.joining("\n"));
    }

    private static Fork fork(Variant variant, int round, RunResult result) {
        BenchmarkResult fork = result.getBenchmarkResults().iterator().next();
        BenchmarkParams params = result.getParams();
        List<Double> wall = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        List<Double> allocated = new ArrayList<>();
        double collections = 0;
        for (IterationResult iteration : fork.getIterationResults()) {
            double operationNanos = operationNanos(iteration.getPrimaryResult().getScore(), params);
            double items = itemsOfOperation(iteration);
            wall.add(operationNanos / items);
            score("cpu", iteration).ifPresent(nanos -> processor.add(nanos / items));
            score("gc.alloc.rate.norm", iteration).ifPresent(bytes -> allocated.add(bytes / items));
            collections += score("gc.count", iteration).orElse(0);
        }
        Map<Metric, Double> scores = new EnumMap<>(Metric.class);
        put(Metric.WALL, wall, scores);
        put(Metric.PROCESSOR, processor, scores);
        put(Metric.ALLOCATED, allocated, scores);
        scores.put(Metric.COLLECTIONS, collections);
        return new Fork(variant.id(), round, scores, wall, List.copyOf(params.getJvmArgs()));
    }

    private static double operationNanos(double score, BenchmarkParams params) {
        double unitNanos = params.getTimeUnit().toNanos(1);
        return params.getMode() == Mode.Throughput ? unitNanos / score : score * unitNanos;
    }

    private static double itemsOfOperation(IterationResult iteration) {
        OptionalDouble events = score(EVENTS, iteration);
        return events.isPresent()
                ? events.getAsDouble() / iteration.getPrimaryResult().getScore()
                : 1;
    }

    /** What a profiler or a counter says. */
    @SuppressWarnings("rawtypes") // as JMH hands them out
    private static OptionalDouble score(String name, IterationResult iteration) {
        return iteration.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(name))
                .mapToDouble(entry -> entry.getValue().getScore())
                .filter(Double::isFinite)
                .findFirst();
    }

    private static void put(Metric metric, List<Double> values, Map<Metric, Double> scores) {
        values.stream().mapToDouble(value -> value).average().ifPresent(mean -> scores.put(metric, mean));
    }
}
