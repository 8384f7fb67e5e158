package io.spillway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.spillway.scenario.StarterScenario;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher, in a copy of this source tree whose path has spaces, called through a link from elsewhere. */
final class LauncherIT {
    private static final Path ROOT = Shell.ROOT;
    private static final String BUILDING = "spillway: building";

    @TempDir
    private static Path folder;

    private static Path checkout;
    private static Path launcher;
    private static List<Shell.Call> firstCalls = List.of();

    @BeforeAll
    static void buildByThreeCallersAtOnce() throws Exception {
        checkout = folder.resolve("a checkout");
        for (String part : List.of(
                "spillway", "pom.xml", ".mvn", "benchmarks/pom.xml", "simulator/pom.xml", "simulator/src/main")) {
            copy(ROOT.resolve(part), checkout.resolve(part));
        }
        copy(ROOT.resolve("scenarios"), checkout.resolve("scenarios"));
        launcher = folder.resolve("a link");
        Files.createSymbolicLink(launcher, Path.of("a checkout", "spillway"));
        leaveLockOfProcessThatIsGone();

        List<Shell.Running> started = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            started.add(Shell.in(folder).start(Map.of(), launcher.toString(), "--version"));
        }
        firstCalls = new ArrayList<>();
        for (Shell.Running call : started) {
            firstCalls.add(call.end());
        }
    }

    private static void leaveLockOfProcessThatIsGone() throws IOException, InterruptedException {
        Process gone = new ProcessBuilder("uname", "-n").start();
        String host = new String(gone.getInputStream().readAllBytes(), UTF_8).strip();
        gone.waitFor();
        Path lock = checkout.resolve("simulator/target/app.lock");
        Files.createDirectories(lock.getParent());
        Files.createSymbolicLink(lock, Path.of(host + ":" + gone.pid()));
    }

    @Test
    void manyCallersAtOnce_buildOnceAndAllRun() {
        assertThat(firstCalls).allSatisfy(call -> {
            assertThat(call.err()).doesNotContain("ERROR");
            assertThat(call.status()).isZero();
            assertThat(call.out()).startsWith("spillway ").hasLineCount(1);
        });
        assertThat(firstCalls).filteredOn(call -> call.err().contains(BUILDING)).hasSize(1);
        assertThat(checkout.resolve("simulator/target/app.lock")).doesNotExist();
    }

    @Test
    void builtAndPrepared_saysNothingOfItsOwn() throws Exception {
        call("--version");

        Shell.Call call = call("--version");

        assertThat(call.err()).isEmpty();
        assertThat(call.out()).startsWith("spillway ").hasLineCount(1);
    }

    @Test
    void statusAndStreams_areTheProgramsOwn() throws Exception {
        Shell.Call call = call("flood");

        assertThat(call.status()).isEqualTo(2);
        assertThat(call.out()).isEmpty();
        assertThat(call.err()).contains("flood");
    }

    @Test
    void benchmarksThatAreNotThere_areMissed_andTheProductIsNot() throws Exception {
        Shell.Call call = call("bench", "quick");

        assertThat(call.status()).isEqualTo(70);
        assertThat(call.out()).isEmpty();
        assertThat(call.err())
                .endsWith("benchmarks/src/main. Maybe use a whole source tree.\n")
                .hasLineCount(1);
        assertThat(call("--version").status()).isZero();
    }

    @Test
    void brokenSource_saysWhyAndRunsNothing_mendedSource_isBuiltWithoutReadingTheCallersInput() throws Exception {
        Path broken = checkout.resolve("simulator/src/main/java/io/spillway/Broken.java");
        Files.writeString(broken, "package io.spillway; class Broken { Nothing nothing; }\n");

        Shell.Call failed = call("--version");

        assertThat(failed.status()).isEqualTo(70);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err())
                .contains("Broken.java:[1,")
                .endsWith("spillway: the build failed, for the reason above; nothing was run.\n");

        Files.delete(broken);
        Shell.Running running = Shell.in(folder)
                .start(Map.of(), "sh", "-c", "\"$0\" --version && read line && echo \"$line\"", launcher.toString());
        try (OutputStream in = running.process().getOutputStream()) {
            in.write("the caller's input\n".getBytes(UTF_8));
        }
        Shell.Call mended = running.end();

        assertThat(mended.err()).contains(BUILDING);
        assertThat(mended.status()).isZero();
        assertThat(mended.out()).startsWith("spillway ").endsWith("the caller's input\n");
    }

    @Test
    void javaOptions_arePassedOn_andMayChooseTheCollector() throws Exception {
        Shell.Call call = call(
                Map.of("SPILLWAY_JAVA_OPTS", "-XX:+UseParallelGC -XX:+PrintCommandLineFlags  -Xmx99m"), "--version");

        assertThat(call.status()).isZero();
        assertThat(call.out()).startsWith("spillway ").hasLineCount(1);
        assertThat(call.err())
                .contains("-XX:MaxHeapSize=" + 99 * 1024 * 1024)
                .contains("-XX:+UseParallelGC")
                .doesNotContain("UseSerialGC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "C", "POSIX", "nowhere.UTF-8", "C.UTF-8"})
    void results_doNotDependOnTheLocale(String locale) throws Exception {
        assumeThat(System.getProperty("sun.jnu.encoding")).isEqualTo("UTF-8");
        Path files = Files.createDirectories(folder.resolve("für alle"));
        Files.writeString(files.resolve("über.yaml"), StarterScenario.named("small"));
        Path scenario = Files.writeString(files.resolve("größe.yaml"), "include: [\"über.yaml\"]\n");
        Path written = files.resolve("ü" + locale + ".json");

        Shell.Call call = call(
                Map.of("LC_ALL", locale, "LC_CTYPE", locale, "LANG", locale),
                "run",
                scenario.toString(),
                "--set",
                "name=\"ü\"",
                "--replications",
                "1",
                "-o",
                written.toString());

        assertThat(call.err()).isEmpty();
        assertThat(call.status()).isZero();
        assertThat(written).content().contains("\"ü\"");
    }

    @Test
    void faultOfJavaItself_isShown_andIsNoThresholdThatFailed() throws Exception {
        Shell.Call call = call(Map.of("SPILLWAY_JAVA_OPTS", "-XX:+NoSuchOption"), "--version");

        assertThat(call.status()).isEqualTo(70);
        assertThat(call.out()).isEmpty();
        assertThat(call.err()).contains("NoSuchOption");
    }

    /** Java would read its own jar as the scenario, and lose what it prints without a word. */
    @Test
    void closedStreams_areNoFiles() throws Exception {
        Files.writeString(folder.resolve("small.yaml"), StarterScenario.named("small"));

        Shell.Call noInput = inShell("\"$0\" run - <&-");
        assertThat(noInput.err()).isEqualTo("-: cannot be read: Bad file descriptor\n");
        assertThat(noInput.status()).isEqualTo(66);
        Shell.Call noOutput = inShell("\"$0\" run small.yaml --replications 1 <&- >&-");
        assertThat(noOutput.err()).isEqualTo("standard output: is closed, or open to be read alone\n");
        assertThat(noOutput.status()).isEqualTo(73);
        assertThat(inShell("\"$0\" run small.yaml --replications 1 <&- >&- 2>&-")
                        .status())
                .isEqualTo(73);
        assertThat(inShell("\"$0\" run small.yaml --replications 1 <&- 2>&-").status())
                .isZero();
    }

    private static Shell.Call inShell(String command) throws IOException, InterruptedException {
        return Shell.in(folder)
                .start(Map.of(), "sh", "-c", command, launcher.toString())
                .end();
    }

    @Test
    void noPlaceForAnArchive_goesOnWithout() throws Exception {
        call("--version");
        Path archive = checkout.resolve("simulator/target/app/archive");
        Path aside = archive.resolveSibling("archive-aside");
        Files.move(archive, aside);
        Files.writeString(archive, "in the way");
        try {
            Shell.Call call = call("--version");

            assertThat(call.err()).isEmpty();
            assertThat(call.out()).startsWith("spillway ");
        } finally {
            Files.delete(archive);
            Files.move(aside, archive);
        }
    }

    @Test
    void oldJava_isNamed() throws Exception {
        Path home = oldJava("jdk 11");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");

        assertRefusesOldJava(home);
    }

    @Test
    void oldJavaThatOnlyTellsWhenAsked_isNamed() throws Exception {
        assertRefusesOldJava(oldJava("unknown jdk"));
    }

    private static Path oldJava(String name) throws IOException {
        Path java = folder.resolve(name).resolve("bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return java.getParent().getParent();
    }

    private static void assertRefusesOldJava(Path home) throws IOException, InterruptedException {
        Shell.Call call = call(Map.of("JAVA_HOME", home.toString()), "--version");

        assertThat(call.status()).isEqualTo(70);
        assertThat(call.out()).isEmpty();
        assertThat(call.err())
                .isEqualTo("spillway: " + home + "/bin/java is Java 11.0.2; 17 or newer is needed."
                        + " Maybe set JAVA_HOME to a newer JDK.\n");
    }

    @Test
    void javaHomeWithoutJava_isNamed() throws Exception {
        Shell.Call call = call(Map.of("JAVA_HOME", "/nowhere"), "--version");

        assertThat(call.status()).isEqualTo(70);
        assertThat(call.err()).startsWith("spillway: JAVA_HOME is /nowhere, which holds no bin/java.");
    }

    private static Shell.Call call(String... arguments) throws IOException, InterruptedException {
        return call(Map.of(), arguments);
    }

    private static Shell.Call call(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        return Shell.in(folder)
                .start(environment, command.toArray(String[]::new))
                .end();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Path copy = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }
}
