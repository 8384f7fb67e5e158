package io.spillway.measures;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What a reader calls one number: a measure of the whole run, as {@code spend}, or one that names of the scenario narrow, as
 * {@code spend/aws}, {@code netReceipts/microsoft}, {@code unitHoursLost/CANNOT}, {@code launchLagHours/azure/gpt-6}. Names stand in
 * any order. A reason need not say its kind, nor a pool its cloud; of a transfer's kind, item, payer and payee as many are said as
 * tell it from others. Where a name stands for two things, the column of results is said with it: {@code spend/cloud=aws}.
 *
 * <p>Which row of a scenario is meant, its {@link MeasureTable#row} knows.
 *
 * @param names what stands behind the first {@code /}; empty for the measure as a whole
 */
public record RowName(Measure measure, String names) implements Serializable {
    /** What stands before each name. */
    static final String BETWEEN = "/";

    /** The measure as a whole. */
    public static RowName of(Measure measure) {
        return new RowName(measure, "");
    }

    /** What a text names, if it begins with a measure. */
    public static Optional<RowName> parse(String text) {
        int end = text.indexOf(BETWEEN);
        String names = end < 0 ? "" : text.substring(end + 1);
        return Measure.named(end < 0 ? text : text.substring(0, end))
                .filter(measure -> !text.endsWith(BETWEEN))
                .map(measure -> new RowName(measure, names));
    }

    /** As it is read. */
    public String text() {
        return isNarrowed() ? measure.text() + BETWEEN + names : measure.text();
    }

    /** The unit of its values. */
    public String unit() {
        return measure.unit();
    }

    public boolean isNarrowed() {
        return !names.isEmpty();
    }

    /** Whether it may be one number: a measure that has none for the whole run must be narrowed. */
    public boolean mayBeOne() {
        return isNarrowed() || measure.hasTotal();
    }

    /** Whether it may mean a row. */
    public boolean means(Row row) {
        return row.year() == null && means(row.cells());
    }

    /**
     * Whether it may mean a row in words.
     *
     * @param cells by {@link Row#COLUMNS}
     */
    public boolean means(List<String> cells) {
        return cells.get(0).equals(measure.text()) && new Narrowing(cells).isSaidBy(names);
    }

    @Override
    public String toString() {
        return text();
    }
}
