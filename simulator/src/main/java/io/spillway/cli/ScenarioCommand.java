package io.spillway.cli;

import io.spillway.export.StagedFiles;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioException;
import io.spillway.scenario.SchemaWriter;
import io.spillway.scenario.StarterScenario;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Begins scenarios and shows what they come to. */
@Command(
        name = "scenario",
        description = "Begins a scenario, or shows one with everything laid over everything.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  spillway scenario new my-question -o my-question.yaml",
            "  spillway scenario show my-question.yaml"
        })
final class ScenarioCommand implements Runnable {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private ScenarioCommand() {}

    /** The command with its own commands. */
    static CommandLine of(Console console) {
        return new CommandLine(new ScenarioCommand())
                .addSubcommand(new New(console))
                .addSubcommand(new Show(console));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command, new or show?");
    }

    /** Writes a small scenario to begin with. */
    @Command(
            name = "new",
            description =
                    "Writes a small scenario that runs, to begin with. Its first line names scenario.schema.json, from"
                            + " which editors complete and check it: with -o that is written beside it, where nothing has that"
                            + " name yet.",
            footer = {
                "",
                "Examples:",
                "  spillway scenario new my-question -o my-question.yaml",
                "  spillway run my-question.yaml"
            })
    static final class New implements Callable<Integer> {
        private final Console console;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Parameters(
                arity = "0..1",
                paramLabel = "NAME",
                defaultValue = "my-scenario",
                description = "The scenario's name; my-scenario when left out.")
        private String name = "my-scenario";

        @Mixin
        private OutputOptions output = new OutputOptions();

        @Mixin
        private CommonOptions common = new CommonOptions();

        New(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            if (name.isBlank()) {
                throw new ParameterException(spec.commandLine(), "'" + name + "' is no name. Maybe my-scenario");
            }
            try (StagedFiles files = new StagedFiles(output.force, console.out())) {
                output.stageBeside(files, StarterScenario.SCHEMA, to -> to.write(SchemaWriter.write()));
                output.stage(files, to -> to.write(StarterScenario.named(name)));
                files.commit();
            }
            return ExitCode.DONE.status();
        }
    }

    /** Shows a scenario with everything laid over everything. */
    @Command(
            name = "show",
            description = {
                "Shows a scenario with its includes, templates, defaults and --set laid over one another, and where each"
                        + " value comes from. What is shown reads as the same scenario."
            },
            footer = {
                "",
                "Examples:",
                "  spillway scenario show scenarios/azure-first-2026.yaml",
                "  spillway scenario show my-question.yaml --set seed=7 --format json"
            })
    static final class Show implements Callable<Integer> {
        private final Console console;

        @Mixin
        private ScenarioArguments scenario = new ScenarioArguments();

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                description = "${COMPLETION-CANDIDATES}; yaml when left out.",
                defaultValue = "yaml")
        private Form form = Form.YAML;

        @Mixin
        private OutputOptions output = new OutputOptions();

        @Mixin
        private CommonOptions common = new CommonOptions();

        Show(Console console) {
            this.console = console;
        }

        /** How it is shown. */
        enum Form {
            YAML,
            JSON;

            @Override
            public String toString() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        @Override
        public Integer call() throws IOException, ScenarioException {
            LoadedScenario loaded = scenario.load();
            output.write(console, to -> to.write(form == Form.JSON ? loaded.toJson() : loaded.toYaml()));
            return ExitCode.DONE.status();
        }
    }
}
