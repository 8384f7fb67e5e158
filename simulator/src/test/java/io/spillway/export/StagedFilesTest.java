package io.spillway.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StagedFilesTest {
    private final Path folder;

    StagedFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void nothingIsSeenUntilAllIsCommitted() throws IOException {
        Path a = folder.resolve("a.txt");
        Path b = folder.resolve("b.txt");
        try (StagedFiles files = new StagedFiles(false)) {
            files.stage(a, to -> to.write("eins"));
            files.stage(b, to -> to.write("zwölf"));
            assertThat(a).doesNotExist();
            assertThat(b).doesNotExist();
            files.commit();
        }
        assertThat(a).hasContent("eins");
        assertThat(b).hasContent("zwölf");
        assertThat(names()).containsExactly("a.txt", "b.txt");
    }

    @Test
    void hashIsOfTheBytesWritten() throws IOException {
        try (StagedFiles files = new StagedFiles(false)) {
            // echo -n abc | sha256sum
            assertThat(files.stage(folder.resolve("abc"), to -> to.write("abc")))
                    .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        }
    }

    @Test
    void whatIsNotCommitted_leavesNothingBehind() throws IOException {
        try (StagedFiles files = new StagedFiles(false)) {
            files.stage(folder.resolve("a.txt"), to -> to.write("a"));
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void aContentThatFails_leavesNothingBehind() throws IOException {
        try (StagedFiles files = new StagedFiles(true)) {
            Files.writeString(folder.resolve("a.txt"), "before");
            assertThatThrownBy(() -> files.stage(folder.resolve("a.txt"), to -> {
                        to.write("half");
                        throw new IOException("No space left on device");
                    }))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(CannotCreateException.class)
                    .hasMessage("No space left on device");
        }
        assertThat(folder.resolve("a.txt")).hasContent("before");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void whatIsThere_isReplacedOnlyWhenAskedFor() throws IOException {
        Path a = Files.writeString(folder.resolve("a.txt"), "before");
        try (StagedFiles files = new StagedFiles(false)) {
            assertThatThrownBy(() -> files.stage(a, to -> to.write("after")))
                    .isInstanceOf(CannotCreateException.class)
                    .hasMessage(a + ": exists. Maybe --force, or another name");
        }
        assertThat(a).hasContent("before");
        try (StagedFiles files = new StagedFiles(true)) {
            files.stage(a, to -> to.write("after"));
            files.commit();
        }
        assertThat(a).hasContent("after");
    }

    @Test
    void whatWasMadeMeanwhile_isNotReplaced() throws IOException {
        Path a = folder.resolve("a.txt");
        try (StagedFiles files = new StagedFiles(false)) {
            files.stage(a, to -> to.write("mine"));
            Files.writeString(a, "theirs");
            assertThatThrownBy(files::commit).isInstanceOf(CannotCreateException.class);
        }
        assertThat(a).hasContent("theirs");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anyNameThatAFileMayHave_isWritten_andOthersAreRefusedBefore() throws IOException {
        Path longest = folder.resolve("n".repeat(255));
        Path tooLong = folder.resolve("n".repeat(256));
        try (StagedFiles files = new StagedFiles(false)) {
            files.check(longest);
            files.stage(longest, to -> to.write("all"));
            files.commit();
            assertThatThrownBy(() -> files.check(tooLong))
                    .isInstanceOf(CannotCreateException.class)
                    .hasMessage(tooLong + ": cannot be made: file name too long");
        }
        assertThat(longest).hasContent("all");
    }

    /** In a container every process may have the same number. */
    @Test
    void whatAProcessOfTheSameNumberLeft_isInNobodysWay() throws IOException {
        for (String name : List.of(".a.txt.%s.tmp", ".spillway-%s-0.tmp")) {
            Files.writeString(
                    folder.resolve(name.replace("%s", ProcessHandle.current().pid() + "")), "half");
        }
        try (StagedFiles files = new StagedFiles(false)) {
            files.stage(folder.resolve("a.txt"), to -> to.write("all"));
            files.commit();
        }
        assertThat(folder.resolve("a.txt")).hasContent("all");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFile_hasThePermissionsOfAnyOther() throws IOException {
        Path other = Files.createFile(folder.resolve("other"));
        Path written = folder.resolve("written");
        try (StagedFiles files = new StagedFiles(false)) {
            files.stage(written, to -> to.write("all"));
            files.commit();
        }
        assertThat(Files.getPosixFilePermissions(written)).isEqualTo(Files.getPosixFilePermissions(other));
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void howeverTheProgramEnds_nothingUnfinishedStays(Ending ending) throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Ended.class.getName(),
                        ending.name(),
                        folder.resolve("a.txt").toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        assertThat(said).contains("staging");
        assertThat(names()).isEmpty();
    }

    private enum Ending {
        /** As a first signal ends it. */
        EXIT,
        /** As a second signal does. */
        ABANDONED,
        /** It is ending when the file is made. */
        ALREADY
    }

    /** A program that ends when it has staged a file. */
    static final class Ended {
        private Ended() {}

        public static void main(String[] arguments) throws IOException {
            Path place = Path.of(arguments[1]);
            switch (Ending.valueOf(arguments[0])) {
                case EXIT -> {
                    stage(place);
                    System.exit(0);
                }
                case ABANDONED -> {
                    stage(place);
                    StagedFiles.abandon();
                    Runtime.getRuntime().halt(0);
                }
                case ALREADY ->
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                        try {
                            stage(place);
                        } catch (IOException failed) {
                            throw new UncheckedIOException(failed);
                        }
                    }));
            }
        }

        private static void stage(Path place) throws IOException {
            System.out.println("staging");
            new StagedFiles(false).stage(place, to -> to.write("half"));
        }
    }

    @Test
    void foldersAreNoFiles_andMissingFoldersAreNotMade() {
        StagedFiles files = new StagedFiles(true);
        assertThatThrownBy(() -> files.check(folder))
                .isInstanceOf(CannotCreateException.class)
                .hasMessage(folder + ": is a folder. Maybe a file in it");
        Path nowhere = folder.resolve("no/a.txt");
        assertThatThrownBy(() -> files.check(nowhere))
                .isInstanceOf(CannotCreateException.class)
                .hasMessage(nowhere + ": there is no folder " + folder.resolve("no"));
    }

    @Test
    void aLink_staysALink() throws IOException {
        Path target = Files.writeString(folder.resolve("target.txt"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), target);
        try (StagedFiles files = new StagedFiles(true)) {
            files.stage(link, to -> to.write("after"));
            files.commit();
        }
        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("after");
    }

    @Test
    void aLinkToNothing_isRefusedBeforeAnythingIsWritten_andReplacedWhenAskedFor() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), Path.of("nothing.txt"));
        assertThatThrownBy(() -> new StagedFiles(false).check(link))
                .isInstanceOf(CannotCreateException.class)
                .hasMessage(link + ": is a link to nothing. Maybe --force, or another name");
        assertThatThrownBy(() -> new StagedFiles(false).checkFolder(link.resolve("a"), List.of("b")))
                .isInstanceOf(CannotCreateException.class)
                .hasMessage(link.resolve("a") + ": " + link + " is a link to nothing");
        try (StagedFiles files = new StagedFiles(true)) {
            files.stage(link, to -> to.write("after"));
            files.commit();
        }
        assertThat(link).isRegularFile().hasContent("after");
        assertThat(names()).containsExactly("link.txt");
    }

    @Test
    void devices_areWrittenToDirectly() throws IOException {
        Path none = Path.of("/dev/null");
        Path full = Path.of("/dev/full");
        assumeThat(Files.exists(none) && Files.exists(full)).isTrue();
        try (StagedFiles files = new StagedFiles(false)) {
            files.stage(none, to -> to.write("away"));
            files.commit();
            assertThatThrownBy(() -> files.stage(full, to -> to.write("too much")))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(CannotCreateException.class);
        }
        assertThat(Files.isRegularFile(none)).isFalse();
    }

    /** A program such as a database replaces what it writes to; a pipe stays a pipe and its reader gets the bytes. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void pipes_areWrittenToDirectly_alsoByOthers() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Process reader = new ProcessBuilder("cat", pipe.toString())
                .redirectOutput(folder.resolve("read").toFile())
                .start();
        try (StagedFiles files = new StagedFiles(true)) {
            files.stageBy(pipe, file -> {
                Files.deleteIfExists(file);
                Files.writeString(file, "by another");
            });
            files.commit();
            assertThat(reader.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            reader.destroyForcibly();
        }
        assertThat(folder.resolve("read")).hasContent("by another");
        assertThat(StagedFiles.isSpecial(pipe)).isTrue();
        assertThat(names()).containsExactly("pipe", "read");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
