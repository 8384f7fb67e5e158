package io.spillway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs what the README says. In a {@code console} block a line that begins with {@code $} is a command and the lines
 * below it are what it says; a line of three dots stands for any lines. In an {@code sh} block each command of the
 * launcher has to succeed. {@code -Dgolden=update} writes the outputs anew.
 */
final class ReadmeIT {
    private static final Path README = Shell.ROOT.resolve("README.md");
    private static final String FENCE = "```";
    private static final String PROMPT = "$ ";
    private static final String ANY = "...";
    private static final List<String> LINKED = List.of("spillway", "scenarios");
    private static final String LAUNCHER = "./spillway ";

    @TempDir
    private static Path folder;

    private static final Map<String, Shell.Call> CALLS = new HashMap<>();

    @BeforeAll
    static void build() throws Exception {
        for (String name : LINKED) {
            Files.createSymbolicLink(folder.resolve(name), Shell.ROOT.resolve(name));
        }
        assertThat(call(LAUNCHER + "--version").status()).isZero();
    }

    @AfterAll
    static void unlink() throws IOException {
        for (String name : LINKED) {
            Files.delete(folder.resolve(name));
        }
    }

    private static Shell.Call call(String command) throws IOException, InterruptedException {
        String plain = command.replaceFirst("\\s+#.*", "");
        Shell.Call known = CALLS.get(plain);
        if (known == null) {
            known = Shell.in(folder)
                    .start(Map.of(), "sh", "-c", "{ " + plain + "; } 2>&1")
                    .end();
            CALLS.put(plain, known);
        }
        return known;
    }

    @Test
    void commandsSayWhatTheReadmeShows() throws Exception {
        List<String> written = Files.readAllLines(README);
        List<String> actual = new ArrayList<>();
        int outputs = 0;
        for (int i = 0; i < written.size(); i++) {
            actual.add(written.get(i));
            if (!written.get(i).equals(FENCE + "console")) {
                continue;
            }
            int line = i + 1;
            while (!written.get(line).equals(FENCE)) {
                String command = written.get(line);
                assertThat(command).startsWith(PROMPT);
                int end = line + 1;
                while (!written.get(end).equals(FENCE) && !written.get(end).startsWith(PROMPT)) {
                    end++;
                }
                List<String> said =
                        call(command.substring(PROMPT.length())).out().lines().toList();
                actual.add(command);
                actual.addAll(shortened(said, written.subList(line + 1, end)));
                line = end;
                outputs++;
            }
            i = line - 1;
        }
        assertThat(outputs).isPositive();
        if ("update".equals(System.getProperty("golden"))) {
            Files.write(README, actual);
        } else {
            assertThat(String.join("\n", actual))
                    .as("README.md; -Dgolden=update writes it anew")
                    .isEqualTo(String.join("\n", written));
        }
    }

    /** As many lines as are shown before and behind the dots, if there are dots. */
    private static List<String> shortened(List<String> said, List<String> shown) {
        int before = shown.indexOf(ANY);
        if (before < 0) {
            return said;
        }
        int behind = shown.size() - before - 1;
        assertThat(said).hasSizeGreaterThan(before + behind);
        List<String> lines = new ArrayList<>(said.subList(0, before));
        lines.add(ANY);
        lines.addAll(said.subList(said.size() - behind, said.size()));
        return lines;
    }

    @Test
    void commandsWithoutOutput_succeed() throws Exception {
        boolean inside = false;
        int commands = 0;
        for (String line : Files.readAllLines(README)) {
            inside = line.startsWith(FENCE) ? line.equals(FENCE + "sh") : inside;
            if (inside && line.startsWith(LAUNCHER)) {
                assertThat(call(line).status()).as(line).isZero();
                commands++;
            }
        }
        assertThat(commands).isPositive();
    }
}
