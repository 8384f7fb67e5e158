package io.spillway.cli;

import com.google.common.base.CaseFormat;
import com.google.common.base.Throwables;
import com.google.common.math.LongMath;
import io.spillway.experiment.ReplicationException;
import io.spillway.export.CannotCreateException;
import io.spillway.export.NotMergedException;
import io.spillway.ledger.AmountTooLargeException;
import io.spillway.scenario.Amount;
import io.spillway.scenario.Nearest;
import io.spillway.scenario.Problem;
import io.spillway.scenario.ScenarioException;
import io.spillway.sweep.DifferentSweepsException;
import io.spillway.sweep.Engine.ClusterLostException;
import io.spillway.sweep.UnreadableResultsException;
import io.spillway.sweep.UnusableFolderException;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said, and which status the program ends with, when a command fails. */
public final class Failures {
    private static final Pattern REFUSED_SETTING = Pattern.compile("([a-z][A-Za-z]*): ([^;\\n]*; expected .*)");
    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);
    /** Where the way to a fault in the program is of use, not where a mistake of its user was found. */
    private static final Set<ExitCode> TRACED =
            EnumSet.of(ExitCode.INTERNAL, ExitCode.UNAVAILABLE, ExitCode.CANNOT_WRITE, ExitCode.INTERRUPTED);

    private Failures() {}

    /**
     * Makes a command, and those below it, tell all at once what cannot be understood of its arguments, and end with
     * {@link ExitCode#USAGE}.
     */
    public static void tellAllMisread(CommandLine command, PrintStream err) {
        collectErrors(command);
        command.setExecutionStrategy(parsed -> {
            List<ParameterException> misread = parsed.asCommandLineList().stream()
                    .flatMap(asked -> asked.getParseResult().errors().stream())
                    .map(ParameterException.class::cast)
                    .toList();
            return misread.isEmpty()
                    ? new RunLast().execute(parsed)
                    : tellMisread(misread, err).status();
        });
        command.setParameterExceptionHandler(
                (failed, given) -> tellMisread(List.of(failed), err).status());
    }

    private static void collectErrors(CommandLine command) {
        command.getCommandSpec().parser().collectErrors(true);
        command.getSubcommands().values().forEach(Failures::collectErrors);
    }

    /**
     * For a command line that cannot be understood, with all that is wrong with it. What is missing comes last: something that is
     * not known may be what was meant.
     */
    public static ExitCode tellMisread(List<ParameterException> failed, PrintStream err) {
        String name = failed.get(0).getCommandLine().getCommandSpec().qualifiedName();
        failed.stream()
                .sorted(Comparator.comparing(MissingParameterException.class::isInstance))
                .flatMap(one -> (message(one) + maybe(one)).lines())
                .forEach(line -> err.println(name + ": " + line));
        err.println("See '" + name + " --help'.");
        return ExitCode.USAGE;
    }

    private static String message(ParameterException failed) {
        ArgSpec argument = failed.getArgSpec();
        if (argument == null || failed.getValue() == null) {
            return String.valueOf(failed.getMessage())
                    .replaceFirst("^Error: ", "")
                    .lines()
                    .map(line -> withOption(line, failed.getCommandLine()))
                    .collect(Collectors.joining("\n"));
        }
        Class<?> type = argument.auxiliaryTypes()[0];
        if (type.isEnum() && argument.converters().length == 0) {
            List<String> names =
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
            return wrong(argument, failed)
                    + String.join(", ", names)
                    + Nearest.maybe(Nearest.to(failed.getValue(), names));
        }
        return WHOLE.contains(type)
                ? wrong(argument, failed) + "a whole number" + whole(failed.getValue(), type)
                : String.valueOf(failed.getMessage());
    }

    /** The whole number that a text with commas, {@code k} or a power of ten stands for; or how large it may be. */
    private static String whole(String text, Class<?> type) {
        long most = type == int.class || type == Integer.class ? Integer.MAX_VALUE : Long.MAX_VALUE;
        return Amount.of(text.replaceAll("(?<=[0-9])[, ](?=[0-9]{3}(?![0-9]))", "_"))
                .filter(amount -> amount.unit() == Amount.Unit.NUMBER)
                .map(amount -> amount.number().stripTrailingZeros())
                .filter(number -> number.scale() <= 0)
                .map(number -> number.abs().compareTo(BigDecimal.valueOf(most)) > 0
                        ? " up to " + most
                        : ". Maybe " + number.toPlainString())
                .orElse("");
    }

    /** {@code maxReplications: 1; expected 2 or more}, as the parts of a setting say it, by the option that said it. */
    private static String withOption(String message, CommandLine command) {
        Matcher parts = REFUSED_SETTING.matcher(message);
        String option =
                parts.matches() ? "--" + CaseFormat.LOWER_CAMEL.to(CaseFormat.LOWER_HYPHEN, parts.group(1)) : "";
        return command.getCommandSpec().optionsMap().containsKey(option) ? option + " " + parts.group(2) : message;
    }

    private static String wrong(ArgSpec argument, ParameterException failed) {
        String name = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
        return name + " " + failed.getValue() + "; expected ";
    }

    /** The option or command that was probably meant, or the file whose name looks like an option. */
    private static String maybe(ParameterException failed) {
        if (!(failed instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        CommandSpec spec = failed.getCommandLine().getCommandSpec();
        List<String> known = new ArrayList<>(spec.subcommands().keySet());
        spec.options().forEach(option -> known.addAll(List.of(option.names())));
        String first = unmatched.getUnmatched().get(0);
        return Nearest.maybe(
                first.startsWith("-") && new File(first).exists()
                        ? "." + File.separator + first
                        : Nearest.to(first.replaceFirst("=.*", ""), known));
    }

    /** For everything else; {@code verbose} shows where a fault of the program is. */
    static ExitCode tell(Throwable failed, PrintStream err, boolean verbose) {
        ExitCode code = code(failed, err);
        if (verbose && (TRACED.contains(code) || failed instanceof ReplicationException)) {
            failed.printStackTrace(err);
        }
        return code;
    }

    private static void tell(List<Problem> problems, PrintStream err) {
        problems.forEach(err::println);
        err.println(
                problems.size() == 1 ? "1 problem; nothing was run." : problems.size() + " problems; nothing was run.");
    }

    private static ExitCode code(Throwable failed, PrintStream err) {
        if (failed instanceof CommandFailedException known) {
            err.println(known.getMessage());
            return known.code();
        }
        if (failed instanceof ScenarioException wrong) {
            tell(wrong.problems(), err);
            return ExitCode.BAD_SCENARIO;
        }
        if (failed instanceof DifferentSweepsException apart) {
            err.println(apart.getMessage());
            return ExitCode.BAD_SCENARIO;
        }
        if (failed instanceof CannotCreateException refused) {
            err.println(refused.getMessage());
            return ExitCode.CANNOT_CREATE;
        }
        if (failed instanceof UnusableFolderException refused) {
            err.println(refused.getMessage());
            return ExitCode.CANNOT_CREATE;
        }
        if (failed instanceof UnreadableResultsException || failed instanceof NotMergedException) {
            err.println(failed.getMessage());
            return ExitCode.NO_INPUT;
        }
        if (failed instanceof ClusterLostException lost) {
            err.println(lost.getMessage() + ". What was done is kept; the same call again goes on from here.");
            return ExitCode.UNAVAILABLE;
        }
        if (failed instanceof IOException unwritten) {
            err.println("cannot write: " + unwritten.getMessage());
            return ExitCode.CANNOT_WRITE;
        }
        if (failed instanceof CancellationException) {
            err.println(failed.getMessage());
            return ExitCode.INTERRUPTED;
        }
        if (Throwables.getRootCause(failed) instanceof OutOfMemoryError) {
            err.println("out of memory. Maybe fewer --jobs, or SPILLWAY_JAVA_OPTS=-Xmx"
                    + moreGigabytes(Runtime.getRuntime().maxMemory()) + "g");
            return ExitCode.INTERNAL;
        }
        if (failed instanceof ReplicationException && failed.getCause() instanceof AmountTooLargeException tooLarge) {
            err.println(tooLarge.getMessage() + ". Maybe prices or capacity in smaller numbers");
            return ExitCode.BAD_SCENARIO;
        }
        err.println("fault of the program, not of the scenario: " + failed + ". Maybe -v shows where");
        return ExitCode.INTERNAL;
    }

    /** About twice as much memory as there was. */
    static long moreGigabytes(long bytes) {
        return Math.max(4, LongMath.divide(bytes, 1L << 29, RoundingMode.CEILING));
    }
}
