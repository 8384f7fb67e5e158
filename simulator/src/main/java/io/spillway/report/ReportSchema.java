package io.spillway.report;

import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schemas of what is written as JSON. */
public enum ReportSchema {
    /** Of {@link Format#JSON}. */
    RESULTS("results"),
    /** Of {@link ComparisonFormat#JSON}. */
    COMPARE("compare"),
    /** Of {@link ExplanationFormat#JSON}. */
    EXPLAIN("explain"),
    /** Of a line of {@link DecisionLines}. */
    DECISIONS("decisions"),
    /** Of {@link SensitivityFormat#JSON}. */
    SENSITIVITY("sensitivity"),
    /** Of {@link OptimumFormat#JSON}. */
    OPTIMIZE("optimize");

    private final String name;

    ReportSchema(String name) {
        this.name = name;
    }

    /** The schema's text. */
    public String text() throws IOException {
        return Resources.toString(
                Resources.getResource(ReportSchema.class, name + ".schema.json"), StandardCharsets.UTF_8);
    }
}
