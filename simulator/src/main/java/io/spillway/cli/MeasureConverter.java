package io.spillway.cli;

import io.spillway.measures.Measure;
import io.spillway.model.ThresholdMeasures;
import io.spillway.scenario.Nearest;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A measure of the whole run, by its name. */
final class MeasureConverter implements ITypeConverter<Measure> {
    @Override
    public Measure convert(String text) {
        return Measure.named(text)
                .filter(Measure::hasTotal)
                .orElseThrow(() -> new TypeConversionException(
                        Nearest.unknown(text, "a measure of the whole run", ThresholdMeasures.NAMES)));
    }
}
