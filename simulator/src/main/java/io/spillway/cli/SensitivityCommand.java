package io.spillway.cli;

import com.google.common.collect.ImmutableList;
import io.spillway.measures.Measure;
import io.spillway.measures.RowName;
import io.spillway.report.SensitivityFormat;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioException;
import io.spillway.sensitivity.Findings;
import io.spillway.sensitivity.Method;
import io.spillway.sensitivity.Morris;
import io.spillway.sensitivity.Sensitivity;
import io.spillway.sensitivity.Sobol;
import io.spillway.study.Assumptions;
import io.spillway.study.Factor;
import io.spillway.study.Responses;
import io.spillway.study.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says what results hang on. */
@Command(
        name = "sensitivity",
        description = {
            "Varies values of a scenario, all of them at once, and says which of them its results hang on.",
            "Morris's screening finds the few that matter among many; Sobol's indices say how much of the variance is whose,"
                    + " and take many times more points."
        },
        customSynopsis = "spillway sensitivity SCENARIO (--assumed | --factor PATH[=LOW..HIGH])... [OPTION]...",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  spillway sensitivity scenarios/azure-first-2026.yaml --assumed --measure spillShareUnitHours",
            "  spillway sensitivity scenarios/azure-first-2026.yaml --assumed --measure netReceipts/microsoft",
            "  spillway sensitivity my-question.yaml --assumed --measure spend,lossShare -o sensitivity.json",
            "  spillway sensitivity my-question.yaml --method sobol --factor clouds.azure.capacityScale=0.8..1.2"
                    + " --factor launches.gpt-6.date=2026-10-01..2027-03-01"
        })
final class SensitivityCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private StudyOptions study = new StudyOptions();

    @Option(
            names = "--assumed",
            description =
                    "Varies every figure that is assumed or reported over its range; those laid over with --set are"
                            + " held.")
    private boolean assumed;

    @Option(
            names = "--measure",
            paramLabel = "NAME",
            split = ",",
            converter = MeasureConverter.class,
            description =
                    "Measures of the whole run, which may be narrowed, as netReceipts/microsoft; spillShareUnitHours when"
                            + " left out.")
    private List<RowName> measures = new ArrayList<>();

    @Option(names = "--method", paramLabel = "METHOD", description = "${COMPLETION-CANDIDATES}; morris when left out.")
    private Way method = Way.MORRIS;

    @Option(
            names = "--trajectories",
            paramLabel = "N",
            description =
                    "For morris: each takes one point more than there are factors; 10 when left out, and with fewer the intervals"
                            + " are too narrow, at 95%% nearer to 90%%.")
    private @Nullable Integer trajectories;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description =
                    "For sobol: a power of two; each takes two points more than there are factors; 32 when left out. Fewer"
                            + " than 16 make intervals too narrow.")
    private @Nullable Integer samples;

    @Option(
            names = "--replicates",
            paramLabel = "N",
            description =
                    "For sobol: how often it is done over, for the intervals; 10 when left out. Fewer than 5 make them too"
                            + " narrow.")
    private @Nullable Integer replicates;

    @Option(
            names = "--replications",
            paramLabel = "N",
            description =
                    "Replications of each point, the same chance at all points of a trajectory or replicate and another in the"
                            + " next; 2 when left out.")
    private int replications = 2;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; by the name of -o when left out, else table.")
    private @Nullable SensitivityFormat format;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    SensitivityCommand(Console console) {
        this.console = console;
    }

    /** How it is found out. */
    enum Way {
        MORRIS,
        SOBOL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() throws IOException, ScenarioException {
        Mistakes mistakes = new Mistakes(spec.commandLine());
        mistakes.of(this::checkMethod);
        mistakes.of(this::checkReplications);
        mistakes.of(() -> output.checkName(spec.commandLine(), format, SensitivityFormat.TABLE));
        study.check(output, mistakes);
        LoadedScenario loaded = study.load(mistakes, console, common);
        Subject subject = study.subject(loaded);
        Assumptions assumptions = Assumptions.of(loaded);
        List<RowName> asked = measures.isEmpty() ? List.of(RowName.of(Measure.SPILL_SHARE_UNIT_HOURS)) : measures;
        mistakes.of(() -> AskedRows.check(spec.commandLine(), asked, List.of(loaded)));
        Optional<List<Factor>> varied = mistakes.made(() -> factors(loaded, assumptions));
        mistakes.end();
        output.check();
        List<Factor> factors = varied.orElseThrow();
        Method points = method(factors, subject.seed());
        Sensitivity sensitivity = study.run(
                asked,
                factors,
                loaded,
                console,
                common,
                trials -> Sensitivity.of(points, factors, asked, subject.seed(), replications, trials));
        Findings findings = new Findings(
                subject,
                method.toString(),
                sensitivity,
                assumed ? assumptions.rangeless() : ImmutableList.of(),
                assumed ? assumptions.held() : ImmutableList.of());
        output.write(
                console, to -> output.format(format, SensitivityFormat.TABLE).write(findings, to));
        return judge(sensitivity).status();
    }

    private void checkMethod() {
        if (method == Way.SOBOL && trajectories != null) {
            throw new ParameterException(spec.commandLine(), "--trajectories is of use only with --method morris");
        }
        if (method == Way.MORRIS && (samples != null || replicates != null)) {
            throw new ParameterException(
                    spec.commandLine(), "--samples and --replicates are of use only with --method sobol");
        }
    }

    private void checkReplications() {
        if (replications < 1) {
            throw new ParameterException(spec.commandLine(), "replications: " + replications + "; expected 1 or more");
        }
    }

    private List<Factor> factors(LoadedScenario loaded, Assumptions assumptions) {
        List<Factor> factors = new ArrayList<>(study.factors(loaded));
        if (assumed) {
            List<String> named = factors.stream().map(Factor::name).toList();
            assumptions.factors().stream()
                    .filter(factor -> factor.paths().stream().noneMatch(named::contains))
                    .forEach(factors::add);
        }
        if (factors.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    assumed
                            ? "the scenario has no figure that is assumed or reported with a range. Maybe --factor path=low..high"
                            : "nothing to vary; expected --assumed or --factor path=low..high");
        }
        return factors;
    }

    private Method method(List<Factor> factors, long seed) {
        List<String> names = factors.stream().map(Factor::name).toList();
        try {
            return method == Way.MORRIS
                    ? new Morris(
                            names,
                            factors.stream()
                                    .<DoubleUnaryOperator>map(factor -> factor::rounded)
                                    .toList(),
                            Objects.requireNonNullElse(trajectories, 10),
                            seed,
                            Responses.CONFIDENCE)
                    : new Sobol(
                            names,
                            Objects.requireNonNullElse(replicates, 10),
                            Objects.requireNonNullElse(samples, 32),
                            seed,
                            Responses.CONFIDENCE);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage());
        }
    }

    private ExitCode judge(Sensitivity sensitivity) {
        boolean whole = true;
        for (Sensitivity.Response response : sensitivity.responses()) {
            if (response.missing() > 0) {
                whole = false;
                console.err()
                        .println(response.measure() + " has no value at " + response.missing() + " of "
                                + sensitivity.points() + " points");
            }
        }
        return whole ? ExitCode.DONE : ExitCode.UNMET;
    }
}
