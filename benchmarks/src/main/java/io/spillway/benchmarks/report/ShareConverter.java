package io.spillway.benchmarks.report;

import io.spillway.scenario.Amount;
import java.math.BigDecimal;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A part of a whole, written {@code 5%} or {@code 0.05}; what is more than the whole has to be written in percent. */
final class ShareConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
        return share(text).orElseThrow(() -> {
            String percent = text + "%";
            return new TypeConversionException("'" + text + "' is not a share of 0 or more, such as 5% or 0.05"
                    + (share(percent).isPresent() ? ". Maybe '" + percent + "'" : ""));
        });
    }

    private static Optional<Double> share(String text) {
        return Amount.of(text)
                .filter(ShareConverter::isShare)
                .map(amount -> amount.number().doubleValue())
                .filter(Double::isFinite);
    }

    private static boolean isShare(Amount amount) {
        return switch (amount.unit()) {
            case SHARE -> amount.number().signum() >= 0;
            case NUMBER -> amount.number().signum() >= 0 && amount.number().compareTo(BigDecimal.ONE) <= 0;
            case DURATION, DATE, MONEY, PRICE -> false;
        };
    }
}
