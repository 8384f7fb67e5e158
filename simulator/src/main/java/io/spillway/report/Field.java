package io.spillway.report;

/** A column of a table, and what stands in it. */
public record Field(String name, Type type) {
    /** What stands in a column: words, numbers, whether something is so, or values within values, as JSON. */
    public enum Type {
        TEXT,
        NUMBER,
        TRUTH,
        JSON
    }

    static Field text(String name) {
        return new Field(name, Type.TEXT);
    }

    static Field number(String name) {
        return new Field(name, Type.NUMBER);
    }

    static Field truth(String name) {
        return new Field(name, Type.TRUTH);
    }
}
