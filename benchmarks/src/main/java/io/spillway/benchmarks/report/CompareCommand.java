package io.spillway.benchmarks.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides by their forks whether a newer report is slower than an older one. */
@Command(
        name = "compare",
        description = {
            "Compares two reports by their forks; ends with status 1 when there is a regression, or when a variant of the"
                    + " old report is missing from the new one.",
            "A regression is a slowdown whose whole 95 %% interval (Student's t) lies above the threshold. Beside it stands the"
                    + " p of a Mann-Whitney test, corrected after Holm for the number of variants. Compare what was"
                    + " measured on one machine, best one right after the other."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  spillway bench compare before/report.json after/report.json",
            "  spillway bench compare before/report.json after/report.json --threshold 2%% --format json"
        })
final class CompareCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(index = "0", paramLabel = "OLD", description = "The report.json that was before.")
    @SuppressWarnings("NullAway.Init")
    private Path old;

    @Parameters(index = "1", paramLabel = "NEW", description = "The report.json that is now.")
    @SuppressWarnings("NullAway.Init")
    private Path now;

    @Option(
            names = "--threshold",
            paramLabel = "SHARE",
            defaultValue = "5%",
            converter = ShareConverter.class,
            description = "The slowdown that is accepted; 5%% when left out.")
    private double threshold;

    @Option(
            names = "--by",
            paramLabel = "CLOCK",
            defaultValue = "wall",
            description =
                    "${COMPLETION-CANDIDATES}; wall when left out. Processor time says more on a machine that others"
                            + " keep busy.")
    private Clock clock = Clock.WALL;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}; table when left out.")
    private Form form = Form.TABLE;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    CompareCommand(Streams streams) {
        this.streams = streams;
    }

    /** How the outcome is written. */
    enum Form {
        TABLE,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() throws BadInputException {
        Report before = ReportReader.read(old);
        Report after = ReportReader.read(now);
        List<Comparison> comparisons = Comparison.of(before, after, clock.metric(), threshold);
        List<Comparison> common = comparisons.stream()
                .filter(comparison -> comparison.verdict() != Comparison.Verdict.MISSING)
                .toList();
        if (common.isEmpty()) {
            throw nothingInCommon(before, after);
        }
        before.differences(after).forEach(difference -> streams.err().println("warning: not the same " + difference));
        LeftOut.lines(before, after, clock).forEach(line -> streams.err().println("not compared, " + line));
        warnOfFewForks(common);
        streams.out().print(form == Form.JSON ? json(comparisons) : table(comparisons));
        boolean unmet = common.size() < comparisons.size()
                || common.stream().anyMatch(comparison -> comparison.verdict() == Comparison.Verdict.REGRESSION);
        return (unmet ? Exit.UNMET : Exit.DONE).status();
    }

    private BadInputException nothingInCommon(Report before, Report after) {
        Scores earlier = new Scores(before.forks());
        Scores later = new Scores(after.forks());
        boolean shared = before.variants().stream().anyMatch(variant -> earlier.has(variant) && later.has(variant));
        return new BadInputException(
                Exit.BAD_INPUT,
                old + " and " + now + " have " + (shared ? clock + " time of " : "") + "no variant in common. Maybe "
                        + (shared && clock == Clock.PROCESSOR ? "--by wall" : "two reports of one set"));
    }

    private void warnOfFewForks(List<Comparison> common) {
        List<Comparison> untested = common.stream()
                .filter(comparison -> comparison.verdict().isUntested())
                .toList();
        if (!untested.isEmpty()) {
            String forks = untested.stream()
                    .map(comparison -> comparison.oldForks() + " against " + comparison.newForks())
                    .distinct()
                    .collect(Collectors.joining(", "));
            int enough = Comparison.enoughForks(common.size());
            streams.err()
                    .println("warning: too few forks to tell slower from faster in " + untested.size() + " of "
                            + common.size() + " variants: " + forks + "; it takes " + enough + " against " + enough
                            + ". Maybe --rounds " + enough);
        }
    }

    private static String table(List<Comparison> comparisons) {
        Table table = new Table()
                .words("variant")
                .numbers("new/old")
                .numbers("95 % interval")
                .numbers("p (Holm)")
                .numbers("forks")
                .words("verdict");
        for (Comparison comparison : comparisons) {
            table.row(
                    comparison.variant(),
                    Digits.of(comparison.slowdown().value()),
                    Digits.interval(comparison.slowdown()),
                    Digits.probability(comparison.p()),
                    comparison.oldForks() + ", " + comparison.newForks(),
                    comparison.verdict().toString());
        }
        return table.markdown();
    }

    private String json(List<Comparison> comparisons) {
        List<Told> told = comparisons.stream().map(Told::of).toList();
        return ReportFile.JSON.writeValueAsString(
                        new Document(Report.SCHEMA_VERSION, threshold, clock.toString(), told))
                + "\n";
    }

    /** All comparisons for programs. */
    private record Document(int schemaVersion, double threshold, String by, List<Told> comparisons) {}

    /** A comparison for programs. */
    private record Told(
            String variant,
            int oldForks,
            int newForks,
            @Nullable Double slowdown,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double p,
            Comparison.Verdict verdict) {
        static Told of(Comparison comparison) {
            Estimate slowdown = comparison.slowdown();
            return new Told(
                    comparison.variant(),
                    comparison.oldForks(),
                    comparison.newForks(),
                    ReportFile.finite(slowdown.value()),
                    ReportFile.finite(slowdown.low()),
                    ReportFile.finite(slowdown.high()),
                    ReportFile.finite(comparison.p()),
                    comparison.verdict());
        }
    }
}
