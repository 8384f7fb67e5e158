package io.spillway.cli;

import io.spillway.scenario.Amount;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number as a scenario writes it, {@code 0.02} or {@code 30M}, or a share, {@code 2%}. */
final class NumberConverter implements ITypeConverter<Double> {
    private static final Set<Amount.Unit> UNITS = EnumSet.of(Amount.Unit.NUMBER, Amount.Unit.SHARE);

    @Override
    public Double convert(String text) {
        return number(text)
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is no number, such as 0.02, 2% or 30M"));
    }

    static Optional<Double> number(String text) {
        return Amount.of(text)
                .filter(amount -> UNITS.contains(amount.unit()))
                .map(amount -> amount.number().doubleValue());
    }
}
