package io.spillway.benchmarks.report;

import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A report as JSON: what was measured, and the goals' outcomes besides, which {@link ReportReader} leaves out. */
final class ReportFile {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private ReportFile() {}

    static void write(Report report, Writer to) throws IOException {
        ObjectNode tree = JSON.valueToTree(report);
        tree.set(
                "goals",
                JSON.valueToTree(report.outcomes().stream().map(Told::of).toList()));
        to.write(JSON.writeValueAsString(tree));
        to.write('\n');
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
