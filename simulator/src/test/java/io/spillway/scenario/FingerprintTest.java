package io.spillway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
    private Written written;

    @BeforeEach
    void folder(@TempDir Path folder) {
        written = new Written(folder);
    }

    private String fingerprint(String overBase) throws IOException {
        return written.loaded(overBase).fingerprint();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: other",
                "description: other",
                "seed: 99",
                "replications: 99",
                "warmUp: 0h",
                "primary: {cloud: azure, note: a remark}",
                "start: 2027-01-01T00:00Z",
                "launches: {api: {holding: 480m}}",
                "launches: {api: {holding: {constant: {value: 8h}}, size: 1.0}}",
                "launches: {api: {demand: {unitsWanted: {value: 1e1, source: s}}}}",
                "templates: {unused: {kind: api}}",
                "clouds: {azure: {capabilities: {stateless-api: always}, headroom: 0}}",
                "clouds: {azure: {regions: {east: {pools: {H100: {capacity: 0.1k, price: 0.00 USD/unit-hour}}}}}}",
            })
    void doesNotDependOnHowItIsSaid(String overBase) throws IOException {
        assertThat(fingerprint(overBase)).isEqualTo(fingerprint(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "warmUp: 1h",
                "primary: aws",
                "start: 2027-01-01T00:01Z",
                "launches: {api: {holding: 481m}}",
                "launches: {api: {holding: {exponential: 8h}}}",
                "launches: {api: {tags: [a]}}",
                "launches: {api: {retires: 2027-06-01}}",
                "launches: {apj: {date: 2027-02-01, kind: api, demand: {unitsWanted: 10}, holding: 8h}}",
                "clouds: {azure: {capabilities: {stateless-api: 2027-01-01}}}",
                "clouds: {azure: {headroom: 0%}}",
                "clouds: {azure: {egressCost: 1 USD}}",
                "clouds: {azure: {outageRateScale: 2}}",
                "clouds: {azure: {regions: {east: {pools: {H100: {price: 0.000001 USD/unit-hour}}}}}}",
                "clouds: {azure: {regions: {east: {pools: {H100: {capacity: {2020-01-01: 100}}}}}}}",
                "thresholds: {spillShare: \"< 1\"}",
            })
    void dependsOnEveryValue(String overBase) throws IOException {
        assertThat(fingerprint(overBase)).isNotEqualTo(fingerprint(""));
    }

    @Test
    void dependsOnTheOrderOfMaps() throws IOException, ScenarioException {
        String one = "clouds: {gcp: {regions: {a: {geography: us}, b: {geography: us}}}}";
        String other = "clouds: {gcp: {regions: {b: {geography: us}, a: {geography: us}}}}";
        assertThat(fingerprint(one)).isNotEqualTo(fingerprint(other));
    }
}
