package io.spillway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The command {@code spillway}. */
public final class Main {
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
        if (args.length == 1 && args[0].equals("--version")) {
            return printVersion(console);
        }
        CommandLine commandLine = Commands.commandLine(console, args);
        commandLine.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(console.err(), true));
        commandLine.setParameterExceptionHandler(
                (failed, ignored) -> Failures.tell(failed, console.err()).status());
        commandLine.setExecutionExceptionHandler((failed, command, parsed) -> isClosedPipe(failed)
                ? ExitCode.DONE.status()
                : Failures.tell(failed, console.err(), isVerbose(args)).status());
        if (args.length == 0) {
            commandLine.usage(console.err());
            return ExitCode.USAGE.status();
        }
        try {
            return commandLine.execute(args);
        } catch (Error failed) {
            return Failures.tell(failed, console.err(), isVerbose(args)).status();
        }
    }

    /** Without the parser, which takes three times as long to start as all the rest: scripts ask this often. */
    private static int printVersion(Console console) {
        try {
            console.out().write((Build.read() + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
            return ExitCode.DONE.status();
        } catch (IOException failed) {
            return isClosedPipe(failed)
                    ? ExitCode.DONE.status()
                    : Failures.tell(failed, console.err(), false).status();
        }
    }

    private static boolean isClosedPipe(Exception failed) {
        return failed instanceof IOException io && Console.isClosedPipe(io);
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
