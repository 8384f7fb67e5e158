package io.spillway.cli;

import io.spillway.export.StagedFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** The command {@code spillway}. */
public final class Main {
    private static final Pattern COMMENT = Pattern.compile("--(\\s|[^\\n=]*\\n)");

    private Main() {}

    /** Runs a command and ends the program with its {@link ExitCode}. */
    public static void main(String[] args) {
        Console console = Console.ofProcess();
        int status = run(console, args);
        console.err().flush();
        Runtime.getRuntime().exit(status);
    }

    /** Runs a command in this process. */
    static int run(Console console, String... args) {
        // Without the parser, which takes three times as long to start as all the rest: scripts ask this often.
        if (args.length == 1 && args[0].equals("--version")) {
            return print(Build.read() + System.lineSeparator(), console);
        }
        CommandLine commandLine = Commands.commandLine(console, args);
        StringWriter help = new StringWriter();
        commandLine.setOut(new PrintWriter(help));
        commandLine.setErr(new PrintWriter(console.err(), true));
        Failures.tellAllMisread(commandLine, console.err());
        commandLine.setExecutionExceptionHandler((failed, command, parsed) -> isClosedPipe(failed)
                ? ExitCode.DONE.status()
                : Failures.tell(failed, console.err(), isVerbose(args)).status());
        if (args.length == 0) {
            commandLine.usage(console.err());
            return ExitCode.USAGE.status();
        }
        try {
            long start = System.nanoTime();
            int status = commandLine.execute(withoutComments(args));
            if (isVerbose(args) && status != ExitCode.USAGE.status()) {
                double seconds = (System.nanoTime() - start) / 1e9;
                console.err().println(String.format(Locale.ROOT, "ended with %d after %.3f s", status, seconds));
            }
            return help.getBuffer().isEmpty() ? status : print(help.toString(), console);
        } catch (Error failed) {
            return Failures.tell(failed, console.err(), isVerbose(args)).status();
        }
    }

    /** What begins as a comment of SQL does is no option; a line before it keeps the parser from looking for one. */
    private static String[] withoutComments(String... args) {
        return Arrays.stream(args)
                .map(arg -> COMMENT.matcher(arg).lookingAt() ? "\n" + arg : arg)
                .toArray(String[]::new);
    }

    private static int print(String text, Console console) {
        try {
            console.print(text);
            return ExitCode.DONE.status();
        } catch (IOException failed) {
            return isClosedPipe(failed)
                    ? ExitCode.DONE.status()
                    : Failures.tell(failed, console.err(), false).status();
        }
    }

    private static boolean isClosedPipe(Exception failed) {
        return failed instanceof IOException io && StagedFiles.isClosedPipe(io);
    }

    /** Also of use when the command line could not be read. */
    private static boolean isVerbose(String... args) {
        for (String arg : args) {
            if (arg.equals("-v") || arg.equals("--verbose")) {
                return true;
            }
        }
        return false;
    }
}
