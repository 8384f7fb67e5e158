package io.spillway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that are kept beside the tests and compared byte by byte. {@code mvn verify -Dgolden=update} writes them anew;
 * what changed is then reviewed as a diff.
 */
public final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final boolean UPDATE = "update".equals(System.getProperty("golden"));

    private Golden() {}

    /** Compares a text with the one kept under a name, or keeps it. */
    public static void check(String name, String actual) throws IOException {
        Path file = FOLDER.resolve(name);
        if (UPDATE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
            return;
        }
        assertThat(file).as("-Dgolden=update makes it").exists();
        assertThat(actual).as("%s; -Dgolden=update writes it anew", file).isEqualTo(Files.readString(file));
    }

    /**
     * Compares a text with the one that a file has between {@code <!-- begin NAME -->} and {@code <!-- end NAME -->}, or
     * puts it there.
     */
    public static void checkBlock(Path file, String name, String actual) throws IOException {
        String begin = "<!-- begin " + name + " -->\n";
        String all = Files.readString(file);
        int from = all.indexOf(begin) + begin.length();
        int to = all.indexOf("<!-- end " + name + " -->");
        assertThat(to).as("%s has the marks of %s", file, name).isGreaterThan(begin.length());
        if (UPDATE) {
            Files.writeString(file, all.substring(0, from) + actual + all.substring(to));
            return;
        }
        assertThat(all.substring(from, to))
                .as("%s of %s; -Dgolden=update writes it anew", name, file)
                .isEqualTo(actual);
    }
}
