package io.spillway.sweep;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** A file's name as one word of a command that is told to be copied. */
public final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");
    private static final Pattern READ_IN_QUOTES = Pattern.compile("[$`\"\\\\!]");

    private ShellWord() {}

    /** In quotes where a shell would read anything else than the name. */
    public static String of(Path file) {
        String name = file.toString();
        if (PLAIN.matcher(name).matches()) {
            return name;
        }
        return READ_IN_QUOTES.matcher(name).find() ? "'" + name.replace("'", "'\\''") + "'" : '"' + name + '"';
    }
}
