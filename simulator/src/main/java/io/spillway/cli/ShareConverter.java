package io.spillway.cli;

import io.spillway.scenario.Amount;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A part of a whole, written {@code 1%} or {@code 0.01}. */
final class ShareConverter implements ITypeConverter<Double> {
    private static final Set<Amount.Unit> UNITS = EnumSet.of(Amount.Unit.NUMBER, Amount.Unit.SHARE);

    @Override
    public Double convert(String text) {
        return Amount.of(text)
                .filter(amount -> UNITS.contains(amount.unit()))
                .map(amount -> amount.number().doubleValue())
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is not a share, such as 1% or 0.01"));
    }
}
