package io.spillway.cli;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.spillway.cli.LimitConverter.Limit;
import io.spillway.measures.RowName;
import io.spillway.optimize.Alternative;
import io.spillway.optimize.Goal;
import io.spillway.optimize.KimNelson;
import io.spillway.optimize.KimNelson.Standing;
import io.spillway.optimize.NoValueException;
import io.spillway.optimize.Optimum;
import io.spillway.optimize.Ranking;
import io.spillway.optimize.Search;
import io.spillway.optimize.Strategy;
import io.spillway.report.OptimumFormat;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.Origin;
import io.spillway.scenario.Problem;
import io.spillway.scenario.ScenarioException;
import io.spillway.scenario.Setting;
import io.spillway.study.Factor;
import io.spillway.study.Subject;
import io.spillway.study.Trials;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks for what is best. */
@Command(
        name = "optimize",
        description = {
            "Looks for the values of a few factors that make a measure smallest or largest while others keep their limits; or"
                    + " chooses the best of a few alternatives, and is right as often as asked for as long as the measure is"
                    + " nearly normal from replication to replication, as one that counts what is rare is not."
        },
        customSynopsis = {
            "spillway optimize SCENARIO --minimize|--maximize NAME --factor PATH[=LOW..HIGH]... [OPTION]...",
            "spillway optimize SCENARIO --minimize|--maximize NAME --alternative PATH=VALUE[;…]... --indifference D"
                    + " [OPTION]..."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  spillway optimize my-question.yaml --minimize spend --limit 'lossShare < 1%%'"
                    + " --factor clouds.azure.capacityScale=0.8..1.5 --factor clouds.aws.capacityScale=0.8..1.5",
            "  spillway optimize my-question.yaml --minimize spend --alternative spill.order=cheapest"
                    + " --alternative 'spill.order=priority; clouds.azure.headroom=0%%' --indifference '1 B USD'"
        })
final class OptimizeCommand implements Callable<Integer> {
    private static final Splitter PARTS = Splitter.on(';').trimResults().omitEmptyStrings();

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private StudyOptions study = new StudyOptions();

    @Option(
            names = "--minimize",
            paramLabel = "NAME",
            description = "The measure that is to be small; it may be narrowed, as spend/aws.")
    private @Nullable String smallest;

    @Option(
            names = "--maximize",
            paramLabel = "NAME",
            description = "The measure that is to be large; it may be narrowed, as netReceipts/openai.")
    private @Nullable String largest;

    @Option(
            names = "--limit",
            paramLabel = "CONDITION",
            description =
                    "For factors: what has to hold, such as 'lossShare < 1%%' or 'placedShare/azure > 50%%'. May be"
                            + " repeated.")
    private List<String> limits = new ArrayList<>();

    @Option(
            names = "--strategy",
            paramLabel = "STRATEGY",
            description =
                    "For factors: cma-es, or bobyqa for two factors and more that act smoothly; cma-es when left out.")
    private @Nullable Strategy strategy;

    @Option(
            names = "--alternative",
            paramLabel = "SETTINGS",
            description =
                    "One of a few to choose from, beside the scenario as it is: path=value, with ; between several."
                            + " May be repeated.")
    private List<String> alternatives = new ArrayList<>();

    @Option(
            names = "--indifference",
            paramLabel = "D",
            description =
                    "For alternatives: a difference of the measure that does not matter, in its unit, such as 0.5%% of a"
                            + " share or '100 M USD' of money.")
    private @Nullable String indifference;

    @Option(
            names = "--confidence",
            paramLabel = "SHARE",
            converter = ShareConverter.class,
            description = "For alternatives: how often the choice is to be right; 95%% when left out.")
    private @Nullable Double confidence;

    @Option(
            names = "--replications",
            paramLabel = "N",
            description =
                    "Of each point, 5 when left out; of each alternative before the first look, 10 when left out, and up to"
                            + " 20 times as many of those that have not differed by then.")
    private @Nullable Integer replications;

    @Option(
            names = "--confirm",
            paramLabel = "N",
            description = "For factors: new replications by which the answer is judged; 20 when left out.")
    private @Nullable Integer confirmations;

    @Option(names = "--budget", paramLabel = "N", description = "Replications in all, at most; 1000 when left out.")
    private int budget = 1000;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; by the name of -o when left out, else table.")
    private @Nullable OptimumFormat format;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    OptimizeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, ScenarioException {
        Mistakes mistakes = new Mistakes(spec.commandLine());
        Optional<RowName> measure = measure(mistakes);
        ImmutableList<Limit> bounds = limits.stream()
                .flatMap(text -> mistakes.read("--limit", text, new LimitConverter()::convert).stream())
                .collect(ImmutableList.toImmutableList());
        checkOptions(mistakes);
        mistakes.of(() -> output.checkName(spec.commandLine(), format, OptimumFormat.TABLE));
        study.check(output, mistakes);
        LoadedScenario loaded = study.load(mistakes, console, common);
        ImmutableList<RowName> measures = Stream.concat(
                        measure.stream(), bounds.stream().map(Limit::measure))
                .collect(ImmutableList.toImmutableList());
        mistakes.of(() -> AskedRows.check(spec.commandLine(), measures, List.of(loaded)));
        return (alternatives.isEmpty() ? search(loaded, measures, bounds, mistakes) : rank(loaded, measure, mistakes))
                .status();
    }

    private void checkOptions(Mistakes mistakes) {
        boolean hasFactors = study.factorCount() > 0;
        if (hasFactors == !alternatives.isEmpty()) {
            mistakes.add("expected --factor or --alternative, one of the two kinds");
            return;
        }
        mistakes.of(() -> refuse(
                !hasFactors,
                "--factor",
                limits.isEmpty() ? "" : "--limit",
                strategy == null ? "" : "--strategy",
                confirmations == null ? "" : "--confirm"));
        mistakes.of(() -> refuse(
                hasFactors,
                "--alternative",
                indifference == null ? "" : "--indifference",
                confidence == null ? "" : "--confidence"));
    }

    private void refuse(boolean isOfNoUse, String without, String... options) {
        List<String> given =
                Arrays.stream(options).filter(option -> !option.isEmpty()).toList();
        if (isOfNoUse && !given.isEmpty()) {
            throw wrong(
                    String.join(", ", given) + (given.size() == 1 ? " is" : " are") + " of use only with " + without);
        }
    }

    private Optional<RowName> measure(Mistakes mistakes) {
        String measure = smallest != null ? smallest : largest;
        if (measure == null || smallest != null && largest != null) {
            mistakes.add("expected --minimize or --maximize, one of the two");
            return Optional.empty();
        }
        return mistakes.read(smallest != null ? "--minimize" : "--maximize", measure, new MeasureConverter()::convert);
    }

    private ExitCode search(
            LoadedScenario loaded, ImmutableList<RowName> measures, List<Limit> bounds, Mistakes mistakes)
            throws IOException, ScenarioException {
        Subject subject = study.subject(loaded);
        int each = replications != null ? replications : 5;
        int anew = confirmations != null ? confirmations : 20;
        Optional<List<Factor>> named = mistakes.made(() -> study.factors(loaded));
        Strategy way = strategy != null ? strategy : Strategy.CMA_ES;
        mistakes.refused(() -> way.check(study.factorCount()));
        mistakes.of(() -> checkBudget(each, anew));
        mistakes.end();
        output.check();
        List<Factor> factors = named.orElseThrow();
        Goal goal = new Goal(
                largest != null, bounds.stream().map(Limit::threshold).collect(ImmutableList.toImmutableList()));
        Search search = new Search(
                way, goal, (int) ((budget - Optimum.reserved(!limits.isEmpty(), anew)) / each), subject.seed());
        Optimum optimum = study.run(
                measures,
                factors,
                loaded,
                console,
                common,
                trials -> Optimum.of(search, goal, factors, measures, each, anew, trials));
        output.write(console, to -> output.format(format, OptimumFormat.TABLE).write(subject, optimum, to));
        if (!optimum.isKept()) {
            boolean isNumber = Double.isFinite(optimum.outcomes().get(0).best().mean());
            console.err()
                    .println(
                            isNumber
                                    ? "the best point found does not keep every limit"
                                    : measures.get(0) + " is no number at the best point found");
        }
        return optimum.isKept() ? ExitCode.DONE : ExitCode.UNMET;
    }

    private void checkBudget(int each, int anew) {
        if (each < 1 || anew < 2) {
            throw wrong("--replications " + each + ", --confirm " + anew + "; expected 1 and 2 or more");
        }
        int points = Search.fewest(study.factorCount());
        long reserved = Optimum.reserved(!limits.isEmpty(), anew);
        long least = (long) points * each + reserved;
        if (budget < least) {
            throw wrong("--budget " + budget + "; expected " + least + " or more: " + points + " points, three for each"
                    + " factor and one, take " + each
                    + " each by --replications, and the best and the scenario as it is "
                    + anew + " each by --confirm"
                    + (limits.isEmpty() ? "" : ", and to choose what keeps limits " + (reserved - 2L * anew)));
        }
    }

    private ExitCode rank(LoadedScenario loaded, Optional<RowName> named, Mistakes mistakes)
            throws IOException, ScenarioException {
        Subject subject = study.subject(loaded);
        Optional<KimNelson> made = procedure(named, mistakes);
        List<Alternative> choices = alternatives(mistakes);
        mistakes.end();
        output.check();
        RowName measure = named.orElseThrow();
        KimNelson procedure = made.orElseThrow();
        warnOf(choices, loaded);
        Ranking ranking = study.run(
                List.of(measure),
                List.of(),
                loaded,
                console,
                common,
                trials -> ranking(procedure, measure, choices, trials));
        output.write(console, to -> output.format(format, OptimumFormat.TABLE).write(subject, ranking, to));
        if (!ranking.choice().decided()) {
            console.err()
                    .println(
                            ranking.choice().isTied()
                                    ? tied(ranking)
                                    : "the budget of " + budget + " replications ended before the best was known");
        }
        return ranking.choice().decided() ? ExitCode.DONE : ExitCode.UNMET;
    }

    private Ranking ranking(KimNelson procedure, RowName measure, List<Alternative> choices, Trials trials) {
        try {
            return Ranking.of(procedure, measure, largest != null, choices, trials);
        } catch (NoValueException none) {
            throw new CommandFailedException(ExitCode.UNMET, String.valueOf(none.getMessage()));
        }
    }

    private Optional<KimNelson> procedure(Optional<RowName> measure, Mistakes mistakes) {
        String text = indifference;
        if (text == null) {
            mistakes.add("alternatives need --indifference, a difference of "
                    + measure.map(RowName::text).orElse("the measure") + " that does not matter");
            return Optional.empty();
        }
        return measure.flatMap(row -> mistakes.read("--indifference", text, said -> Differences.of(row, said)))
                .flatMap(width -> mistakes.allowed(() -> new KimNelson(
                        1 + alternatives.size(),
                        width,
                        confidence != null ? confidence : 0.95,
                        replications != null ? replications : 10,
                        budget)));
    }

    private static String tied(Ranking ranking) {
        int best = ranking.choice().best();
        List<Standing> standings = ranking.choice().alternatives();
        String others = IntStream.range(0, standings.size())
                .filter(i -> i != best && standings.get(i).outAfter().isEmpty())
                .mapToObj(i -> "'" + ranking.alternatives().get(i).name() + "'")
                .collect(Collectors.joining(", "));
        return "no difference of " + ranking.measure() + " was seen between '"
                + ranking.best().name() + "' and " + others + " in "
                + standings.get(best).replications()
                + " replications; which is better is not known. Maybe more --replications and more --budget";
    }

    /** Of what alternatives have beyond what the scenario was warned of already. */
    private void warnOf(List<Alternative> choices, LoadedScenario loaded) throws ScenarioException {
        List<Problem> warnings = new ArrayList<>();
        for (Alternative choice : choices) {
            warnings.addAll(study.with(choice.settings()).warnings());
        }
        warnings.removeAll(loaded.warnings());
        ScenarioArguments.warn(warnings, console, common);
    }

    private List<Alternative> alternatives(Mistakes mistakes) {
        List<Alternative> all = new ArrayList<>();
        all.add(Alternative.AS_IT_IS);
        Map<Map<List<String>, String>, String> known = new HashMap<>();
        known.put(Map.of(), Alternative.AS_IT_IS.name());
        for (String text : alternatives) {
            mistakes.made(() -> alternative(text, known)).ifPresent(all::add);
        }
        return all;
    }

    private Alternative alternative(String text, Map<Map<List<String>, String>, String> known) {
        Origin origin = Origin.set("--alternative " + text);
        try {
            ImmutableList<Setting> settings = PARTS.splitToStream(text)
                    .map(Setting::parse)
                    .map(setting -> new Setting(setting.path(), setting.value(), origin))
                    .collect(ImmutableList.toImmutableList());
            String same = known.putIfAbsent(values(settings), text);
            if (same != null) {
                throw wrong("--alternative " + text + " is the same as '" + same + "'; expected each once");
            }
            return new Alternative(text, settings);
        } catch (IllegalArgumentException wrong) {
            throw wrong(String.valueOf(wrong.getMessage()));
        }
    }

    /** What an alternative comes to, however it is written. */
    private static Map<List<String>, String> values(List<Setting> settings) {
        Map<List<String>, String> values = new HashMap<>();
        settings.forEach(setting -> values.put(setting.names(), setting.value()));
        return values;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
