package io.spillway.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A part of a whole, written {@code 1%} or {@code 0.01}. */
final class ShareConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
        return NumberConverter.number(text)
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is not a share, such as 1% or 0.01"));
    }
}
