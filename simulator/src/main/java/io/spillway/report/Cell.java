package io.spillway.report;

/** One number of a table, in the parts that line up below each other. */
record Cell(String number, String halfWidth, String unit) {
    static final Cell EMPTY = new Cell("", "", "");

    static Cell text(String text) {
        return new Cell(text, "", "");
    }

    /** The same without its half-width, for columns where there is no room for one. */
    Cell withoutHalfWidth() {
        return new Cell(number, "", unit);
    }

    /** The same with a plus sign where it is more than nothing, for differences. */
    Cell signed() {
        boolean more = number.matches("[0-9.]*[1-9][0-9.]*");
        return more ? new Cell("+" + number, halfWidth, unit) : this;
    }

    @Override
    public String toString() {
        return number + (halfWidth.isEmpty() ? "" : " ± " + halfWidth) + unit;
    }
}
