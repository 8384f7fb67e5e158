package io.spillway.cli;

import io.spillway.scenario.Grain;
import io.spillway.scenario.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How finely clauses are told apart, by its word. */
final class GrainConverter implements ITypeConverter<Grain> {
    @Override
    public Grain convert(String text) {
        List<String> words =
                Arrays.stream(Grain.values()).map(GrainConverter::word).toList();
        int i = words.indexOf(text);
        if (i < 0) {
            throw new TypeConversionException(Nearest.unknown(text, "a grain", words));
        }
        return Grain.values()[i];
    }

    static String word(Grain grain) {
        return grain.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
