package io.spillway.cli;

import io.spillway.scenario.InputFile;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.Problem;
import io.spillway.scenario.ScenarioException;
import io.spillway.scenario.ScenarioTree;
import io.spillway.scenario.Setting;
import io.spillway.sweep.ShellWord;
import io.spillway.sweep.SweepReader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The scenario that a command is about, and what is laid over it. */
final class ScenarioArguments {
    @Parameters(paramLabel = "SCENARIO", description = "The scenario's file; - is standard input.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Lays a value over the scenario; checked like the file. May be repeated.",
            converter = SettingConverter.class)
    private List<Setting> settings = new ArrayList<>();

    private @Nullable ScenarioTree tree;

    /**
     * Reads and checks it.
     *
     * @throws ScenarioException with every problem of the scenario
     * @throws CommandFailedException if a file cannot be read
     */
    LoadedScenario load() throws ScenarioException {
        return checked(file, tree(), settings);
    }

    /**
     * Reads and checks it, and {@linkplain #warn warns}.
     *
     * @throws ScenarioException with every problem of the scenario
     * @throws CommandFailedException if a file cannot be read
     */
    LoadedScenario load(Console console, CommonOptions common) throws ScenarioException {
        LoadedScenario loaded = load();
        warn(loaded.warnings(), console, common);
        return loaded;
    }

    /** Tells what in scenarios is not wrong but hardly meant, each place once, unless nothing is to be said. */
    static void warn(List<Problem> warnings, Console console, CommonOptions common) {
        if (!common.isQuiet()) {
            warnings.stream().distinct().forEach(warning -> console.err().println("warning: " + warning));
        }
    }

    /**
     * Its files, read once, to lay more over them.
     *
     * @throws CommandFailedException if a file cannot be read
     */
    ScenarioTree tree() {
        ScenarioTree read = tree;
        if (read == null) {
            read = read(file);
            tree = read;
        }
        return read;
    }

    /** The file that was named. */
    Path file() {
        return file;
    }

    /** What is laid over it. */
    List<Setting> settings() {
        return settings;
    }

    /**
     * Reads and checks one of several.
     *
     * @throws ScenarioException with every problem of the scenario
     * @throws CommandFailedException if a file cannot be read
     */
    static LoadedScenario load(Path file, List<Setting> settings) throws ScenarioException {
        return checked(file, read(file), settings);
    }

    /** Refuses thresholds on what the scenario does not measure, and the file of a sweep as a whole. */
    static LoadedScenario checked(Path file, ScenarioTree read, List<Setting> settings) throws ScenarioException {
        LoadedScenario loaded = made(file, read, settings);
        List<Problem> problems = AskedRows.problems(loaded);
        if (!problems.isEmpty()) {
            throw new ScenarioException(problems);
        }
        return loaded;
    }

    private static LoadedScenario made(Path file, ScenarioTree read, List<Setting> settings) throws ScenarioException {
        try {
            return read.with(settings);
        } catch (ScenarioException wrong) {
            if (SweepReader.isSweep(read)) {
                throw new CommandFailedException(
                        ExitCode.BAD_SCENARIO,
                        file + ": is a sweep's, and no scenario. Maybe 'spillway sweep " + ShellWord.of(file)
                                + " --dry-run'");
            }
            throw wrong;
        }
    }

    /**
     * Reads one of several, to lay values over it.
     *
     * @throws CommandFailedException if a file cannot be read
     */
    static ScenarioTree read(Path file) {
        return read(new InputFile(file));
    }

    /** The same of a file that may be read once more. */
    static ScenarioTree read(InputFile input) {
        Path file = input.path();
        if (Files.isDirectory(file)) {
            throw new CommandFailedException(ExitCode.NO_INPUT, file + ": is a folder. Maybe a file in it");
        }
        try {
            return input.scenario();
        } catch (IOException unread) {
            throw unread(file, unread);
        }
    }

    /** What is said of a file that could not be read, or of one that it names. */
    static CommandFailedException unread(Path file, IOException why) {
        String said = file + ": cannot be read: " + why.getMessage();
        if (why instanceof NoSuchFileException missing) {
            said = missing.getFile() + ": there is no such file";
        } else if (why instanceof AccessDeniedException denied) {
            said = denied.getFile() + ": cannot be read: permission denied";
        }
        return new CommandFailedException(ExitCode.NO_INPUT, said);
    }
}
