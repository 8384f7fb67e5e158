package io.spillway.cli;

import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioException;
import io.spillway.scenario.ScenarioFile;
import io.spillway.scenario.ScenarioTree;
import io.spillway.scenario.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The scenario that a command is about, and what is laid over it. */
final class ScenarioArguments {
    @Parameters(paramLabel = "SCENARIO", description = "The scenario's file.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Lays a value over the scenario; checked like the file. May be repeated.",
            converter = SettingConverter.class)
    private List<Setting> settings = new ArrayList<>();

    /**
     * Reads and checks it.
     *
     * @throws ScenarioException with every problem of the scenario
     * @throws CommandFailedException if a file cannot be read
     */
    LoadedScenario load() throws ScenarioException {
        return load(file, settings);
    }

    /**
     * Reads its files, to lay more over them.
     *
     * @throws CommandFailedException if a file cannot be read
     */
    ScenarioTree tree() {
        try {
            return ScenarioTree.read(file);
        } catch (IOException unread) {
            throw new CommandFailedException(ExitCode.NO_INPUT, file + ": cannot be read: " + unread.getMessage());
        }
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
        if (Files.isDirectory(file)) {
            throw new CommandFailedException(ExitCode.NO_INPUT, file + ": is a folder. Maybe a file in it");
        }
        try {
            return ScenarioFile.load(file, settings);
        } catch (NoSuchFileException missing) {
            throw new CommandFailedException(ExitCode.NO_INPUT, missing.getFile() + ": there is no such file");
        } catch (IOException unread) {
            throw new CommandFailedException(ExitCode.NO_INPUT, file + ": cannot be read: " + unread.getMessage());
        }
    }
}
