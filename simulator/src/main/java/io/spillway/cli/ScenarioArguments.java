package io.spillway.cli;

import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioException;
import io.spillway.scenario.ScenarioFile;
import io.spillway.scenario.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

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

    private static final class SettingConverter implements ITypeConverter<Setting> {
        @Override
        public Setting convert(String text) {
            try {
                return Setting.parse(text);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(String.valueOf(wrong.getMessage()));
            }
        }
    }
}
