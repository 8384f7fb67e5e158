package io.spillway.benchmarks.report;

import io.spillway.cli.Interruption;
import io.spillway.export.StagedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a set of variants in turns and writes a report of it. */
@Command(
        name = "spillway bench",
        description = "Measures how fast Spillway is, beside others on the same work, and writes a report:"
                + " report.md, report.json, and report.html with charts.",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  spillway bench",
            "  spillway bench quick -o /tmp/before",
            "  spillway bench quick --only 'RoutingBenchmark.*pools=24' --rounds 5 --force",
            "  spillway bench compare /tmp/before/report.json /tmp/after/report.json"
        })
final class BenchCommand implements Callable<Integer> {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int SECONDS_PER_MINUTE = 60;

    private final Streams streams;
    private final Place place;
    private final Function<Environment, Map<Kind, Measurer>> measurers;
    private final long startNanos = System.nanoTime();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "SET",
            defaultValue = "standard",
            description = "quick (what the goals need, some minutes), standard (the charts too, most of an hour; when"
                    + " left out) or full (every part, hours).")
    private BenchmarkSet set = BenchmarkSet.STANDARD;

    @Option(
            names = "--only",
            paramLabel = "REGEX",
            description = "Of the set, those in whose name it is found; --list shows the names.")
    private @Nullable Pattern only;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each is measured; by the set when left out.")
    private @Nullable Integer rounds;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Where the report goes; benchmarks/target/report when left out.")
    private @Nullable Path folder;

    @Option(names = "--force", description = "Replaces a report that is there already.")
    private boolean force;

    @Option(
            names = "--check",
            description = "Ends with status 1 when a goal is missed or was not measured; goals of which --only leaves"
                    + " something out are not judged, and where it leaves none the command is refused.")
    private boolean check;

    @Option(names = "--list", description = "Shows what would be measured, and measures nothing.")
    private boolean list;

    @Option(
            names = {"-q", "--quiet"},
            description = "Says nothing on standard error but what is wrong.")
    private boolean quiet;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    BenchCommand(Streams streams, Place place, Function<Environment, Map<Kind, Measurer>> measurers) {
        this.streams = streams;
        this.place = place;
        this.measurers = measurers;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Variant> variants = variants();
        if (list) {
            variants.forEach(variant -> streams.out().println(variant.id()));
            return Exit.DONE.status();
        }
        int turns = rounds == null ? set.rounds() : rounds;
        if (turns < 1) {
            throw new ParameterException(spec.commandLine(), "--rounds: " + turns + "; expected 1 or more");
        }
        if (check) {
            checkGoals(variants);
        }
        Path to = folder == null ? place.reports() : folder;
        try (StagedFiles files = new StagedFiles(force)) {
            Files.createDirectories(to);
            for (String name : List.of("report.md", "report.html", "report.json")) {
                files.check(to.resolve(name));
            }
            Report report = Interruption.during(streams.err(), () -> measure(variants, turns));
            files.stage(to.resolve("report.md"), writer -> MarkdownReport.write(report, writer));
            files.stage(to.resolve("report.html"), writer -> HtmlReport.write(report, writer));
            files.stage(to.resolve("report.json"), writer -> ReportFile.write(report, writer));
            files.commit();
            streams.out().print(Tables.goals(report).markdown());
            say("written to " + to);
            return judge(report).status();
        }
    }

    private List<Variant> variants() {
        Pattern wanted = only;
        List<Variant> variants = wanted == null
                ? set.variants()
                : set.variants().stream()
                        .filter(variant -> wanted.matcher(variant.id()).find())
                        .toList();
        if (variants.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--only " + only + " is found in no name of the set " + set + ". Maybe --list");
        }
        return variants;
    }

    private void checkGoals(List<Variant> variants) {
        long judged = Goal.of(variants).stream().filter(Goal::isJudged).count();
        long all = Goal.ALL.stream().filter(Goal::isJudged).count();
        if (judged == 0) {
            throw new ParameterException(spec.commandLine(), "--check: --only " + only + " leaves no goal to judge");
        }
        if (judged < all) {
            say("--only leaves " + judged + " of " + all + " goals to judge");
        }
    }

    private Report measure(List<Variant> variants, int turns) throws IOException, InterruptedException {
        Instant startedAt = Instant.now();
        Environment before = Environment.here(place.commit());
        if (before.isBusy()) {
            say("the machine is busy with other things: intervals will be wide");
        }
        Rounds measured = new Rounds(measurers.apply(before), new Progress());
        measured.run(variants, turns, set.length());
        return new Report(
                Report.SCHEMA_VERSION,
                set.toString(),
                turns,
                set.length(),
                startedAt,
                secondsSinceStart(),
                before.atTheEnd(),
                variants,
                measured.forks(),
                measured.missing());
    }

    private Exit judge(Report report) {
        boolean fine =
                report.outcomes().stream().allMatch(outcome -> outcome.verdict().isFine());
        return fine || !check ? Exit.DONE : Exit.UNMET;
    }

    private double secondsSinceStart() {
        return (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
    }

    private void say(String text) {
        if (!quiet) {
            streams.err().println(text);
        }
    }

    /** A line for each fork. */
    private final class Progress implements Rounds.Progress {
        @Override
        public void measured(Variant variant, Fork fork, double done) {
            String left = done == 0
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            "   about %.0f min left",
                            secondsSinceStart() * (1 / done - 1) / SECONDS_PER_MINUTE);
            say("round " + (fork.round() + 1) + "   "
                    + Digits.time(fork.scores().getOrDefault(Metric.WALL, Double.NaN)) + "   " + variant.id() + left);
        }

        @Override
        public void missed(Variant variant, String why) {
            streams.err().println("not measured: " + variant.id() + ": " + why);
        }
    }
}
