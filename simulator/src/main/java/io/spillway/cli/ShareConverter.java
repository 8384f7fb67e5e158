package io.spillway.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A part of a whole, written {@code 1%} or {@code 0.01}. */
final class ShareConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
        boolean percent = text.endsWith("%");
        try {
            double number = Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text);
            return percent ? number / 100 : number;
        } catch (NumberFormatException wrong) {
            throw new TypeConversionException("'" + text + "' is not a share, such as 1% or 0.01");
        }
    }
}
