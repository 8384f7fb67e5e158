package io.spillway.sweep;

import com.google.common.collect.ImmutableList;
import io.spillway.scenario.Amount;
import io.spillway.scenario.Amount.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The amounts from one to another. Those in between are rounded to a millionth of the distance, on a logarithmic scale of their
 * own size, money to a millionth of a dollar, durations to seconds, dates to days when both ends are days, so that a person
 * can read them; the ends are exact. Of places drawn evenly each step, or each such day, has an equal part.
 *
 * @param steps how many amounts, both ends included; 0 when any will do
 * @param step the distance of what may be met, from the first end on; 0 when everything may
 * @param log whether equal distances are equal factors
 */
public record Span(Amount from, Amount to, int steps, BigDecimal step, boolean log) {
    private static final int DIGITS = 6;
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);

    /** @throws IllegalArgumentException when there is nothing between the ends, or not in these steps */
    public Span {
        List<String> problems = problems(from, to, steps, step, log);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.get(0));
        }
    }

    /** What is wrong with the parts of a span: why there is nothing between its ends, or not in these steps. */
    public static List<String> problems(Amount from, Amount to, int steps, BigDecimal step, boolean log) {
        List<String> problems = new ArrayList<>();
        if (from.unit() != to.unit()) {
            problems.add(
                    from.text() + " and " + to.text() + " are in different units; expected the same unit at both ends");
        } else if (from.number().compareTo(to.number()) >= 0) {
            problems.add(from.text() + " is not below " + to.text() + "; expected the smaller end first");
        }
        if (log && from.number().signum() <= 0) {
            problems.add("a logarithmic scale from " + from.text() + "; expected an end above 0");
        }
        if (log && step.signum() > 0) {
            problems.add("a step on a logarithmic scale; expected steps, or a linear scale");
        }
        if (steps == 1 || steps < 0) {
            problems.add(steps + " values; expected 2 or more, both ends included");
        }
        if (step.signum() < 0 || step.signum() > 0 && steps > 0) {
            problems.add("expected a step above 0 or a number of values, not both");
        }
        return problems;
    }

    /** The amounts in order; none when it is not said how many. */
    ImmutableList<String> texts() {
        ImmutableList.Builder<String> texts = ImmutableList.builder();
        if (step.signum() > 0) {
            long last = parts(step);
            for (long i = 0; i <= last; i++) {
                texts.add(stepped(step, i));
            }
        }
        for (int i = 0; i < steps; i++) {
            texts.add(i == steps - 1 ? to.text() : between((double) i / (steps - 1)));
        }
        return texts.build();
    }

    /** What lies at a place from 0 (included) to 1 (not included). */
    public String at(double place) {
        BigDecimal cell = step.signum() == 0 && areDays() ? DAY : step;
        return cell.signum() > 0 ? stepped(cell, (long) (place * (parts(cell) + 1))) : between(place);
    }

    /**
     * The same where a number is a whole one: of two whole ends without a step, steps of one. On a logarithmic scale, or with an
     * end that is no whole number, it is this span itself.
     */
    public Span whole() {
        boolean hasSteps = step.signum() == 0 && !log && isWhole(from) && isWhole(to);
        return hasSteps ? new Span(from, to, 0, BigDecimal.ONE, false) : this;
    }

    private static boolean isWhole(Amount end) {
        return end.unit() == Unit.NUMBER && end.number().stripTrailingZeros().scale() <= 0;
    }

    private long parts(BigDecimal cell) {
        return distance().divideToIntegralValue(cell).longValue();
    }

    private String stepped(BigDecimal cell, long i) {
        return new Amount(from.unit(), from.number().add(cell.multiply(BigDecimal.valueOf(i)))).text();
    }

    private String between(double place) {
        if (place == 0) {
            return from.text();
        }
        BigDecimal number = log
                ? from.number()
                        .multiply(BigDecimal.valueOf(StrictMath.pow(
                                to.number().doubleValue() / from.number().doubleValue(), place)))
                : from.number().add(distance().multiply(BigDecimal.valueOf(place)));
        return new Amount(from.unit(), rounded(number)).text();
    }

    private BigDecimal distance() {
        return to.number().subtract(from.number());
    }

    private BigDecimal rounded(BigDecimal number) {
        return switch (from.unit()) {
            case NUMBER, SHARE, MONEY, PRICE -> number.setScale(decimals(number), RoundingMode.HALF_EVEN);
            case DURATION -> number.setScale(0, RoundingMode.HALF_EVEN);
            case DATE ->
                areDays()
                        ? number.divide(DAY, 0, RoundingMode.HALF_EVEN).multiply(DAY)
                        : number.setScale(0, RoundingMode.HALF_EVEN);
        };
    }

    /** Money has no more than {@link #DIGITS}. */
    private int decimals(BigDecimal number) {
        BigDecimal size = log ? number : distance();
        int decimals = DIGITS - (size.precision() - size.scale() - 1);
        boolean money = from.unit() == Unit.MONEY || from.unit() == Unit.PRICE;
        return money ? Math.min(decimals, DIGITS) : decimals;
    }

    private boolean areDays() {
        return from.unit() == Unit.DATE && !log && isDay(from) && isDay(to);
    }

    private static boolean isDay(Amount date) {
        return date.number().remainder(DAY).signum() == 0;
    }
}
