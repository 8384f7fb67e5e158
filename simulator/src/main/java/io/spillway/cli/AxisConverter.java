package io.spillway.cli;

import io.spillway.sweep.Axis;
import io.spillway.sweep.AxisArgument;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --axis path=a..b:n}. */
final class AxisConverter implements ITypeConverter<Axis> {
    @Override
    public Axis convert(String text) {
        try {
            return AxisArgument.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException(String.valueOf(wrong.getMessage()));
        }
    }
}
