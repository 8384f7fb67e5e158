package io.spillway.cli;

import io.spillway.scenario.Nearest;
import io.spillway.sweep.Design;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A design, by the word that a sweep's file has for it. */
final class DesignConverter implements ITypeConverter<Design> {
    @Override
    public Design convert(String text) {
        List<String> words =
                Arrays.stream(Design.values()).map(DesignConverter::word).toList();
        int i = words.indexOf(text);
        if (i < 0) {
            throw new TypeConversionException(Nearest.unknown(text, "a design", words));
        }
        return Design.values()[i];
    }

    private static String word(Design design) {
        return design.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
