package io.spillway.cli;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** A file's name as one word of a command that is told to be copied. */
final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

    private ShellWord() {}

    /** In quotes where a shell would read anything else than the name. */
    static String of(Path file) {
        String name = file.toString();
        return PLAIN.matcher(name).matches() ? name : "'" + name.replace("'", "'\\''") + "'";
    }
}
