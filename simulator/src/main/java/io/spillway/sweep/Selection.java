package io.spillway.sweep;

import com.google.common.collect.ImmutableSet;
import io.spillway.measures.Dimension;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import java.io.Serializable;

/**
 * Which rows of a table of measures are kept.
 *
 * @param measures all when empty
 * @param by what rows may be narrowed by
 */
public record Selection(ImmutableSet<Measure> measures, ImmutableSet<Dimension> by) implements Serializable {
    /** Every measure, by all but pool, launch and period. */
    public static final Selection USUAL = new Selection(
            ImmutableSet.of(),
            ImmutableSet.of(
                    Dimension.CLOUD,
                    Dimension.KIND,
                    Dimension.REASON,
                    Dimension.TRANSFER,
                    Dimension.PARTY,
                    Dimension.COMMITMENT));

    /** The same, and this measure, if it was not kept. */
    Selection with(Measure measure) {
        return measures.isEmpty() || measures.contains(measure)
                ? this
                : new Selection(
                        ImmutableSet.<Measure>builder()
                                .addAll(measures)
                                .add(measure)
                                .build(),
                        by);
    }

    boolean keeps(Row row) {
        return row.year() == null
                && (measures.isEmpty() || measures.contains(row.measure()))
                && by.containsAll(row.dimensions());
    }
}
