package io.spillway.scenario;

import java.io.Serializable;

/**
 * Where a value was written.
 *
 * @param kind a scenario's file, what is laid over it, or the language's own default
 * @param source the file as the user named it, or the option that was given
 * @param line the line, from 1; 0 where there is none
 * @param column the column, from 1; 0 where there is none
 */
public record Origin(Kind kind, String source, int line, int column) implements Serializable {
    /** The kinds of places. */
    public enum Kind {
        FILE,
        /** Laid over the scenario by an option or by another file. */
        SET,
        DEFAULT
    }

    /** The place of nothing that was written. */
    static final Origin NOWHERE = new Origin(Kind.DEFAULT, "", 0, 0);

    static final Origin DEFAULT = new Origin(Kind.DEFAULT, "default", 0, 0);

    static Origin file(String file, int line, int column) {
        return new Origin(Kind.FILE, file, line, column);
    }

    /** Something laid over a scenario by an option, given with its value. */
    public static Origin set(String option) {
        return new Origin(Kind.SET, option, 0, 0);
    }

    /** The same place, as that of a value that is laid over a scenario. */
    public Origin asSetting() {
        return new Origin(Kind.SET, source, line, column);
    }

    /** As an error message begins: {@code scenarios/x.yaml:12:9}, {@code --set a=b} or {@code default}. */
    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}
