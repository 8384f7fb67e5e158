package io.spillway.cli;

import io.spillway.explain.Explanation;
import io.spillway.explain.Inquiry;
import io.spillway.explain.LaunchExplanation;
import io.spillway.explain.LaunchInquiry;
import io.spillway.explain.NoSuchDecisionException;
import io.spillway.explain.Question;
import io.spillway.export.Content;
import io.spillway.report.ExplanationFormat;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioException;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Explains one decision. */
@Command(
        name = "explain",
        description = {
            "Explains one placement decision: every candidate in the order tried, why it was not used, and the clause or"
                    + " figure behind that."
        },
        customSynopsis = "spillway explain SCENARIO --launch NAME [OPTION]...",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  spillway explain scenarios/azure-first-2026.yaml --launch chatgpt",
            "  spillway explain my-question.yaml --launch gpt-6 --market eu --at 2027-03-01",
            "  spillway explain my-question.yaml --launch gpt-6 --launch-day",
            "  spillway explain my-question.yaml --launch azure/copilot -o why.json"
        })
final class ExplainCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private ScenarioArguments scenario = new ScenarioArguments();

    @Option(
            names = "--launch",
            required = true,
            paramLabel = "NAME",
            description = "The launch, or a cloud's own workload as CLOUD/NAME.")
    private String launch = "";

    @Option(names = "--launch-day", description = "Explains the launch decision itself, not one about a request.")
    private boolean launchDay;

    @Option(names = "--market", paramLabel = "NAME", description = "One of its markets; any when left out.")
    private @Nullable String market;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description = "The first decision at or after this time, such as 2027-03-01 or a decision's time;"
                    + " the scenario's start when left out. Decided is about a request when it arrives, when it is placed"
                    + " after it has waited, and when an outage evacuates it or a failback moves it; not when its patience"
                    + " ends or an outage drops it unasked.")
    private @Nullable Instant at;

    @Option(
            names = "--request",
            paramLabel = "K",
            description = "The K-th decision from there on; the first when left out.")
    private long nth = 1;

    @Option(names = "--seed", paramLabel = "N", description = "The seed; the scenario's own when left out.")
    private @Nullable Long seed;

    @Option(
            names = "--replication",
            paramLabel = "N",
            description = "Which replication of a run; 0, the first, when left out.")
    private int replication;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; by the name of -o when left out, else text.")
    private @Nullable ExplanationFormat format;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, ScenarioException {
        output.checkName(spec.commandLine(), format, ExplanationFormat.TEXT);
        output.check();
        ExplanationFormat as = output.format(format, ExplanationFormat.TEXT);
        output.write(console, Interruption.during(console.err(), () -> answer(scenario.load(console, common), as)));
        return ExitCode.DONE.status();
    }

    private Content answer(LoadedScenario loaded, ExplanationFormat as) {
        Question question = question(loaded);
        try {
            if (launchDay) {
                checkLaunchDay();
                LaunchExplanation of =
                        new LaunchInquiry(loaded).answer(launch, question.seed(), question.replication());
                return to -> as.write(of, to);
            }
            Explanation of = new Inquiry(loaded).answer(question);
            return to -> as.write(of, to);
        } catch (NoSuchDecisionException none) {
            throw new ParameterException(spec.commandLine(), none.getMessage());
        }
    }

    private void checkLaunchDay() {
        if (market != null || at != null || nth != 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--launch-day is about no request: --market, --at and --request do not go with it");
        }
    }

    private Question question(LoadedScenario loaded) {
        try {
            return new Question(
                    launch,
                    Optional.ofNullable(market),
                    Optional.ofNullable(at),
                    nth,
                    seed != null ? seed : loaded.scenario().seed(),
                    replication);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage());
        }
    }
}
