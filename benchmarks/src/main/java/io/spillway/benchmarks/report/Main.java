package io.spillway.benchmarks.report;

import io.spillway.cli.Failures;
import io.spillway.cli.PathConverter;
import io.spillway.export.CannotCreateException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The command {@code spillway bench}, as the launcher calls it. */
public final class Main {
    static {
        // JMH refuses to run beside another JMH; here the load of the machine is written down instead.
        System.setProperty("jmh.ignoreLock", "true");
    }

    private Main() {}

    /** Runs a command and ends the program with its {@link Exit}. */
    public static void main(String[] args) {
        Streams streams = new Streams(
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8));
        Place place = Place.ofProcess();
        int status = run(streams, place, place::measurers, args);
        Runtime.getRuntime().exit(status);
    }

    /** Runs a command in this process. */
    static int run(Streams streams, Place place, Function<Environment, Map<Kind, Measurer>> measurers, String... args) {
        CommandLine bench = new CommandLine(new BenchCommand(streams, place, measurers))
                .addSubcommand("compare", new CompareCommand(streams));
        bench.registerConverter(Path.class, new PathConverter());
        bench.setCaseInsensitiveEnumValuesAllowed(true);
        tellExitCodes(bench);
        bench.getSubcommands().values().forEach(Main::tellExitCodes);
        bench.setOut(new PrintWriter(streams.out(), true));
        bench.setErr(new PrintWriter(streams.err(), true));
        Failures.tellAllMisread(bench, streams.err());
        bench.setExecutionExceptionHandler((failed, command, parsed) -> failed instanceof ParameterException misread
                ? Failures.tellMisread(List.of(misread), streams.err()).status()
                : tell(failed, streams.err()).status());
        return bench.execute(args);
    }

    private static void tellExitCodes(CommandLine command) {
        command.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes:%n");
        command.getCommandSpec().usageMessage().exitCodeList(Exit.meanings());
    }

    private static Exit tell(Exception failed, PrintStream err) {
        if (failed instanceof BadInputException bad) {
            err.println(bad.getMessage());
            return bad.code();
        }
        if (failed instanceof CannotCreateException || failed instanceof FileSystemException) {
            err.println(failed.getMessage());
            return Exit.CANNOT_CREATE;
        }
        if (failed instanceof IOException) {
            err.println("cannot write: " + failed.getMessage());
            return Exit.CANNOT_WRITE;
        }
        if (failed instanceof InterruptedException) {
            err.println("interrupted; nothing was written");
            return Exit.INTERRUPTED;
        }
        failed.printStackTrace(err);
        return Exit.INTERNAL;
    }
}
