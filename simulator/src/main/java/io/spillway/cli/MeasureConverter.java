package io.spillway.cli;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import io.spillway.measures.Measure;
import io.spillway.measures.RowName;
import io.spillway.model.ThresholdMeasures;
import io.spillway.scenario.Nearest;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A measure of the whole run, or one that is narrowed; what it is narrowed to, only a scenario knows. */
final class MeasureConverter implements ITypeConverter<RowName> {
    private static final ImmutableSet<String> ALL = ImmutableSet.<String>builder()
            .addAll(ThresholdMeasures.NAMES)
            .addAll(ThresholdMeasures.NARROWED)
            .build();

    @Override
    public RowName convert(String text) {
        return RowName.parse(text)
                .filter(RowName::mayBeOne)
                .orElseThrow(() -> new TypeConversionException(whyNot(text)));
    }

    private static String whyNot(String text) {
        List<String> parts = Splitter.on('/').limit(2).splitToList(text);
        String measure = parts.get(0);
        if (Measure.named(measure).isPresent()) {
            return "'" + text + "' is not a measure of the whole run; expected " + measure + "/NAME";
        }
        return parts.size() == 1
                ? Nearest.unknown(measure, "a measure of the whole run", ThresholdMeasures.NAMES)
                : Nearest.unknown(measure, "a measure", ALL);
    }
}
