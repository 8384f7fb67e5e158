package io.spillway.cli;

import io.spillway.measures.Dimension;
import io.spillway.measures.Measure;
import io.spillway.measures.RowName;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;

/** The same as {@link MeasureConverter}, and measures that are broken down by cloud or party alone. */
final class AttributedConverter implements ITypeConverter<RowName> {
    @Override
    public RowName convert(String text) {
        return RowName.parse(text)
                .filter(name -> isTold(name.measure()))
                .orElseGet(() -> new MeasureConverter().convert(text));
    }

    private static boolean isTold(Measure measure) {
        return measure.breakdowns().contains(Set.of(Dimension.CLOUD))
                || measure.breakdowns().contains(Set.of(Dimension.PARTY));
    }
}
