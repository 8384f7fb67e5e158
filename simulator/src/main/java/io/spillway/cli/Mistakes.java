package io.spillway.cli;

import io.spillway.scenario.ScenarioException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** What is wrong with a command line, told all at once. */
final class Mistakes {
    /** How scenarios are read. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws ScenarioException;
    }

    private final CommandLine command;
    private final List<String> messages = new ArrayList<>();

    Mistakes(CommandLine command) {
        this.command = command;
    }

    /** Remembers what is wrong. */
    void add(String message) {
        messages.add(message);
    }

    /** Looks at something, and remembers what is wrong with it. */
    void of(Runnable check) {
        made(() -> {
            check.run();
            return check;
        });
    }

    /** What is made of options; nothing where they are wrong, which is remembered. */
    <T> Optional<T> made(Supplier<T> making) {
        try {
            return Optional.of(making.get());
        } catch (ParameterException wrong) {
            messages.add(wrong.getMessage());
            return Optional.empty();
        }
    }

    /** Looks at values, and remembers what they are refused for. */
    void refused(Runnable check) {
        allowed(() -> {
            check.run();
            return check;
        });
    }

    /** What is made of values that it may refuse; nothing where it does, and all that it says is remembered. */
    <T> Optional<T> allowed(Supplier<T> making) {
        try {
            return Optional.of(making.get());
        } catch (IllegalArgumentException refused) {
            messages.add(refused.getMessage());
            return Optional.empty();
        }
    }

    /**
     * What is read to find more mistakes.
     *
     * @throws ParameterException with those so far and its own, when it cannot be read and there are any
     */
    <T> T before(Reading<T> reading) throws ScenarioException {
        try {
            return reading.read();
        } catch (ParameterException wrong) {
            messages.add(wrong.getMessage());
            end();
            throw wrong;
        } catch (ScenarioException | CommandFailedException unread) {
            end();
            throw unread;
        }
    }

    /** What an option's text says; nothing where it is wrong. */
    <T> Optional<T> read(String option, String text, Function<String, T> converter) {
        try {
            return Optional.of(converter.apply(text));
        } catch (TypeConversionException wrong) {
            messages.add("Invalid value for option '" + option + "': " + wrong.getMessage());
            return Optional.empty();
        }
    }

    /** @throws ParameterException with all of them, if there are any */
    void end() {
        if (!messages.isEmpty()) {
            throw new ParameterException(command, String.join("\n", messages));
        }
    }
}
