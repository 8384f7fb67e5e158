package io.spillway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.GeneratedScenarios;
import io.spillway.model.Scenario;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private static final int SCENARIOS = 300;

    /** Every record of the model can be written in the language, and reads as itself; different ones differ. */
    @Test
    void whatIsWrittenReadsAsTheSameRecords() {
        Set<String> fingerprints = new HashSet<>();
        for (long seed = 0; seed < SCENARIOS; seed++) {
            Scenario scenario = GeneratedScenarios.of(seed);
            Problems problems = new Problems();
            byte[] text = WrittenScenario.of(scenario).getBytes(StandardCharsets.UTF_8);
            Tree tree = YamlReader.read("generated", text, problems);
            Bound bound = new Binder(new Sources(problems), problems, false)
                    .bind(Shapes.SCENARIO, tree, ValuePath.ROOT, tree.origin(), Notes.NONE);
            assertThat(problems.sorted()).as("seed %d", seed).isEmpty();
            assertThat(bound.value()).as("seed %d", seed).isEqualTo(scenario);
            assertThat(fingerprints.add(Fingerprint.of(bound)))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }
}
