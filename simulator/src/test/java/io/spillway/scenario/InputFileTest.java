package io.spillway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InputFileTest {
    private static final Path SHIPPED = Path.of("../scenarios/erlang-overflow.yaml");

    @TempDir
    private Path folder;

    @Test
    void aFile_namesOthersFromItsFolder() {
        InputFile file = new InputFile(Path.of("a/b.yaml"));
        assertThat(file.isStream()).isFalse();
        assertThat(file.name()).isEqualTo("b");
        assertThat(file.named("../c.yaml")).isEqualTo(Path.of("c.yaml"));
    }

    @Test
    void aStream_hasNoFolderAndNoName() {
        for (String name : List.of("-", "/dev/stdin", "/dev/fd/63")) {
            InputFile stream = new InputFile(Path.of(name));
            assertThat(stream.isStream()).isTrue();
            assertThat(stream.name()).isEqualTo("piped");
            assertThat(stream.named("c.yaml")).isEqualTo(Path.of("c.yaml"));
        }
    }

    /** A pipe gives its bytes once; another machine gets them too. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void whatComesByAPipe_isReadOnce() throws IOException, InterruptedException, ScenarioException {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Process writer = new ProcessBuilder("cp", SHIPPED.toString(), pipe.toString()).start();
        InputFile input = new InputFile(pipe);
        assertThat(input.keys().orElseThrow()).isNotEmpty().doesNotContain("scenario");
        ScenarioTree scenario = input.scenario();
        assertThat(writer.waitFor()).isZero();
        Files.delete(pipe);
        String fingerprint = ScenarioFile.load(SHIPPED).fingerprint();
        assertThat(scenario.with(List.of()).fingerprint()).isEqualTo(fingerprint);
        assertThat(scenario.copy().read().with(List.of()).fingerprint()).isEqualTo(fingerprint);
    }
}
