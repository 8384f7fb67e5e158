package io.spillway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResolvedTextTest {
    private Written written;

    @BeforeEach
    void folder(@TempDir Path folder) {
        written = new Written(folder);
    }

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Written.SHIPPED)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void yamlReadsAsTheSameScenario(Path file) throws IOException, ScenarioException {
        LoadedScenario loaded = ScenarioFile.load(file);
        LoadedScenario again = ScenarioFile.load(written.file("again.yaml", loaded.toYaml()));
        assertThat(again.scenario()).isEqualTo(loaded.scenario());
        assertThat(again.fingerprint()).isEqualTo(loaded.fingerprint());
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theValuesOfJsonReadAsTheSameScenario(Path file) throws IOException, ScenarioException {
        LoadedScenario loaded = ScenarioFile.load(file);
        JsonNode json = JsonMapper.shared().readTree(loaded.toJson());
        Path again = written.file("again.yaml", json.get("resolved").toString());
        assertThat(ScenarioFile.load(again).scenario()).isEqualTo(loaded.scenario());
        assertThat(json.get("fingerprint").asString()).isEqualTo(loaded.fingerprint());
    }

    @Test
    void eachValueHasItsOrigin() throws IOException {
        String yaml = written.loaded("launches: {api: {holding: {value: 9h, source: s}}}", "seed=7")
                .toYaml()
                .replace(written.folder() + "/", "");
        assertThat(yaml.lines().map(line -> line.replaceAll(" +#", " #")))
                .contains(
                        "name: base # base.yaml:1",
                        "seed: 7 # --set seed=7",
                        "replications: 10 # default",
                        "      stateless-api: always # base.yaml:7",
                        "            capacity: 100 # base.yaml:9",
                        "primary: azure # base.yaml:13",
                        "    holding: 9h # x.yaml:2",
                        "    size: 1 # default");
    }

    @Test
    void jsonHasTheOriginOfEachValueByItsPath() throws IOException {
        JsonNode json = JsonMapper.shared()
                .readTree(written.loaded("", "launches.api.demand.scale=1.5").toJson());
        JsonNode origins = json.get("origins");
        assertThat(origins.get("launches.api.demand.scale").get("kind").asString())
                .isEqualTo("set");
        assertThat(origins.get("launches.api.demand.arrivalCv").get("kind").asString())
                .isEqualTo("default");
        assertThat(origins.get("launches.api.kind").get("source").asString()).endsWith("base.yaml");
        assertThat(origins.get("launches.api.kind").get("line").asInt()).isEqualTo(18);
        assertThat(json.at("/resolved/launches/api/demand/scale").decimalValue())
                .isEqualByComparingTo("1.5");
        assertThat(json.at("/resolved/launches/api/demand/unitsWanted").isNumber())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "two words",
                "it's",
                "a: b",
                "a #b",
                "- a",
                "",
                " ",
                "null",
                "~",
                "trailing ",
                "a:",
                "[a]",
                "{a",
                "a,b",
                "\"quoted\"",
                "back\\slash",
                "line\nbreak",
                "tab\there",
                "\u001b[31m",
                "%",
                "@a",
                "`a",
                "!a",
                "&a",
                "*a",
                "?",
                "? a",
                "|",
                ">",
                "< 0.3",
                "é",
                "日本",
                "\ud83d\ude00",
                "\u2028",
                "\u0085",
                "---",
                "...",
                "a\rb",
                "=",
                "#"
            })
    void anyTextIsWrittenSoThatYamlReadsIt(String text) throws IOException {
        Problems problems = new Problems();
        String yaml = "key: " + ResolvedText.text(text) + "\nlist: [" + ResolvedText.text(text) + ", b]\n";
        Tree tree = YamlReader.read("t", yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8), problems);
        assertThat(problems.sorted()).isEmpty();
        assertThat(tree).isInstanceOfSatisfying(Tree.Fields.class, fields -> {
            assertThat(fields.get("key")).isInstanceOfSatisfying(Tree.Leaf.class, leaf -> {
                assertThat(leaf.text()).isEqualTo(text);
                assertThat(leaf.isNull()).isFalse();
            });
            assertThat(fields.get("list"))
                    .isInstanceOfSatisfying(
                            Tree.Items.class,
                            items -> assertThat(items.items())
                                    .extracting(Tree::flow)
                                    .isEqualTo(List.of(text, "b")));
        });
    }

    @Test
    void namesAreQuotedWhereYamlWantsThem() throws IOException, ScenarioException {
        String name = "a: b, #c";
        LoadedScenario loaded = written.loaded("launches: {\"" + name + "\": {date: 2027-02-01, kind: api,"
                + " demand: {unitsWanted: 1}, holding: 1h}}");
        LoadedScenario again = ScenarioFile.load(written.file("again.yaml", loaded.toYaml()));
        assertThat(again.scenario().launches())
                .containsOnlyKeys(List.of("api", name).toArray(String[]::new));
        assertThat(Map.copyOf(again.scenario().launches()))
                .isEqualTo(Map.copyOf(loaded.scenario().launches()));
    }
}
