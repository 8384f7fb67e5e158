package io.spillway.scenario;

import io.spillway.model.InvalidValueException;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One kind of single value: how it is read, how it is written, and how it is described.
 *
 * @param name its name in the schema, in kebab-case
 * @param expected what an error message says was expected
 * @param pattern the texts that are read, as a regular expression
 * @param samples a very small and a very large one, as a file would write them
 * @param json what an editor may take it for besides text
 * @param amount its size, when it is an amount and so can lie in a range; otherwise null
 * @param reader the value of a text, or a refusal
 * @param writer the one canonical text of a value
 */
record Scalar<T>(
        String name,
        String expected,
        String pattern,
        Samples samples,
        Json json,
        @Nullable ToDoubleFunction<T> amount,
        Reader<T> reader,
        Function<T, String> writer) {

    /** The JSON types besides a string that a value may have. */
    enum Json {
        TEXT,
        NUMBER,
        /** A number from 0 to 1. */
        FRACTION,
        INTEGER,
        /** A number of which the nearest whole one is taken. */
        ROUNDED,
        BOOLEAN,
        /** A string that may also happen to look like a number. */
        ANY
    }

    /** Two texts far apart. */
    record Samples(String small, String large) {}

    /** Reads a text. */
    @FunctionalInterface
    interface Reader<T> {
        Reading<T> read(String text);
    }

    /**
     * What a text was read as: a value, or why it is none.
     *
     * @param value null when it was refused
     * @param refusal what is wrong with the text, empty when the text says nothing of the kind
     * @param maybe an advice, or empty
     */
    record Reading<T>(@Nullable T value, String refusal, String maybe) {
        static <T> Reading<T> of(T value) {
            return new Reading<>(value, "", "");
        }

        static <T> Reading<T> refused(String refusal, String maybe) {
            return new Reading<>(null, refusal, maybe);
        }

        static <T> Reading<T> refused(String maybe) {
            return new Reading<>(null, "", maybe);
        }

        /** What a function makes of the value; a value that its record does not allow is refused. */
        <R> Reading<R> map(Function<T, R> function) {
            if (value == null) {
                return new Reading<>(null, refusal, maybe);
            }
            try {
                return of(function.apply(value));
            } catch (InvalidValueException e) {
                return refused("is not " + e.expected(), "");
            }
        }
    }

    /** The canonical text of a value of this kind. */
    @SuppressWarnings("unchecked")
    String write(Object value) {
        return writer.apply((T) value);
    }

    /** The size of a value of this kind, when it is an amount. */
    @SuppressWarnings("unchecked")
    double amountOf(Object value) {
        return amount == null ? Double.NaN : amount.applyAsDouble((T) value);
    }
}
