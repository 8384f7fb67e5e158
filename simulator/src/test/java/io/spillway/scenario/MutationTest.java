package io.spillway.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Damaged scenarios. Whatever is done to a file, reading it ends with a scenario or with problems that have a place and a
 * message; nothing else comes out. A scenario that comes out can be shown, and reads as itself again.
 */
class MutationTest {
    private static final int SEED = 20261122;

    private static final String DRAWN = """
            include: new.yaml
            templates: {t: {kind: api, demand: {requestsPerHour: {trace: {points: {0h: 1, 90m: 2.5}, repeat: 7d}}}}}
            launches:
              assistant:
                demand:
                  unitsWanted: {trace: {file: trace.csv, repeat: 14d, level: 50}}
                  surges: {keynote: {date: 2027-05-20, factor: 2, rise: 6h, for: 2d}, day: {factor: 3, halfLife: 3d}}
            launchProcesses:
              wave: {template: t, gap: {gamma: {mean: 36d, cv: 0.8}}, from: 2027-02-01, atMost: 4, holding: 8h}
            """;

    private static final String TRACE = "# a trace\nhours,factor\n0,1\n1.5,0.75\n\"3\",2\n120,1.25\n";

    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ": ",
            ",",
            "- ",
            "\n",
            "  ",
            "\t",
            "'",
            "\"",
            "&a ",
            "*a",
            "!t ",
            "|",
            ">",
            "#",
            "? ",
            "---\n",
            "null",
            "~",
            "0",
            "-1",
            "1e400",
            "1e-400",
            "NaN",
            "99999999999999999999",
            "0.0000001",
            "2027-02-30",
            "9999-12-31",
            "0000-00-00",
            "always",
            "constant",
            "value",
            "source",
            "confidence: assumed",
            "range: [1, 2]",
            "include: x.yaml",
            "template: t",
            "ramp",
            "every: 1h",
            "5%",
            "101%",
            "1d",
            "999999999d",
            "0d",
            "USD",
            "azure",
            "lognormal",
            "\u0000",
            "\ufeff",
            "\ud83d\ude00",
            "\u2028",
            "%",
            "@",
            "`",
            "true",
            "<<: ",
            "{}",
            "[]",
            "{a: {}}");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "azure-first-2026.yaml, azure-first-2026.yaml, 150",
        "azure-first-2026.yaml, catalogue/azure.yaml, 200",
        "azure-first-2026.yaml, catalogue/launch-templates.yaml, 100",
        "erlang-overflow.yaml, erlang-overflow.yaml, 1500",
        "new.yaml, new.yaml, 2000",
        "drawn.yaml, drawn.yaml, 1500",
        "drawn.yaml, trace.csv, 500",
    })
    void onlyProblemsComeOut(String first, String damaged, int times, @TempDir Path folder) throws IOException {
        copy(Written.SHIPPED, folder);
        Files.writeString(folder.resolve("new.yaml"), StarterScenario.named("new"));
        Files.writeString(folder.resolve("drawn.yaml"), DRAWN);
        Files.writeString(folder.resolve("trace.csv"), TRACE);
        Path file = folder.resolve(damaged);
        byte[] whole = Files.readAllBytes(file);
        int valid = 0;
        for (int i = 0; i < times; i++) {
            byte[] mutated = mutated(whole, new Random(SEED + i));
            Files.write(file, mutated);
            try {
                LoadedScenario loaded = ScenarioFile.load(folder.resolve(first));
                valid++;
                Path shown = Files.writeString(folder.resolve("shown.yaml"), loaded.toYaml());
                assertThat(ScenarioFile.load(shown).fingerprint())
                        .as("seed %d", SEED + i)
                        .isEqualTo(loaded.fingerprint());
            } catch (ScenarioException e) {
                assertThat(e.problems()).as("seed %d", SEED + i).isNotEmpty().allSatisfy(problem -> {
                    assertThat(problem.message()).isNotBlank();
                    assertThat(problem.origin().line()).isPositive();
                    assertThat(problem.toString()).doesNotContain("\n").matches("\\P{Cntrl}*");
                });
            } catch (RuntimeException | StackOverflowError e) {
                fail("seed " + (SEED + i) + " of " + damaged + ":\n" + new String(mutated, StandardCharsets.UTF_8), e);
            }
        }
        assertThat(valid).as("some damage does no harm, most does").isBetween(1, times - 1);
    }

    private static byte[] mutated(byte[] whole, Random random) {
        byte[] bytes = whole;
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            bytes = switch (random.nextInt(6)) {
                case 0 -> bytewise(bytes, random);
                case 1 -> moved(bytes, random);
                default -> tokenwise(bytes, random);
            };
        }
        return bytes;
    }

    private static byte[] bytewise(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(random.nextBoolean() ? 128 : 256);
        }
        return bytes;
    }

    /** Lines removed, doubled, swapped or indented. */
    private static byte[] moved(byte[] whole, Random random) {
        List<String> lines =
                new ArrayList<>(Arrays.asList(new String(whole, StandardCharsets.ISO_8859_1).split("\n", -1)));
        int at = random.nextInt(lines.size());
        int to = random.nextInt(lines.size());
        switch (random.nextInt(5)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(to, lines.get(at));
            case 2 -> lines.set(at, "  " + lines.get(at));
            case 3 -> lines.set(at, lines.get(at).strip());
            default -> lines.set(to, lines.set(at, lines.get(to)));
        }
        return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A word or sign put in, or in the place of another word. */
    private static byte[] tokenwise(byte[] whole, Random random) {
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        String token = new String(
                TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8),
                StandardCharsets.ISO_8859_1);
        int from = random.nextInt(text.length());
        int to = from;
        if (random.nextBoolean()) {
            while (from > 0 && isWord(text.charAt(from - 1))) {
                from--;
            }
            while (to < text.length() && isWord(text.charAt(to))) {
                to++;
            }
        }
        return (text.substring(0, from) + token + text.substring(to)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || "-_.%".indexOf(c) >= 0;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
