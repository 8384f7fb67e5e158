package io.spillway.cli;

import com.google.common.collect.ImmutableList;
import io.spillway.compile.Compiled;
import io.spillway.compile.Compiler;
import io.spillway.measures.MeasureTable;
import io.spillway.measures.RowName;
import io.spillway.measures.UnknownRowException;
import io.spillway.model.Scenario;
import io.spillway.scenario.Figure;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.Nearest;
import io.spillway.scenario.Origin;
import io.spillway.scenario.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Rows that are asked for by name: whether a scenario has them. */
final class AskedRows {
    private AskedRows() {}

    /**
     * Refuses names that mean a row in none of the scenarios.
     *
     * @throws ParameterException with all of them
     */
    static void check(CommandLine command, List<RowName> names, List<LoadedScenario> scenarios) {
        List<RowName> narrowed = names.stream().filter(RowName::isNarrowed).toList();
        if (narrowed.isEmpty()) {
            return;
        }
        List<MeasureTable> tables =
                scenarios.stream().map(loaded -> table(loaded.scenario())).toList();
        List<UnknownRowException> unknown = narrowed.stream()
                .filter(name ->
                        tables.stream().allMatch(table -> table.find(name).isEmpty()))
                .flatMap(name -> unknown(name, tables.get(0)).stream())
                .toList();
        if (!unknown.isEmpty()) {
            throw new ParameterException(
                    command, unknown.stream().map(AskedRows::text).collect(Collectors.joining("\n")));
        }
    }

    private static String text(UnknownRowException unknown) {
        return unknown.getMessage() + Nearest.maybe(nearest(unknown));
    }

    /** What is wrong with the names that a scenario's thresholds stand at. */
    static ImmutableList<Problem> problems(LoadedScenario loaded) {
        Scenario scenario = loaded.scenario();
        List<RowName> narrowed = scenario.thresholds().keySet().stream()
                .flatMap(name -> RowName.parse(name).stream())
                .filter(RowName::isNarrowed)
                .toList();
        if (narrowed.isEmpty()) {
            return ImmutableList.of();
        }
        MeasureTable table = table(scenario);
        return narrowed.stream()
                .flatMap(name -> unknown(name, table).map(unknown -> problem(name, unknown, loaded)).stream())
                .collect(ImmutableList.toImmutableList());
    }

    private static Problem problem(RowName name, UnknownRowException unknown, LoadedScenario loaded) {
        Optional<Figure> written = loaded.provenance().at("thresholds", name.text());
        return new Problem(
                written.map(Figure::origin).orElse(Origin.set("thresholds")),
                written.map(Figure::path).orElse(""),
                unknown.what(),
                unknown.expected(),
                nearest(unknown));
    }

    private static String nearest(UnknownRowException unknown) {
        return Nearest.to(unknown.name().text(), unknown.near());
    }

    private static Optional<UnknownRowException> unknown(RowName name, MeasureTable table) {
        try {
            table.row(name);
            return Optional.empty();
        } catch (UnknownRowException unknown) {
            return Optional.of(unknown);
        }
    }

    private static MeasureTable table(Scenario scenario) {
        Compiled compiled = Compiler.compile(scenario);
        return new MeasureTable(compiled.world(), compiled.names());
    }
}
