package io.spillway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenanceTest {
    private static final String OVER = """
            clouds:
              azure:
                source: top
                confidence: assumed
                headroom: {source: steps, 2027-01-01: 10%, 2027-03-01: {value: 5%, confidence: fact, range: [1%, 9%]}}
                regions:
                  v1.east:
                    geography: us
                    pools:
                      H100: {capacity: {ramp: {2027-01-01: 10, 2027-06-01: 20}, every: 30d}, note: by hand}
            """;

    @TempDir
    private Path folder;

    private LoadedScenario loaded;

    @BeforeEach
    void load() throws IOException {
        loaded = new Written(folder).loaded(OVER, "clouds.azure.capacityScale=2");
    }

    @Test
    void aValueHasTheSourceOfTheNearestMapAroundIt() {
        Figure geography = loaded.provenance()
                .at("clouds", "azure", "regions", "v1.east", "geography")
                .orElseThrow();
        assertThat(geography.value()).isEqualTo("us");
        assertThat(geography.path()).isEqualTo("clouds.azure.regions.\"v1.east\".geography");
        assertThat(geography.source()).contains("top");
        assertThat(geography.confidence()).contains(Confidence.ASSUMED);
        assertThat(geography.origin().line()).isPositive();
    }

    @Test
    void theStepInForce_withItsOwnWordsFirst() {
        assertThat(inForce("2026-06-01", "headroom")).isNull();
        Figure first = inForce("2027-02-01", "headroom");
        assertThat(first.value()).isEqualTo("10%");
        assertThat(first.source()).contains("steps");
        Figure second = inForce("2027-03-01", "headroom");
        assertThat(second.value()).isEqualTo("5%");
        assertThat(second.source()).contains("steps");
        assertThat(second.confidence()).contains(Confidence.FACT);
        assertThat(second.range()).contains(new Figure.Range("1%", "9%"));
    }

    @Test
    void theStretchOfARamp() {
        String[] capacity = {"regions", "v1.east", "pools", "H100", "capacity"};
        Figure middle = inForce("2027-02-01", capacity);
        assertThat(middle.value()).isEqualTo("from 10 on 2027-01-01 to 20 on 2027-06-01");
        assertThat(middle.note()).contains("by hand");
        assertThat(inForce("2028-01-01", capacity).value()).isEqualTo("20");
    }

    @Test
    void whatWasSetOrLeftOut_saysSo_andWhatIsNoPlaceIsNothing() {
        assertThat(loaded.provenance()
                        .at("clouds", "azure", "capacityScale")
                        .orElseThrow()
                        .origin())
                .hasToString("--set clouds.azure.capacityScale=2");
        assertThat(loaded.provenance()
                        .at("clouds", "aws", "capacityScale")
                        .orElseThrow()
                        .origin()
                        .kind())
                .isEqualTo(Origin.Kind.DEFAULT);
        assertThat(loaded.provenance().at("clouds", "gcp")).isEmpty();
        assertThat(loaded.provenance().at("clouds", "azure").orElseThrow().value())
                .doesNotContain("top");
    }

    private Figure inForce(String day, String... below) {
        String[] path = new String[below.length + 2];
        path[0] = "clouds";
        path[1] = "azure";
        System.arraycopy(below, 0, path, 2, below.length);
        return loaded.provenance()
                .inForce(Instant.parse(day + "T00:00:00Z"), path)
                .orElse(null);
    }
}
