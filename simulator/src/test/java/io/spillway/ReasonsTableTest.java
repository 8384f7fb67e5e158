package io.spillway;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.engine.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReasonsTableTest {
    @Test
    void theScenarioLanguage_tellsEveryReason_inItsOrder() throws IOException {
        assertThat(Files.readAllLines(Path.of("../scenarios/README.md")).stream()
                        .filter(line -> line.matches("\\| `[A-Z_]+` \\| `[A-Z_]+` \\|.+"))
                        .map(line -> line.split("`")[1] + " " + line.split("`")[3]))
                .containsExactlyElementsOf(Arrays.stream(Reason.values())
                        .map(reason -> reason.kind() + " " + reason)
                        .toList());
    }
}
