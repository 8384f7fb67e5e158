package io.spillway.sweep;

import com.google.common.collect.ImmutableSet;
import io.spillway.scenario.Amount;
import io.spillway.scenario.Amount.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The column of an axis in results. Numbers and shares are plain numbers there; durations are hours and amounts of money are
 * US dollars, and the column's name says so; anything else is text, and so are counts beside shares, such as 5 beside 5 %.
 *
 * @param axis its name
 * @param kind what stands in the column
 */
public record Parameter(String axis, Kind kind) {
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

    /** What stands in a column. All but whole numbers have a decimal, so that who reads the first rows knows the type of all. */
    public enum Kind {
        WHOLE(""),
        NUMBER(""),
        HOURS("Hours"),
        USD("Usd"),
        USD_PER_UNIT_HOUR("UsdPerUnitHour"),
        DATE(""),
        TEXT("");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }

        /** Whether it can be added and compared. */
        public boolean isNumber() {
            return this != DATE && this != TEXT;
        }
    }

    private static final ImmutableSet<Unit> PLAIN = ImmutableSet.of(Unit.NUMBER, Unit.SHARE);

    /** The column for an axis with these values. */
    static Parameter of(String axis, List<String> values) {
        Set<Unit> units = EnumSet.noneOf(Unit.class);
        boolean amounts = true;
        boolean whole = true;
        boolean counts = false;
        for (String value : values) {
            Optional<Amount> amount = Amount.of(value);
            amount.ifPresent(known -> units.add(known.unit()));
            amounts &= amount.isPresent();
            counts |= amount.filter(Parameter::isCount).isPresent();
            whole &= amount.filter(known -> isWhole(known.number())).isPresent();
        }
        boolean unlike = counts && units.contains(Unit.SHARE);
        return new Parameter(axis, amounts && !unlike ? kind(units, whole) : Kind.TEXT);
    }

    /** The head of the column. */
    public String column() {
        return axis.endsWith(kind.suffix) ? axis : axis + kind.suffix;
    }

    /** Whether it is a number that no share is written as without its sign, as headroom of 1 unit is none of 100 %. */
    static boolean isCount(Amount amount) {
        return amount.unit() == Unit.NUMBER && amount.number().compareTo(BigDecimal.ONE) >= 0;
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private static Kind kind(Set<Unit> units, boolean whole) {
        if (PLAIN.containsAll(units)) {
            return whole ? Kind.WHOLE : Kind.NUMBER;
        }
        if (units.size() > 1) {
            return Kind.TEXT;
        }
        return switch (units.iterator().next()) {
            case DURATION -> Kind.HOURS;
            case MONEY -> Kind.USD;
            case PRICE -> Kind.USD_PER_UNIT_HOUR;
            case DATE -> Kind.DATE;
            case NUMBER, SHARE -> Kind.NUMBER;
        };
    }

    /** What stands in the column for a value as a scenario writes it. */
    public String cell(String value) {
        if (!kind.isNumber()) {
            return value;
        }
        BigDecimal number = Amount.of(value).orElseThrow().number();
        BigDecimal cell = kind == Kind.HOURS ? number.divide(SECONDS_PER_HOUR, MathContext.DECIMAL64) : number;
        BigDecimal bare = cell.signum() == 0 ? BigDecimal.ZERO : cell.stripTrailingZeros();
        int decimals = kind == Kind.WHOLE ? 0 : 1;
        return bare.setScale(Math.max(decimals, bare.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
