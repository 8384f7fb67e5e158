package io.spillway.sweep;

import io.spillway.scenario.Amount;
import io.spillway.scenario.Nearest;
import io.spillway.scenario.Origin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comparison of an axis with a value or with another axis: {@code capacity <= 1.2}, {@code small < large}. Amounts are
 * compared by their size, anything else only for being the same text.
 *
 * @param left the name of an axis, or {@code point} for the point's number
 * @param right the name of an axis, or a value
 * @param origin where it was said
 */
public record Condition(String left, Sign sign, String right, boolean rightIsAxis, Origin origin) {
    /** What stands for the number of a point. */
    static final String POINT = "point";

    private static final Pattern TEXT = Pattern.compile("(.+?)\\s*(<=|>=|==|!=|<|>)\\s*(.+)");

    /** How two sides compare. */
    public enum Sign {
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">="),
        SAME("=="),
        OTHER("!=");

        private final String text;

        Sign(String text) {
            this.text = text;
        }

        private boolean holds(int comparison) {
            return switch (this) {
                case LESS -> comparison < 0;
                case AT_MOST -> comparison <= 0;
                case GREATER -> comparison > 0;
                case AT_LEAST -> comparison >= 0;
                case SAME -> comparison == 0;
                case OTHER -> comparison != 0;
            };
        }

        private static Sign of(String text) {
            for (Sign sign : values()) {
                if (sign.text.equals(text)) {
                    return sign;
                }
            }
            throw new IllegalArgumentException(text);
        }
    }

    /**
     * Reads a comparison.
     *
     * @param axes the names of the axes
     * @throws IllegalArgumentException when it is none, or of something else
     */
    public static Condition parse(String text, Collection<String> axes, Origin origin) {
        Matcher parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            String meant = text.strip().replaceFirst("\\s*=\\s*", " == ");
            throw new IllegalArgumentException(
                    "'" + text + "' is no comparison; expected one such as 'capacity <= 1.2', of < <= > >= == !="
                            + (TEXT.matcher(meant).matches() ? ". Maybe '" + meant + "'" : ""));
        }
        String left = parts.group(1);
        if (!left.equals(POINT) && !axes.contains(left)) {
            List<String> known = new ArrayList<>(axes);
            known.add(POINT);
            throw new IllegalArgumentException(Nearest.unknown(left, "an axis", known));
        }
        String right = parts.group(3);
        return new Condition(left, Sign.of(parts.group(2)), right, axes.contains(right), origin);
    }

    /**
     * Whether it holds at a point.
     *
     * @param value of an axis, by its name
     * @throws IllegalArgumentException when the two sides cannot be compared
     */
    boolean holds(int point, Function<String, String> value) {
        String first = left.equals(POINT) ? Integer.toString(point) : value.apply(left);
        String second = rightIsAxis ? value.apply(right) : right;
        Optional<Amount> one = Amount.of(first);
        Optional<Amount> other = Amount.of(second);
        if (one.isPresent() && other.isPresent() && isOfOneKind(one.get(), other.get())) {
            BigDecimal number = one.get().number();
            return sign.holds(number.compareTo(other.get().number()));
        }
        if (sign == Sign.SAME || sign == Sign.OTHER) {
            return sign.holds(first.equals(second) ? 0 : 1);
        }
        throw new IllegalArgumentException("'" + first + "' and '" + second + "' have no order");
    }

    private static boolean isOfOneKind(Amount one, Amount other) {
        return kind(one.unit()) == kind(other.unit());
    }

    private static Amount.Unit kind(Amount.Unit unit) {
        return unit == Amount.Unit.SHARE ? Amount.Unit.NUMBER : unit;
    }

    @Override
    public String toString() {
        return left + " " + sign.text + " " + right;
    }
}
