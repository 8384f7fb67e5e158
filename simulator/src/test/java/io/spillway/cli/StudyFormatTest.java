package io.spillway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.Golden;
import io.spillway.SchemaErrors;
import io.spillway.report.ReportSchema;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What studies write, byte by byte, and by the schemas that ship. */
class StudyFormatTest {
    private static final String MORRIS =
            "sensitivity --assumed --trajectories 3 --measure spillShareUnitHours,spend,concentration";
    private static final String SOBOL =
            "sensitivity --assumed --method sobol --samples 8 --replicates 2 --measure spillShareUnitHours";
    private static final String FACTORS = "optimize --minimize spend --limit lossShare<90% --replications 1 --confirm 3"
            + " --budget 30 --factor clouds.azure.capacityScale=0.9..1.1";
    private static final String ALTERNATIVES = "optimize --minimize spillShareUnitHours --indifference 0.02"
            + " --alternative clouds.azure.capacityScale=1.3 --alternative clouds.azure.capacityScale=0.5";

    private final Program program = new Program();

    @ParameterizedTest
    @CsvSource({
        "morris, table, txt",
        "morris, json, json",
        "morris, csv, csv",
        "sobol, table, txt",
        "sobol, json, json",
        "sobol, csv, csv",
        "factors, table, txt",
        "factors, json, json",
        "factors, csv, csv",
        "alternatives, table, txt",
        "alternatives, json, json",
        "alternatives, csv, csv"
    })
    void everyFormat_isAsKept(String study, String format, String ending) throws IOException {
        Golden.check("study/" + study + "." + ending, written(command(study), format));
    }

    @Test
    void json_keepsToItsSchema() throws IOException {
        assertThat(SchemaErrors.of(ReportSchema.SENSITIVITY, written(MORRIS, "json")))
                .isEmpty();
        assertThat(SchemaErrors.of(ReportSchema.SENSITIVITY, written(SOBOL, "json")))
                .isEmpty();
        assertThat(SchemaErrors.of(ReportSchema.OPTIMIZE, written(FACTORS, "json")))
                .isEmpty();
        assertThat(SchemaErrors.of(ReportSchema.OPTIMIZE, written(ALTERNATIVES, "json")))
                .isEmpty();
    }

    @Test
    void jsonOfNarrowedMeasures_keepsToItsSchema() throws IOException {
        String morris = written("sensitivity --assumed --trajectories 2 --measure spend/azure,placedShare/aws", "json");
        assertThat(morris).contains("\"measure\":\"spend/azure\"", "\"measure\":\"placedShare/aws\"");
        assertThat(SchemaErrors.of(ReportSchema.SENSITIVITY, morris)).isEmpty();
        String factors = written(FACTORS.replace("lossShare<90%", "spend/azure>1k"), "json");
        assertThat(factors).contains("\"measure\":\"spend/azure\"");
        assertThat(SchemaErrors.of(ReportSchema.OPTIMIZE, factors)).isEmpty();
        String alternatives = written(ALTERNATIVES.replace("spillShareUnitHours", "placedShare/azure"), "json");
        assertThat(alternatives).contains("\"measure\":\"placedShare/azure\"");
        assertThat(SchemaErrors.of(ReportSchema.OPTIMIZE, alternatives)).isEmpty();
    }

    /** With one replication and no capacity at all, little is a number. */
    @Test
    void whatDoesNotExist_isNull_andKeepsToTheSchema() throws IOException {
        String json = written(
                "sensitivity --factor clouds.azure.capacityScale=0..1 --set clouds.aws.capacityScale=0"
                        + " --measure concentration --trajectories 2 --replications 1",
                "json");
        assertThat(json).contains("\"chance\":null", "\"muStar\":null");
        assertThat(SchemaErrors.of(ReportSchema.SENSITIVITY, json)).isEmpty();
    }

    @Test
    void theSchemas_refuseWhatTheyShould() throws IOException {
        String morris = written(MORRIS, "json");
        assertThat(SchemaErrors.of(ReportSchema.SENSITIVITY, morris.replace("\"morris\"", "\"moris\"")))
                .isNotEmpty();
        assertThat(SchemaErrors.of(ReportSchema.SENSITIVITY, morris.replace("\"morris\"", "\"sobol\"")))
                .isNotEmpty();
        assertThat(SchemaErrors.of(ReportSchema.SENSITIVITY, morris.replace("\"asItIsHalfWidth\"", "\"half\"")))
                .isNotEmpty();
        String factors = written(FACTORS, "json");
        assertThat(SchemaErrors.of(ReportSchema.OPTIMIZE, factors.replace("\"isKept\":", "\"kept\":")))
                .isNotEmpty();
        assertThat(SchemaErrors.of(ReportSchema.OPTIMIZE, factors.replaceFirst("\"points\":\\d+,", "")))
                .isNotEmpty();
        String alternatives = written(ALTERNATIVES, "json");
        assertThat(SchemaErrors.of(
                        ReportSchema.OPTIMIZE, alternatives.replace("\"isDecided\":true", "\"isDecided\":1")))
                .isNotEmpty();
        assertThat(SchemaErrors.of(
                        ReportSchema.OPTIMIZE,
                        alternatives.replace("\"isLargest\":", "\"isKept\":true,\"isLargest\":")))
                .isNotEmpty();
    }

    @Test
    void schema_printsTheShippedOnes() throws IOException {
        for (ReportSchema schema : ReportSchema.values()) {
            program.forgetOut();
            assertThat(program.main("schema", schema.name().toLowerCase(Locale.ROOT)))
                    .isZero();
            assertThat(program.out()).isEqualTo(schema.text()).contains("https://json-schema.org/draft/2020-12/schema");
        }
    }

    private static String command(String study) {
        return switch (study) {
            case "morris" -> MORRIS;
            case "sobol" -> SOBOL;
            case "factors" -> FACTORS;
            default -> ALTERNATIVES;
        };
    }

    private String written(String command, String format) {
        program.forgetOut();
        program.main(Stream.of(
                        command.replaceFirst(" ", " " + SensitivityCommandTest.SCENARIO + " ")
                                .split(" "),
                        new String[] {"--format", format})
                .flatMap(Stream::of)
                .toArray(String[]::new));
        assertThat(program.out()).as(program.err()).isNotEmpty();
        return program.out();
    }
}
