package io.spillway.scenario;

/**
 * Where a value was written.
 *
 * @param kind a file, a {@code --set} of the command line, or the language's own default
 * @param source the file as the user named it, or the text of the {@code --set}
 * @param line the line, from 1; 0 where there is none
 * @param column the column, from 1; 0 where there is none
 */
public record Origin(Kind kind, String source, int line, int column) {
    /** The kinds of places. */
    public enum Kind {
        FILE,
        SET,
        DEFAULT
    }

    /** The place of nothing that was written. */
    static final Origin NOWHERE = new Origin(Kind.DEFAULT, "", 0, 0);

    static final Origin DEFAULT = new Origin(Kind.DEFAULT, "default", 0, 0);

    static Origin file(String file, int line, int column) {
        return new Origin(Kind.FILE, file, line, column);
    }

    static Origin set(String text) {
        return new Origin(Kind.SET, "--set " + text, 0, 0);
    }

    /** As an error message begins: {@code scenarios/x.yaml:12:9}, {@code --set a=b} or {@code default}. */
    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}
