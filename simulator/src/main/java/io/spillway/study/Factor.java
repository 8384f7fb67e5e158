package io.spillway.study;

import com.google.common.collect.ImmutableList;
import io.spillway.scenario.Amount;
import io.spillway.scenario.Amount.Unit;
import io.spillway.scenario.Origin;
import io.spillway.scenario.Setting;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
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
    private static final int DIGITS = 6;
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);

    /** @throws IllegalArgumentException when there is nothing between the ends */
    public Factor {
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("a factor without a path");
        }
        if (low.unit() != high.unit()) {
            throw new IllegalArgumentException(
                    paths.get(0) + ": " + low.text() + " to " + high.text() + "; expected both ends in one unit");
        }
        if (low.number().compareTo(high.number()) >= 0) {
            throw new IllegalArgumentException(paths.get(0) + ": " + low.text() + " to " + high.text()
                    + "; expected the low end below the high end");
        }
    }

    /** Its name: the first of its paths. */
    public String name() {
        return paths.get(0);
    }

    /**
     * What lies at a place between the ends, as a scenario would write it: rounded to a millionth of the distance, to a second,
     * to a millionth of a dollar. Whole numbers, and days when both ends are days, have an equal part of the way each, so that
     * of places drawn evenly the ends have no fewer than the others.
     *
     * @param place from 0, the low end, to 1, the high end
     */
    public String at(double place) {
        if (place <= 0) {
            return low.text();
        }
        if (place >= 1) {
            return high.text();
        }
        BigDecimal cell = cell();
        BigDecimal number = cell.signum() > 0
                ? low.number().add(cell.multiply(BigDecimal.valueOf((long) (place * (cells(cell) + 1)))))
                : rounded(low.number().add(distance().multiply(BigDecimal.valueOf(place))));
        return new Amount(low.unit(), number).text();
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

    /** How far two neighbours lie apart, where there are only whole ones; else 0. */
    private BigDecimal cell() {
        BigDecimal cell = low.unit() == Unit.DATE ? DAY : BigDecimal.ONE;
        boolean hasCells = low.unit() == Unit.DATE || isWhole && low.unit() == Unit.NUMBER;
        return hasCells && isMultiple(low, cell) && isMultiple(high, cell) ? cell : BigDecimal.ZERO;
    }

    private long cells(BigDecimal cell) {
        return distance().divideToIntegralValue(cell).longValue();
    }

    private static boolean isMultiple(Amount amount, BigDecimal cell) {
        return amount.number().remainder(cell).signum() == 0;
    }

    private BigDecimal rounded(BigDecimal number) {
        return switch (low.unit()) {
            case NUMBER, SHARE ->
                number.setScale(isWhole && low.unit() == Unit.NUMBER ? 0 : decimals(), RoundingMode.HALF_EVEN);
            case MONEY, PRICE -> number.setScale(Math.min(decimals(), DIGITS), RoundingMode.HALF_EVEN);
            case DURATION, DATE -> number.setScale(0, RoundingMode.HALF_EVEN);
        };
    }

    private int decimals() {
        BigDecimal distance = distance();
        return DIGITS - (distance.precision() - distance.scale() - 1);
    }
}
