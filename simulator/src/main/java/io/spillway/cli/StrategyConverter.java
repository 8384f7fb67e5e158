package io.spillway.cli;

import io.spillway.optimize.Strategy;
import io.spillway.scenario.Nearest;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A strategy by its name. */
final class StrategyConverter implements ITypeConverter<Strategy> {
    @Override
    public Strategy convert(String text) {
        List<String> names =
                Arrays.stream(Strategy.values()).map(Strategy::toString).toList();
        int index = names.indexOf(text);
        if (index < 0) {
            throw new TypeConversionException(Nearest.unknown(text, "a strategy", names));
        }
        return Strategy.values()[index];
    }
}
