package io.spillway.benchmarks.report;

import io.spillway.scenario.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** One of a few, by the word that help shows of it, in small or capital letters. */
final class Word<E extends Enum<E>> implements ITypeConverter<E> {
    private final String what;
    private final E[] values;

    /** @param what with its article */
    Word(String what, E[] values) {
        this.what = what;
        this.values = values.clone();
    }

    @Override
    public E convert(String text) {
        List<String> words = Arrays.stream(values).map(E::toString).toList();
        int index = words.indexOf(text.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new TypeConversionException(Nearest.unknown(text, what, words));
        }
        return values[index];
    }
}
