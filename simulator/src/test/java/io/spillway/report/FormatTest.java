package io.spillway.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.spillway.Golden;
import io.spillway.SchemaErrors;
import io.spillway.experiment.ExperimentResult;
import io.spillway.experiment.TinyResults;
import io.spillway.measures.Estimate;
import io.spillway.measures.Row;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FormatTest {
    private final ExperimentResult result = TinyResults.ofThree();

    @ParameterizedTest
    @EnumSource
    void everyFormat_isAsKept(Format format) throws IOException {
        Golden.check("tiny/result." + (format == Format.TABLE ? "txt" : format), write(format, result));
    }

    @Test
    void launchesTable_isAsKept() throws IOException {
        StringWriter to = new StringWriter();
        Tables.writeLaunches(result, to);
        Golden.check("tiny/launches.csv", to.toString());
    }

    @ParameterizedTest
    @EnumSource
    void noFormat_dependsOnTheLocale(Format format) throws IOException {
        Locale before = Locale.getDefault();
        String expected = write(format, result);
        try {
            Locale.setDefault(Locale.forLanguageTag("hi-IN-u-nu-deva"));
            assertThat(write(format, result)).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void json_keepsToItsSchema() throws IOException {
        for (ExperimentResult any : List.of(result, TinyResults.ofNothing())) {
            assertThat(errors(write(Format.JSON, any))).isEmpty();
        }
    }

    @Test
    void theSchema_refusesWhatItShould() throws IOException {
        String json = write(Format.JSON, result);
        assertThat(errors(json.replace("\"CANNOT\"", "\"Cannot\""))).isNotEmpty();
        assertThat(errors(json.replace("\"halfWidth\"", "\"half\""))).isNotEmpty();
        assertThat(errors(json.replace("\"kind\":\"CHOOSES_NOT\",", ""))).isNotEmpty();
    }

    @Test
    void jsonLines_holdTheRowsOfJson() throws IOException {
        JsonMapper mapper = JsonMapper.shared();
        List<JsonNode> rows = new ArrayList<>();
        mapper.readTree(write(Format.JSON, result)).get("measures").forEach(rows::add);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : write(Format.JSONL, result).lines().toList()) {
            ObjectNode node = (ObjectNode) mapper.readTree(line);
            assertThat(node.get("schemaVersion").intValue()).isEqualTo(Format.SCHEMA_VERSION);
            node.remove(List.of("schemaVersion", "scenario", "fingerprint", "seed", "replications"));
            lines.add(node);
        }
        assertThat(lines).isEqualTo(rows);
    }

    @Test
    void csv_readsBackToTheSameNumbers() throws IOException {
        List<ExperimentResult.Line> lines = result.lines().stream()
                .filter(line -> line.row().year() == null)
                .toList();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(write(Format.CSV, result))) {
            List<NamedCsvRecord> records = csv.stream().toList();
            assertThat(records).hasSameSizeAs(lines);
            for (int i = 0; i < records.size(); i++) {
                Row row = lines.get(i).row();
                Estimate estimate = lines.get(i).estimate();
                Map<String, String> fields = records.get(i).getFieldsAsMap();
                assertThat(fields)
                        .containsEntry("scenario", "tiny, \"quoted\"")
                        .containsEntry("measure", row.measure().text())
                        .containsEntry("launch", row.launch() == null ? "" : row.launch())
                        .containsEntry(
                                "period",
                                row.period() == null ? "" : row.period().toString());
                assertThat(number(fields.get("mean"))).isEqualTo(Double.valueOf(estimate.mean()));
                assertThat(number(fields.get("halfWidth"))).isEqualTo(Double.valueOf(estimate.halfWidth()));
            }
        }
    }

    @Test
    void whatDoesNotExist_isNullInJsonAndEmptyInCsv() throws IOException {
        ExperimentResult nothing = TinyResults.ofNothing();
        assertThat(write(Format.JSON, nothing))
                .contains("{\"measure\":\"spillShare\",\"unit\":\"share\",\"mean\":null,\"halfWidth\":null,\"n\":0}");
        assertThat(write(Format.CSV, nothing)).contains(",spillShare,,,,,,,,,,,,,,share,,,0\n");
        assertThat(write(Format.TABLE, nothing)).doesNotContain("NaN").contains("Nothing did.");
    }

    @Test
    void rowsOfReasons_standOnlyWhereTheyOccurred() throws IOException {
        String json = write(Format.JSON, result);
        assertThat(json)
                .contains("\"measure\":\"requestsSpilled\",\"cloud\":\"azure\",\"unit\"")
                .contains("\"measure\":\"requestsSpilled\",\"kind\":\"BARRED\",\"unit\"")
                .contains("\"measure\":\"requestsSpilled\",\"kind\":\"CANNOT\",\"reason\":\"CAPABILITY\"")
                .doesNotContain("\"reason\":\"NO_ANSWER\"")
                .doesNotContain("\"cloud\":\"azure\",\"kind\":\"CANNOT\",\"reason\":\"CAPACITY\"");
    }

    @Test
    void numbers_areTheShortestThatReadBack() {
        assertThat(Json.number(0.1 + 0.2)).isEqualTo("0.30000000000000004");
        assertThat(Json.number(2e23)).isEqualTo("2.0E23");
        assertThat(Json.number(5)).isEqualTo("5.0");
        assertThat(Json.number(Double.NaN)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theWriter_staysOpen(Format format) throws IOException {
        Writer open = new StringWriter() {
            @Override
            public void close() throws IOException {
                throw new IOException("closed");
            }
        };
        format.write(result, open);
        assertThat(open.toString()).endsWith("\n");
    }

    private static List<Error> errors(String json) throws IOException {
        return SchemaErrors.of(ReportSchema.RESULTS, json);
    }

    private static String write(Format format, ExperimentResult result) throws IOException {
        StringWriter to = new StringWriter();
        format.write(result, to);
        return to.toString();
    }

    private static Double number(String field) {
        return field.isEmpty() ? Double.NaN : Double.parseDouble(field);
    }
}
