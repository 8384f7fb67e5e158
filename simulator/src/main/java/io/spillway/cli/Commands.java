package io.spillway.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The commands by name, and the command line that they make together. This is the one place to add one. */
final class Commands {
    private static final Map<String, Function<Console, Object>> BY_NAME = byName();

    private Commands() {}

    private static Map<String, Function<Console, Object>> byName() {
        Map<String, Function<Console, Object>> commands = new LinkedHashMap<>();
        commands.put("run", RunCommand::new);
        commands.put("compare", CompareCommand::new);
        commands.put("explain", ExplainCommand::new);
        commands.put("sweep", SweepCommand::new);
        commands.put("status", StatusCommand::new);
        commands.put("merge", MergeCommand::new);
        commands.put("query", QueryCommand::new);
        commands.put("export", ExportCommand::new);
        commands.put("sensitivity", SensitivityCommand::new);
        commands.put("optimize", OptimizeCommand::new);
        commands.put("validate", ValidateCommand::new);
        commands.put("scenario", ScenarioCommand::of);
        commands.put("schema", SchemaCommand::new);
        commands.put("measures", MeasuresCommand::new);
        commands.put("completion", CompletionCommand::new);
        commands.put("help", console -> new HelpCommand());
        return commands;
    }

    /**
     * The command line that understands these arguments. A command that is named first is made alone: what is not asked
     * for costs no time at the start.
     */
    static CommandLine commandLine(Console console, String... arguments) {
        CommandLine root = new CommandLine(new Root());
        BY_NAME.forEach((name, make) -> {
            if (arguments.length == 0 || !BY_NAME.containsKey(arguments[0]) || needs(arguments[0], name)) {
                root.addSubcommand(name, make.apply(console));
            }
        });
        tellExitCodes(root, exitCodes());
        Examples.fold(root);
        root.registerConverter(Path.class, new PathConverter());
        root.setCaseInsensitiveEnumValuesAllowed(true);
        return root;
    }

    /** The help of a command and of those below it ends with the exit codes. */
    private static void tellExitCodes(CommandLine command, Map<String, String> exitCodes) {
        command.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes:%n");
        command.getCommandSpec().usageMessage().exitCodeList(exitCodes);
        command.getSubcommands().values().forEach(below -> tellExitCodes(below, exitCodes));
    }

    private static boolean needs(String asked, String name) {
        return asked.equals(name) || asked.equals("help") || asked.equals("completion");
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            codes.put(Integer.toString(code.status()), code.meaning());
        }
        return codes;
    }

    @Command(
            name = "spillway",
            description = "Simulates how demand spills from a primary cloud to others, why, and at what cost.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            synopsisSubcommandLabel = "COMMAND",
            footer = {
                "",
                "Examples:",
                "  spillway run scenarios/azure-first-2026.yaml",
                "  spillway run scenarios/erlang-overflow.yaml --precision 1%% -o out.json",
                "  spillway run scenarios/azure-first-2026.yaml --seed 7 --out results/",
                "  spillway explain scenarios/azure-first-2026.yaml --launch chatgpt",
                "  spillway sweep scenarios/sweeps/azure-capacity-vs-declines.yaml --out results/",
                "  spillway COMMAND --help",
                "",
                "In a source tree, 'spillway bench' measures how fast all this is."
            })
    static final class Root {}

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Build.read().toString()};
        }
    }
}
