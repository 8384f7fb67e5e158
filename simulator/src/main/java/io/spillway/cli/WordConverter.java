package io.spillway.cli;

import io.spillway.scenario.Nearest;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** One of a few, by the word that its {@code toString} gives, which completions offer too. */
public class WordConverter<E extends Enum<E>> implements ITypeConverter<E> {
    private final String what;
    private final E[] values;

    /** @param what with its article */
    public WordConverter(String what, E[] values) {
        this.what = what;
        this.values = values.clone();
    }

    @Override
    public final E convert(String text) {
        List<String> words = Arrays.stream(values).map(E::toString).toList();
        int index = words.indexOf(text);
        if (index < 0) {
            throw new TypeConversionException(Nearest.unknown(text, what, words));
        }
        return values[index];
    }
}
