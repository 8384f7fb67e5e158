package io.spillway.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads what {@link ReportFile} wrote, and refuses what it cannot have written. */
final class ReportReader {
    private static final String VERSION = "schemaVersion";
    private static final String AGAIN = ". Maybe make the report again";

    private final Path file;

    private ReportReader(Path file) {
        this.file = file;
    }

    /** @throws BadInputException if there is no such file or it is no report */
    static Report read(Path file) throws BadInputException {
        return new ReportReader(file).read();
    }

    private Report read() throws BadInputException {
        JsonNode tree = tree();
        JsonNode version = tree.path(VERSION);
        if (version.isMissingNode()) {
            throw noReport();
        }
        if (!version.toString().equals(Integer.toString(Report.SCHEMA_VERSION))) {
            throw bad(VERSION + " is " + version + "; expected " + Report.SCHEMA_VERSION + AGAIN);
        }
        Report report = report(tree);
        requireOnce("variants", report.variants().stream().map(Variant::id).toList());
        requireOnce("forks", report.forks().stream().map(ReportReader::name).toList());
        for (Fork fork : report.forks()) {
            check(fork);
        }
        return report;
    }

    private JsonNode tree() throws BadInputException {
        try {
            return ReportFile.JSON.readTree(Files.readAllBytes(file));
        } catch (NoSuchFileException missing) {
            throw new BadInputException(
                    Exit.NO_INPUT, file + ": there is no such file. Maybe run 'spillway bench' first");
        } catch (IOException unreadable) {
            String maybe =
                    Files.isDirectory(file) ? "is a folder. Maybe " + file.resolve("report.json") : "cannot be read";
            throw new BadInputException(Exit.NO_INPUT, file + ": " + maybe);
        } catch (JacksonException wrong) {
            throw noReport();
        }
    }

    private Report report(JsonNode tree) throws BadInputException {
        try {
            return ReportFile.JSON.treeToValue(tree, Report.class);
        } catch (JacksonException wrong) {
            String place = wrong.getPath().stream()
                    .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()))
                    .collect(Collectors.joining());
            throw bad(place + found(tree.at(place)) + AGAIN);
        }
    }

    private static String found(JsonNode value) {
        if (value.isMissingNode()) {
            return " is missing";
        }
        return value.isValueNode() ? " is " + value + ", which no report has there" : " is not whole";
    }

    private void requireOnce(String where, List<String> names) throws BadInputException {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw bad(where + ": " + name + " stands twice" + AGAIN);
            }
        }
    }

    private void check(Fork fork) throws BadInputException {
        for (Map.Entry<Metric, Double> score : fork.scores().entrySet()) {
            Metric metric = score.getKey();
            if (!metric.canBe(score.getValue())) {
                String name = ReportFile.JSON.valueToTree(metric).asString();
                throw bad("forks: " + name(fork) + ": " + name + " is " + score.getValue() + "; expected a "
                        + (metric.isTime() ? "time above 0" : "number, 0 or more") + AGAIN);
            }
        }
    }

    private static String name(Fork fork) {
        return fork.variant() + " in round " + fork.round();
    }

    private BadInputException noReport() {
        return bad("is no benchmark report. Maybe a report.json of 'spillway bench'");
    }

    private BadInputException bad(String what) {
        return new BadInputException(Exit.BAD_INPUT, file + ": " + what);
    }
}
