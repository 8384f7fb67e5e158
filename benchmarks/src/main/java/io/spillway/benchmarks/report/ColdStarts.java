package io.spillway.benchmarks.report;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whole processes, from before their start to after their end, through the launcher as users call it; files are in the
 * system's cache. A measurement is the median of several starts, of the phases that the program tells too.
 */
final class ColdStarts implements Measurer {
    private static final int STARTS = 5;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Pattern PHASE = Pattern.compile("(?m)^(compiled|\\d+ replications|written) after ([0-9.]+) s");

    private final Path root;
    private final Path java;
    private final List<String> jvmArguments;
    private boolean prepared;

    /**
     * @param root of the source tree, which holds the launcher
     * @param java to start alone
     * @param jvmArguments as the launcher gives them
     */
    ColdStarts(Path root, Path java, List<String> jvmArguments) {
        this.root = root;
        this.java = java;
        this.jvmArguments = List.copyOf(jvmArguments);
    }

    @Override
    public Fork measure(Variant variant, int round, Length length)
            throws NotMeasuredException, IOException, InterruptedException {
        prepare();
        Map<Metric, List<Double>> told = new EnumMap<>(Metric.class);
        for (int i = 0; i < STARTS; i++) {
            Ended ended = end(command(variant.parameters().getOrDefault("command", "")));
            add(Metric.WALL, ended.nanos(), told);
            Matcher phases = PHASE.matcher(ended.err());
            while (phases.find()) {
                add(phase(phases.group(1)), Double.parseDouble(phases.group(2)) * NANOS_PER_SECOND, told);
            }
        }
        Map<Metric, Double> scores = new EnumMap<>(Metric.class);
        told.forEach((metric, values) -> scores.put(metric, median(values)));
        return new Fork(variant.id(), round, scores, told.getOrDefault(Metric.WALL, List.of()), jvmArguments);
    }

    /** Lets the launcher build and prepare what it needs once. */
    private void prepare() throws NotMeasuredException, IOException, InterruptedException {
        if (!prepared) {
            end(command("version"));
            prepared = true;
        }
    }

    private Ended end(List<String> command) throws NotMeasuredException, IOException, InterruptedException {
        Ended ended = Ended.of(root, command);
        if (ended.status() != 0) {
            throw new NotMeasuredException(String.join(" ", command) + " " + ended.reason());
        }
        return ended;
    }

    private List<String> command(String name) {
        String launcher = root.resolve("spillway").toString();
        return switch (name) {
            case "java" ->
                ImmutableList.<String>builder()
                        .add(java.toString())
                        .addAll(jvmArguments)
                        .add("-version")
                        .build();
            case "version" -> List.of(launcher, "--version");
            case "run" ->
                List.of(launcher, "run", "scenarios/azure-first-2026.yaml", "--replications", "1", "--verbose");
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Metric phase(String name) {
        return switch (name) {
            case "compiled" -> Metric.COMPILED;
            case "written" -> Metric.WRITTEN;
            default -> Metric.REPLICATED;
        };
    }

    private static void add(Metric metric, double value, Map<Metric, List<Double>> to) {
        to.computeIfAbsent(metric, made -> new ArrayList<>()).add(value);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }
}
