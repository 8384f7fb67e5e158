package io.spillway.study;

import com.google.common.collect.ImmutableList;
import io.spillway.scenario.Amount;
import io.spillway.scenario.Amount.Unit;
import io.spillway.scenario.Origin;
import io.spillway.scenario.Setting;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

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
     * to a day when both ends are days, to a millionth of a dollar, to a whole number.
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
        return new Amount(low.unit(), rounded(low.number().add(distance().multiply(BigDecimal.valueOf(place))))).text();
    }

    /** Where the scenario's own value lies between the ends; the middle when it has none, or one of another kind. */
    public double ownPlace() {
        return Amount.of(value)
                .filter(own -> own.unit() == low.unit())
                .map(own -> own.number()
                        .subtract(low.number())
                        .divide(distance(), MathContext.DECIMAL64)
                        .doubleValue())
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

    private BigDecimal distance() {
        return high.number().subtract(low.number());
    }

    private BigDecimal rounded(BigDecimal number) {
        return switch (low.unit()) {
            case NUMBER, SHARE ->
                number.setScale(isWhole && low.unit() == Unit.NUMBER ? 0 : decimals(), RoundingMode.HALF_EVEN);
            case MONEY, PRICE -> number.setScale(Math.min(decimals(), DIGITS), RoundingMode.HALF_EVEN);
            case DURATION -> number.setScale(0, RoundingMode.HALF_EVEN);
            case DATE ->
                isDay(low) && isDay(high)
                        ? number.divide(DAY, 0, RoundingMode.HALF_EVEN).multiply(DAY)
                        : number.setScale(0, RoundingMode.HALF_EVEN);
        };
    }

    private int decimals() {
        BigDecimal distance = distance();
        return DIGITS - (distance.precision() - distance.scale() - 1);
    }

    private static boolean isDay(Amount date) {
        return date.number().remainder(DAY).signum() == 0;
    }
}
