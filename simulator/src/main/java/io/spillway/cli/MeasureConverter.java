package io.spillway.cli;

import com.google.common.base.Splitter;
import io.spillway.measures.Measure;
import io.spillway.measures.RowName;
import io.spillway.model.ThresholdMeasures;
import io.spillway.scenario.Nearest;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A measure of the whole run, or one that is narrowed; what it is narrowed to, only a scenario knows. */
final class MeasureConverter implements ITypeConverter<RowName> {
    @Override
    public RowName convert(String text) {
        return RowName.parse(text)
                .filter(RowName::mayBeOne)
                .orElseThrow(() -> new TypeConversionException(whyNot(text)));
    }

    private static String whyNot(String text) {
        String measure = Splitter.on('/').split(text).iterator().next();
        return Measure.named(measure).isPresent()
                ? "'" + text + "' is not a measure of the whole run; expected " + measure + "/NAME"
                : Nearest.unknown(text, "a measure of the whole run", ThresholdMeasures.NAMES);
    }
}
