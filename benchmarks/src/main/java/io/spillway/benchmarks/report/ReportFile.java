package io.spillway.benchmarks.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A report as JSON: what was measured, and the goals' outcomes besides, which reading leaves out. */
final class ReportFile {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final String VERSION = "schemaVersion";

    private ReportFile() {}

    static void write(Report report, Writer to) throws IOException {
        ObjectNode tree = JSON.valueToTree(report);
        tree.set(
                "goals",
                JSON.valueToTree(report.outcomes().stream().map(Told::of).toList()));
        to.write(JSON.writeValueAsString(tree));
        to.write('\n');
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws BadInputException if there is no such file or it is no report
     */
    static Report read(Path file) throws BadInputException {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new BadInputException(
                    Exit.NO_INPUT, file + ": there is no such file. Maybe run 'spillway bench' first");
        } catch (IOException unreadable) {
            String maybe =
                    Files.isDirectory(file) ? "is a folder. Maybe " + file.resolve("report.json") : "cannot be read";
            throw new BadInputException(Exit.NO_INPUT, file + ": " + maybe);
        }
        try {
            JsonNode tree = JSON.readTree(text);
            int version = tree.path(VERSION).asInt(0);
            if (version != Report.SCHEMA_VERSION) {
                throw new BadInputException(
                        Exit.BAD_INPUT,
                        file + ": " + VERSION + " is " + (version == 0 ? "missing" : Integer.toString(version))
                                + "; expected " + Report.SCHEMA_VERSION + ". Maybe make the report again");
            }
            Report report = JSON.treeToValue(tree, Report.class);
            for (Fork fork : report.forks()) {
                check(fork, file);
            }
            return report;
        } catch (JacksonException wrong) {
            throw new BadInputException(
                    Exit.BAD_INPUT, file + ": is no benchmark report. Maybe a report.json of 'spillway bench'");
        }
    }

    private static void check(Fork fork, Path file) throws BadInputException {
        for (Map.Entry<Metric, Double> score : fork.scores().entrySet()) {
            if (!score.getKey().canBe(score.getValue())) {
                throw new BadInputException(
                        Exit.BAD_INPUT,
                        file + ": " + fork.variant() + " in round " + fork.round() + ": " + score.getKey() + " is "
                                + score.getValue() + "; expected a "
                                + (score.getKey().isTime() ? "time above 0" : "number, 0 or more")
                                + ". Maybe make the report again");
            }
        }
    }

    /** What JSON has for a number that is none: null. */
    static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** An outcome for programs. */
    private record Told(
            String name,
            String sentence,
            @Nullable String against,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            String unit,
            Goal.Relation relation,
            double bound,
            Outcome.Verdict verdict) {
        static Told of(Outcome outcome) {
            Goal goal = outcome.goal();
            Estimate estimate = outcome.estimate();
            return new Told(
                    goal.name(),
                    goal.sentence(),
                    outcome.numerator() == null ? null : outcome.numerator().id(),
                    estimate == null ? null : finite(estimate.value()),
                    estimate == null ? null : finite(estimate.low()),
                    estimate == null ? null : finite(estimate.high()),
                    goal.unit(),
                    goal.relation(),
                    goal.bound(),
                    outcome.verdict());
        }
    }
}
