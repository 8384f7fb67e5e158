package io.spillway.benchmarks.report;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Reports made of numbers that nobody measured. */
final class Fixtures {
    static final Environment HERE =
            new Environment("a processor", 2, 4096, "a system", "17", "a machine", List.of("-Xmx1g"), "abc", 0.1, 1.9);

    private static final Rounds.Progress SILENCE = new Rounds.Progress() {
        @Override
        public void measured(Variant variant, Fork fork, double done) {}

        @Override
        public void missed(Variant variant, String why) {}
    };

    private Fixtures() {}

    /** Says a time for each variant, give or take a part of it, and that nothing was allocated. */
    static Measurer telling(ToDoubleFunction<Variant> nanos, double noise, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return (variant, round, length) -> {
            double wall = nanos.applyAsDouble(variant) * (1 + noise * (2 * random.nextDouble() - 1));
            Map<Metric, Double> scores = new EnumMap<>(Metric.class);
            for (Metric metric : Metric.values()) {
                boolean nothing = metric == Metric.ALLOCATED || metric == Metric.COLLECTIONS;
                scores.put(metric, nothing ? 0 : wall);
            }
            return new Fork(variant.id(), round, scores, List.of(wall), List.of("-Xmx1g"));
        };
    }

    static Map<Kind, Measurer> forAllKinds(Measurer measurer) {
        return Map.of(Kind.JMH, measurer, Kind.MEMORY, measurer, Kind.NATIVE, measurer, Kind.START, measurer);
    }

    static Report report(BenchmarkSet set, int rounds, Measurer measurer) throws IOException, InterruptedException {
        Rounds measured = new Rounds(forAllKinds(measurer), SILENCE);
        measured.run(set.variants(), rounds, set.length());
        return new Report(
                Report.SCHEMA_VERSION,
                set.toString(),
                rounds,
                set.length(),
                Instant.parse("2027-01-01T00:00:00Z"),
                60,
                HERE,
                set.variants(),
                measured.forks(),
                measured.missing());
    }

    /** Of forks that are given. */
    static Report report(List<Variant> variants, List<Fork> forks) {
        return new Report(
                Report.SCHEMA_VERSION,
                "quick",
                3,
                BenchmarkSet.QUICK.length(),
                Instant.parse("2027-01-01T00:00:00Z"),
                60,
                HERE,
                variants,
                forks,
                Map.of());
    }

    /** One that has a time on the wall's clock alone. */
    static Fork fork(Variant variant, int round, double wallNanos) {
        return new Fork(variant.id(), round, Map.of(Metric.WALL, wallNanos), List.of(), List.of("-Xmx1g"));
    }

    static Variant variant(String target) {
        return new Variant(target, "event", Kind.JMH, target, Map.of());
    }
}
