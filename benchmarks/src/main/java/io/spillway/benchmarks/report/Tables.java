package io.spillway.benchmarks.report;

import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;

/** What of a report stands in tables only. */
final class Tables {
    private static final int SECONDS_PER_MINUTE = 60;

    private Tables() {}

    static Table goals(Report report) {
        Table table = new Table()
                .words("goal")
                .numbers("measured")
                .numbers("95 % interval")
                .numbers("wanted")
                .words("verdict");
        for (Outcome outcome : report.outcomes()) {
            Goal goal = outcome.goal();
            Estimate estimate = outcome.estimate();
            table.row(
                    goal.sentence() + chosen(outcome),
                    estimate == null ? "" : amount(Digits.of(estimate.value()), goal),
                    estimate == null ? "" : Digits.interval(estimate),
                    goal.isJudged() ? goal.relation() + amount(Digits.chosen(goal.bound()), goal) : "",
                    outcome.words());
        }
        return table;
    }

    /** Which of several counted, and which could not. */
    private static String chosen(Outcome outcome) {
        Variant numerator = outcome.numerator();
        if (numerator == null || outcome.goal().numerators().size() == 1) {
            return "";
        }
        String lacking = outcome.lacking().stream().map(Tables::core).collect(Collectors.joining(", "));
        return " (" + core(numerator) + (lacking.isEmpty() ? "" : "; not measured: " + lacking) + ")";
    }

    private static String core(Variant variant) {
        return variant.parameters().getOrDefault("core", variant.label());
    }

    private static String amount(String number, Goal goal) {
        return goal.unit().isEmpty() ? number : number + " " + goal.unit();
    }

    /** Everything that was measured. */
    static Table measurements(Report report) {
        Scores scores = new Scores(report.forks());
        Table table = new Table()
                .words("variant")
                .words("one")
                .numbers("time")
                .numbers("95 % interval")
                .numbers("processor time")
                .numbers("bytes allocated")
                .numbers("collections in a fork")
                .numbers("forks");
        for (Variant variant : report.variants()) {
            double[] wall = scores.of(variant, Metric.WALL);
            if (wall.length > 0) {
                Estimate estimate = Intervals.geometricMean(wall);
                double[] processor = scores.of(variant, Metric.PROCESSOR);
                table.row(
                        variant.id(),
                        variant.item(),
                        Digits.time(estimate.value()),
                        estimate.hasInterval()
                                ? Digits.time(estimate.low()) + " to " + Digits.time(estimate.high())
                                : "",
                        processor.length == 0
                                ? ""
                                : Digits.time(Intervals.geometricMean(processor).value()),
                        mean(scores.of(variant, Metric.ALLOCATED)),
                        mean(scores.of(variant, Metric.COLLECTIONS)),
                        Integer.toString(wall.length));
            }
        }
        return table;
    }

    private static String mean(double[] values) {
        return values.length == 0 ? "" : Digits.of(Intervals.mean(values).value());
    }

    /** Where, when, of what and how. */
    static Table facts(Report report) {
        Environment where = report.environment();
        Table table = new Table().words("").words("");
        table.row("commit", where.commit().isEmpty() ? "unknown" : where.commit());
        table.row("when", report.startedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        table.row("processor", where.processor() + ", " + where.cores() + " cores");
        table.row("memory", String.format(Locale.ROOT, "%,d MiB", where.memoryMebibytes()));
        table.row("system", where.system());
        table.row("Java", where.java() + "; " + where.virtualMachine());
        table.row(
                "load of the machine",
                String.format(Locale.ROOT, "%.1f before, %.1f after", where.loadBefore(), where.loadAfter()));
        table.row(
                "set",
                String.format(
                        Locale.ROOT,
                        "%s; variants %d, rounds %d, each fork %s; %.0f min",
                        report.set(),
                        report.variants().size(),
                        report.rounds(),
                        report.length(),
                        report.seconds() / SECONDS_PER_MINUTE));
        return table;
    }

    /** The flags of each benchmark's JVM; they choose its collector and heap. */
    static Table flags(Report report) {
        Table table = new Table().words("benchmark").words("flags of its JVM");
        report.flags().forEach((target, flags) -> table.row(target, String.join(" ", flags)));
        return table;
    }

    static Table missing(Report report) {
        Table table = new Table().words("variant").words("why");
        report.missing().forEach((variant, why) -> table.row(variant, why.replace("\n", " ")));
        return table;
    }
}
