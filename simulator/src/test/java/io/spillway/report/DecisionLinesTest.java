package io.spillway.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.compile.Compiler;
import io.spillway.explain.DecisionLog;
import io.spillway.model.Scenario;
import io.spillway.scenario.ScenarioFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionLinesTest {
    /** At 20:00, the start, a pool goes out, and behind that the one request on the other pool ends. */
    private static final String IN_ONE_INSTANT = """
            name: in-one-instant
            start: 2027-01-01T20:00Z
            end: 2027-01-02T06:00Z
            warmUp: 20h
            accelerators: {H100: {}}
            clouds:
              azure:
                regions:
                  e:
                    geography: us
                    pools:
                      H100: {capacity: 1, outages: {fire: {from: 2027-01-01T20:00Z, for: 2h, deployments: evacuate}}}
                  w: {geography: us, pools: {H100: {capacity: 1}}}
            primary: azure
            terms: {always: {rule: first}}
            launches:
              long:
                date: 2027-01-01
                kind: api
                demand: {requestsPerHour: 0.0625, arrivalCv: 0}
                holding: 12h
                patience: 3h
              short:
                date: 2027-01-01
                kind: api
                demand: {requestsPerHour: 0.0625, arrivalCv: 0}
                holding: 4h
            """;

    @TempDir
    Path folder;

    /** What is placed in the instant in which it joined its line has waited, for no time; and the start is measured. */
    @Test
    void waitsOfNoTime_areTold_andTheStartIsMeasured() throws Exception {
        Scenario scenario = ScenarioFile.load(Files.writeString(folder.resolve("instant.yaml"), IN_ONE_INSTANT))
                .scenario();
        StringWriter lines = new StringWriter();
        DecisionLines.write(new DecisionLog(scenario, Compiler.compile(scenario), 1, List.of(0), 1, false), lines);
        assertThat(lines.toString().lines().filter(line -> line.contains("\"ordinal\"")))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("T16:00", "\"measured\":false", "\"long\"", "\"region\":\"e\""),
                        line -> assertThat(line)
                                .contains("T16:00", "\"measured\":false", "\"short\"", "\"region\":\"w\""),
                        line -> assertThat(line)
                                .contains("T20:00", "\"measured\":true", "\"long\"", "\"outcome\":\"waiting\"")
                                .doesNotContain("waitedHours"),
                        line -> assertThat(line)
                                .contains(
                                        "T20:00",
                                        "\"measured\":true",
                                        "\"waitedHours\":0.0",
                                        "\"outcome\":\"evacuated\""));
    }
}
