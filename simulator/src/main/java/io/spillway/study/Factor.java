package io.spillway.study;

import com.google.common.collect.ImmutableList;
import io.spillway.scenario.Amount;
import io.spillway.scenario.Origin;
import io.spillway.scenario.Setting;
import io.spillway.sweep.Span;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * A value that a study varies between two ends. What stands at several places because it was written once, in a template, is
 * one factor with several paths.
 *
 * @param paths of the values that it sets, as {@code --set} takes them; one or more
 * @param value what the scenario says, as it was written; empty when it says nothing
 * @param isWhole whether it takes whole numbers only
 * @param origin where it was written that it can be varied
 */
public record Factor(
        ImmutableList<String> paths, String value, Amount low, Amount high, boolean isWhole, Origin origin) {
    /** @throws IllegalArgumentException when there is nothing between the ends */
    public Factor {
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("a factor without a path");
        }
        List<String> problems = Span.problems(low, high, 0, BigDecimal.ZERO, false);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(paths.get(0) + ": " + problems.get(0));
        }
    }

    /** Its name: the first of its paths. */
    public String name() {
        return paths.get(0);
    }

    /**
     * What lies at a place between the ends, as a scenario would write it: see {@link Span}.
     *
     * @param place from 0, the low end, to 1, the high end
     */
    public String at(double place) {
        return place >= 1 ? high.text() : span().at(Math.max(0, place));
    }

    /** The place of what lies at a place, which is another where that is rounded; it has the same there. */
    public double rounded(double place) {
        return place(Amount.of(at(place)).orElseThrow());
    }

    /** Where the scenario's own value lies between the ends; the middle when it has none, or one of another kind. */
    public double ownPlace() {
        return Amount.of(value)
                .filter(own -> own.unit() == low.unit())
                .map(this::place)
                .filter(place -> place >= 0 && place <= 1)
                .orElse(0.5);
    }

    /** What it lays over the scenario at a place between the ends. */
    public ImmutableList<Setting> settings(double place) {
        String text = at(place);
        return paths.stream()
                .map(path -> new Setting(path, text, origin.asSetting()))
                .collect(ImmutableList.toImmutableList());
    }

    /** What several lay over the scenario, each at its place. */
    public static ImmutableList<Setting> settings(List<Factor> factors, double[] places) {
        ImmutableList.Builder<Setting> settings = ImmutableList.builder();
        for (int f = 0; f < places.length; f++) {
            settings.addAll(factors.get(f).settings(places[f]));
        }
        return settings.build();
    }

    private double place(Amount amount) {
        return amount.number()
                .subtract(low.number())
                .divide(distance(), MathContext.DECIMAL64)
                .doubleValue();
    }

    private BigDecimal distance() {
        return high.number().subtract(low.number());
    }

    private Span span() {
        Span span = new Span(low, high, 0, BigDecimal.ZERO, false);
        return isWhole ? span.whole() : span;
    }
}
