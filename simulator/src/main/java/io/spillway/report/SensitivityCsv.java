package io.spillway.report;

import io.spillway.measures.Estimate;
import io.spillway.sensitivity.Findings;
import io.spillway.sensitivity.Indicator;
import io.spillway.sensitivity.Sensitivity;
import io.spillway.sensitivity.Sensitivity.Response;
import io.spillway.study.Factor;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** What measures hang on as tidy CSV: a row for each measure, factor and indicator. A number that does not exist is empty. */
final class SensitivityCsv {
    private static final List<String> HEAD = List.of(
            "schemaVersion",
            "scenario",
            "seed",
            "replications",
            "method",
            "measure",
            "factor",
            "places",
            "low",
            "value",
            "high",
            "indicator",
            "unit",
            "mean",
            "halfWidth",
            "n");

    private SensitivityCsv() {}

    static void write(Findings findings, Writer to) throws IOException {
        Sensitivity sensitivity = findings.sensitivity();
        Csv.write(to, csv -> {
            csv.writeRecord(HEAD);
            for (Response response : sensitivity.responses()) {
                for (int f = 0; f < sensitivity.factors().size(); f++) {
                    for (int i = 0; i < sensitivity.indicators().size(); i++) {
                        csv.writeRecord(row(findings, response, f, i));
                    }
                }
            }
        });
    }

    private static List<String> row(Findings findings, Response response, int f, int i) {
        Factor factor = findings.sensitivity().factors().get(f);
        Indicator indicator = findings.sensitivity().indicators().get(i);
        Estimate estimate = response.estimates().get(f).get(i);
        return List.of(
                Integer.toString(Format.SCHEMA_VERSION),
                findings.subject().scenario(),
                Long.toString(findings.subject().seed()),
                Integer.toString(findings.sensitivity().replications()),
                findings.method(),
                response.measure().text(),
                factor.name(),
                Integer.toString(factor.paths().size()),
                factor.low().text(),
                factor.value(),
                factor.high().text(),
                indicator.text(),
                indicator.isShare() ? "share" : response.measure().unit(),
                Json.number(estimate.mean()),
                Json.number(estimate.halfWidth()),
                Integer.toString(estimate.n()));
    }
}
