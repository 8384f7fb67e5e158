package io.spillway.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that this process has open already, by its descriptor. It has names such as {@code /dev/stdout} and {@code /dev/fd/3},
 * which are links to whatever was opened: a terminal, a pipe, or a file that others write to as well.
 */
final class OpenFile {
    static final int STANDARD_OUTPUT = 1;
    static final int STANDARD_ERROR = 2;

    private static final Path DASH = Path.of("-");
    private static final Pattern NAME =
            Pattern.compile("/(?:dev|proc/(?:self|thread-self|%d))/fd/(\\d{1,9})".replace("%d", processId()));
    private static final Pattern READ_ONLY = Pattern.compile("(?m)^flags:\\s*[0-7]*[04]$");
    private static final int MOST_LINKS = 40;

    private OpenFile() {}

    private static String processId() {
        return Long.toString(ProcessHandle.current().pid());
    }

    /** The descriptor that a place names, by itself or by links; none of a place that is found by its folder. */
    static OptionalInt descriptor(Path place) throws IOException {
        if (place.equals(DASH)) {
            return OptionalInt.of(STANDARD_OUTPUT);
        }
        Path at = place.toAbsolutePath().normalize();
        for (int links = 0; links < MOST_LINKS; links++) {
            Matcher name = NAME.matcher(at.toString());
            if (name.matches()) {
                return OptionalInt.of(Integer.parseInt(name.group(1)));
            }
            if (!Files.isSymbolicLink(at)) {
                break;
            }
            at = at.resolveSibling(Files.readSymbolicLink(at)).normalize();
        }
        return OptionalInt.empty();
    }

    /** Whether it was opened to be read alone, as far as the system says. */
    static boolean isReadOnly(int descriptor) throws IOException {
        Path flags = Path.of("/proc/self/fdinfo", Integer.toString(descriptor));
        return Files.isReadable(flags)
                && READ_ONLY.matcher(Files.readString(flags)).find();
    }
}
