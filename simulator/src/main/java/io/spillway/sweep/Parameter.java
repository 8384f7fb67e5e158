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
 * US dollars, and the column's name says so; anything else is text.
 *
 * @param column the head of the column
 * @param kind what stands below it
 */
public record Parameter(String column, Kind kind) {
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

    /** What stands in a column. */
    public enum Kind {
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
        for (String value : values) {
            Optional<Amount> amount = Amount.of(value);
            amount.ifPresent(known -> units.add(known.unit()));
            amounts &= amount.isPresent();
        }
        Kind kind = amounts ? kind(units) : Kind.TEXT;
        return new Parameter(axis.endsWith(kind.suffix) ? axis : axis + kind.suffix, kind);
    }

    private static Kind kind(Set<Unit> units) {
        if (PLAIN.containsAll(units)) {
            return Kind.NUMBER;
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
        return cell.signum() == 0
                ? "0"
                : cell.stripTrailingZeros()
                        .setScale(Math.max(0, cell.stripTrailingZeros().scale()), RoundingMode.UNNECESSARY)
                        .toPlainString();
    }
}
