package io.spillway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.spillway.sweep.SweepFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

class SchemaTest {
    private static final Path RESOURCE = Path.of("src/main/resources/io/spillway/scenario/scenario.schema.json");
    private static final Path SWEEPS = Path.of("src/main/resources/io/spillway/sweep/sweep.schema.json");
    private static final String SWEEP_SCHEMA = SchemaWriter.write("Spillway sweep", SweepFile.class);
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaWriter.write());

    /** As an editor reads a file: YAML's own numbers and truth values, everything else a text. */
    private static List<Error> check(String yaml) {
        return check(SCHEMA, yaml);
    }

    private static List<Error> check(Schema schema, String yaml) {
        Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return schema.validate(JsonMapper.shared().writeValueAsString(tree), InputFormat.JSON);
    }

    @Test
    void theShippedSchemaIsTheOneOfTheRecords() throws IOException {
        String schema = SchemaWriter.write();
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(RESOURCE, schema);
        }
        assertThat(Files.readString(RESOURCE)).as("-Dgolden=update writes it").isEqualTo(schema);
    }

    @Test
    void theShippedSchemaOfSweepsIsTheOneOfTheRecord() throws IOException {
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(SWEEPS, SWEEP_SCHEMA);
        }
        assertThat(Files.readString(SWEEPS)).as("-Dgolden=update writes it").isEqualTo(SWEEP_SCHEMA);
    }

    @Test
    void sweepsAreCheckedByASchemaOfTheirOwn() throws IOException {
        Schema sweeps = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SWEEP_SCHEMA);
        try (Stream<Path> files = Files.list(Written.SHIPPED.resolve("sweeps"))) {
            for (Path file : files.filter(SchemaTest::isSweep).toList()) {
                assertThat(check(sweeps, Files.readString(file))).as("%s", file).isEmpty();
            }
        }
        String start = "name: x\nscenario: y.yaml\n";
        assertThat(check(sweeps, start + "axes: {a: [1, 2], b: {from: 1d, to: 3d, steps: 3}}\nby: [cloud]\n"))
                .isEmpty();
        assertThat(check(sweeps, "name: x\n")).isNotEmpty();
        assertThat(check(sweeps, start + "desing: grid\n")).isNotEmpty();
        assertThat(check(sweeps, start + "by: [year]\n")).isNotEmpty();
        assertThat(check(sweeps, start + "axes: {a: {form: 1}}\n")).isNotEmpty();
    }

    /** What Kubernetes reads is not ours to check. */
    private static boolean isSweep(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".yaml") && !name.startsWith("kubernetes-");
    }

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(Written.SHIPPED)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.startsWith(Written.SHIPPED.resolve("sweeps")))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void acceptsWhatIsShipped(Path file) throws IOException {
        assertThat(check(Files.readString(file))).isEmpty();
    }

    @Test
    void acceptsTheScenarioToBeginWith() {
        assertThat(check(StarterScenario.named("my-scenario"))).isEmpty();
    }

    @Test
    void aWholeScenarioLacksNothing() {
        assertThat(check(Written.BASE)).isEmpty();
        for (String key : List.of("start", "end", "clouds", "primary", "launches")) {
            assertThat(check(Written.BASE.replaceAll("(?m)^" + key + ":", "note: a\nseed:")))
                    .as(key)
                    .isNotEmpty();
        }
        assertThat(check(Written.BASE.replace("    holding: 8h\n", ""))).isNotEmpty();
        assertThat(check(Written.BASE.replace("geography: us, ", ""))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed: {value: 5, source: s, confidence: assumed, range: [1, 10], note: n}",
                "launches: {a: {template: t}}",
                "launches: {a: null}",
                "launches: {a: {holding: {lognormal: {sigma: 2}}, source: s}}",
                "launches: {a: {holding: {value: {exponential: 1h}, source: s}, size: {discrete: {values: [1], weights: [1]}}}}",
                "launches: {a: {demand: {unitsWanted: 5, hourOfWeek: {value: [1, 1], source: s}}}}",
                "clouds: {a: {capabilities: [a, b], headroom: {2027-01-01: 10%, 2028-01-01: 500}}}",
                "clouds: {a: {capabilities: {a: always, b: 2027-01-01}, note: n}}",
                "clouds: {a: {regions: {r: {pools: {p: {capacity: {ramp: {2027-01-01: 0, 2028-01-01: 250k}, every: 30d}}}}}}}",
                "clouds: {a: {regions: {r: {pools: {p: {capacity: {2027-01-01: {value: 1, note: n}}}}}}}}",
                "launches: {a: {demand: {unitsWanted: {trace: {file: t.csv, repeat: 14d, level: {value: 5, source: s}}}}}}",
                "launches: {a: {demand: {requestsPerHour: {trace: {points: {0h: 1, 1d: {value: 2, note: n}}}}}}}",
                "launches: {a: {demand: {requestsPerHour: {trace: {points: {2027-01-01: 1, 2027-02-01: 2}}}}}}",
                "launches: {a: {demand: {surges: {s: {factor: 2, for: 1d}}}}}",
                "launchProcesses: {p: {template: t, gap: {exponential: 30d}, atMost: 5}}",
                "primary: azure",
                "primary: {cloud: azure, declines: {d: {probability: 5%}}}",
                "primary: {value: azure, source: s}",
                "thresholds: {spillShare: '< 0.3'}",
                "templates: {t: {kind: a, template: u}}",
                "include: a.yaml",
            })
    void acceptsEveryForm(String lines) {
        assertThat(check(lines)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seeed: 1",
                "seed: many",
                "seed: 1.5",
                "warmUp: 14 days",
                "warmUp: 14",
                "start: 2027-1-1",
                "launches: {a: {holding: 8}}",
                "launches: {a: {holding: {lognorml: {median: 8h, sigma: 1}}}}",
                "launches: {a: {holding: {lognormal: {median: 8h, sigma: 1}, gamma: {mean: 1h, cv: 1}}}}",
                "launches: {a: {holding: {lognormal: {median: 8, sigma: 1}}}}",
                "launches: {a: {size: 8h}}",
                "launches: {a: {markets: {m: {share: 30}}}}",
                "launches: {a: {confidence: sure}}",
                "launches: {api: {demand: {unitsWanted: {trace: {points: {soon: 1}}}}}}",
                "launches: {api: {demand: {unitsWanted: {trace: {points: {0h: 1, 2027-01-01: 2}}}}}}",
                "launchProcesses: {p: {date: 2027-01-01}}",
                "clouds: {a: {headroom: lots}}",
                "clouds: {a: {poolOrder: cheepest}}",
                "clouds: {a: {regions: {r: {pools: {p: {price: 10 USD}}}}}}",
                "clouds: {a: {regions: {r: {pools: {p: {capacity: {ramp: {2027-01-01: 0}}}}}}}}",
                "clouds: {a: {regions: {r: {pools: {p: {capacity: {soon: 5}}}}}}}",
                "seed: {value: 1, rnge: [1, 2]}",
                "seed: {value: 1, range: [1]}",
                "thresholds: {spillShare: 0.3}",
            })
    void refusesWhatTheLanguageRefuses(String lines, @TempDir Path folder) throws IOException {
        assertThat(check(lines)).isNotEmpty();
        assertThat(new Written(folder).problems(lines)).isNotEmpty();
    }
}
