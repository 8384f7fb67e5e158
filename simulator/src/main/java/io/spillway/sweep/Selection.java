package io.spillway.sweep;

import com.google.common.collect.ImmutableSet;
import io.spillway.measures.Dimension;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.measures.RowName;
import java.io.Serializable;
import java.util.List;

/**
 * Which rows of a table of measures are kept.
 *
 * @param measures all when empty
 * @param by what rows may be narrowed by
 * @param named kept as well, whatever they are narrowed by
 */
public record Selection(ImmutableSet<Measure> measures, ImmutableSet<Dimension> by, ImmutableSet<RowName> named)
        implements Serializable {
    /** Every measure, by all but pool, launch, market and period. */
    public static final Selection USUAL = new Selection(
            ImmutableSet.of(),
            ImmutableSet.of(
                    Dimension.CLOUD,
                    Dimension.KIND,
                    Dimension.REASON,
                    Dimension.TRANSFER,
                    Dimension.PARTY,
                    Dimension.COMMITMENT),
            ImmutableSet.of());

    /** These, and the totals of their measures. */
    static Selection of(List<RowName> names) {
        return new Selection(
                names.stream().map(RowName::measure).collect(ImmutableSet.toImmutableSet()),
                ImmutableSet.of(),
                names.stream().filter(RowName::isNarrowed).collect(ImmutableSet.toImmutableSet()));
    }

    /** The same, and this. */
    Selection with(RowName name) {
        if (name.isNarrowed()) {
            return new Selection(measures, by, and(named, name));
        }
        return measures.isEmpty() ? this : new Selection(and(measures, name.measure()), by, named);
    }

    private static <T> ImmutableSet<T> and(ImmutableSet<T> all, T one) {
        return ImmutableSet.<T>builder().addAll(all).add(one).build();
    }

    boolean keeps(Row row) {
        return row.year() == null
                        && (measures.isEmpty() || measures.contains(row.measure()))
                        && by.containsAll(row.dimensions())
                || named.stream().anyMatch(name -> name.means(row));
    }
}
