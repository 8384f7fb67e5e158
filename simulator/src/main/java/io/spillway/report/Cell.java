package io.spillway.report;

/** One number of a table, in the parts that line up below each other. */
record Cell(String number, String halfWidth, String unit) {
    private static final int LONGEST_VALUE = 48;

    static final Cell EMPTY = new Cell("", "", "");

    static Cell text(String text) {
        return new Cell(text, "", "");
    }

    /** A value of a scenario as it was written, cut off where it would push the others aside. */
    static Cell value(String text) {
        String line = text.replace('\n', ' ');
        return text(TerminalWidth.of(line) <= LONGEST_VALUE ? line : TerminalWidth.cut(line, LONGEST_VALUE) + "…");
    }

    /** The same without its half-width, for columns where there is no room for one. */
    Cell withoutHalfWidth() {
        return new Cell(number, "", unit);
    }

    /** The same with a plus sign where it is more than nothing and not {@code <0.001} already, for differences. */
    Cell signed() {
        boolean more = number.matches("[0-9.]*[1-9][0-9.]*");
        return more ? new Cell("+" + number, halfWidth, unit) : this;
    }

    @Override
    public String toString() {
        return number + (halfWidth.isEmpty() ? "" : " ± " + halfWidth) + unit;
    }
}
