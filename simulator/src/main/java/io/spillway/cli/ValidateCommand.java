package io.spillway.cli;

import io.spillway.export.StagedFiles;
import io.spillway.scenario.InputFile;
import io.spillway.scenario.ScenarioException;
import io.spillway.scenario.ScenarioTree;
import io.spillway.scenario.Setting;
import io.spillway.sweep.Planning;
import io.spillway.sweep.SweepReader;
import io.spillway.sweep.SweepReader.Overrides;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads scenarios and tells everything that is wrong with them. */
@Command(
        name = "validate",
        description = "Reads scenarios and sweeps and tells every problem, each with file, line and column.",
        footer = {
            "",
            "Examples:",
            "  spillway validate scenarios/azure-first-2026.yaml",
            "  spillway validate scenarios/*.yaml",
            "  spillway validate my-question.yaml --set launches.assistant.demand.scale=2"
        })
final class ValidateCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of scenarios or sweeps; - is standard input.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            converter = SettingConverter.class,
            description = "Lays a value over each scenario; checked like the file. May be repeated.")
    private List<Setting> settings = new ArrayList<>();

    @Mixin
    private CommonOptions common = new CommonOptions();

    ValidateCommand(Console console) {
        this.console = console;
    }

    /** Reads every file, also after one that is wrong; a wrong scenario weighs more than a missing one. */
    @Override
    public Integer call() throws IOException {
        ExitCode code = ExitCode.DONE;
        for (Path file : files) {
            try {
                String what = validate(file);
                if (!common.isQuiet()) {
                    say(file + ": ok" + what + "\n");
                }
            } catch (ScenarioException wrong) {
                wrong.problems().forEach(console.err()::println);
                code = ExitCode.BAD_SCENARIO;
            } catch (CommandFailedException unread) {
                console.err().println(unread.getMessage());
                code = code == ExitCode.DONE ? unread.code() : code;
            }
        }
        return code.status();
    }

    /** Files behind one whose line nobody reads any more are judged too. */
    private void say(String line) throws IOException {
        try {
            console.print(line);
        } catch (IOException failed) {
            if (!StagedFiles.isClosedPipe(failed)) {
                throw failed;
            }
        }
    }

    /** Warns of what is hardly meant; what the file is, if no scenario. */
    private String validate(Path file) throws ScenarioException, IOException {
        InputFile input = new InputFile(file);
        ScenarioTree read = ScenarioArguments.read(input);
        if (SweepReader.isSweep(read)) {
            Planning planning = Planning.of(
                    SweepReader.read(input, Overrides.of(settings)),
                    Build.read().exact(),
                    Runtime.getRuntime().availableProcessors());
            ScenarioArguments.warn(planning.warnings(), console, common);
            return ", a sweep of " + planning.plan().points().size() + " points";
        }
        ScenarioArguments.warn(ScenarioArguments.checked(file, read, settings).warnings(), console, common);
        return "";
    }
}
