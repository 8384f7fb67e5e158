package io.spillway.report;

/** A column of a table, and what stands in it. */
public record Field(String name, Type type) {
    /** What stands in a column: words, numbers, or whether something is so. */
    public enum Type {
        TEXT,
        NUMBER,
        TRUTH
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
