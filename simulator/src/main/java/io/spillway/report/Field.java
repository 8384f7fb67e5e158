package io.spillway.report;

/**
 * A column of a table.
 *
 * @param number whether what stands in it are numbers; else it is text
 */
public record Field(String name, boolean number) {
    static Field text(String name) {
        return new Field(name, false);
    }

    static Field number(String name) {
        return new Field(name, true);
    }
}
