package io.spillway.study;

import com.google.common.collect.ImmutableList;
import io.spillway.scenario.Amount;
import io.spillway.scenario.Confidence;
import io.spillway.scenario.Figure;
import io.spillway.scenario.Figure.Range;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.Origin;
import io.spillway.scenario.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a scenario does not know for sure: its figures that are assumed or reported. What is written once and stands at several
 * places, as a template's figure stands in each of its launches, is one assumption.
 *
 * @param factors those with a range, in the order of the scenario
 * @param held those that {@code --set} laid a value over, and those whose range is a single value
 * @param rangeless those that do not say how far they might be off
 */
public record Assumptions(ImmutableList<Factor> factors, ImmutableList<Figure> held, ImmutableList<Figure> rangeless) {

    /** Those of a scenario. */
    public static Assumptions of(LoadedScenario loaded) {
        ImmutableList.Builder<Factor> factors = ImmutableList.builder();
        ImmutableList.Builder<Figure> held = ImmutableList.builder();
        ImmutableList.Builder<Figure> rangeless = ImmutableList.builder();
        for (List<Figure> places : byAssumption(loaded).values()) {
            Figure figure = places.get(0);
            if (figure.range().isEmpty()) {
                rangeless.add(figure);
            } else {
                factor(places).ifPresentOrElse(factors::add, () -> held.add(figure));
            }
        }
        return new Assumptions(factors.build(), held.build(), rangeless.build());
    }

    /** Where one assumption was written, and how far it may be off. */
    private record Written(Origin origin, String value, Optional<Range> range) {}

    private static Map<Written, List<Figure>> byAssumption(LoadedScenario loaded) {
        Map<Written, List<Figure>> assumptions = new LinkedHashMap<>();
        for (Figure figure : loaded.figures()) {
            if (figure.confidence().filter(known -> known != Confidence.FACT).isPresent()) {
                Written written = new Written(figure.origin(), figure.value(), figure.range());
                assumptions.computeIfAbsent(written, none -> new ArrayList<>()).add(figure);
            }
        }
        return assumptions;
    }

    private static Optional<Factor> factor(List<Figure> places) {
        Figure figure = places.get(0);
        Range range = figure.range().orElseThrow();
        Amount low = Amount.of(range.low()).orElseThrow();
        Amount high = Amount.of(range.high()).orElseThrow();
        if (figure.origin().kind() == Origin.Kind.SET || low.number().compareTo(high.number()) == 0) {
            return Optional.empty();
        }
        ImmutableList<String> paths = places.stream().map(Figure::path).collect(ImmutableList.toImmutableList());
        boolean isWhole = new Setting(paths.get(0), "").isWhole();
        return Optional.of(new Factor(paths, figure.value(), low, high, isWhole, figure.origin()));
    }
}
