package io.spillway.ledger;

import io.spillway.engine.Clock;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The price of one unit of the reference accelerator for one tick, as an exact fraction of micro-dollars in lowest
 * terms. A price list counts accelerators, and an accelerator is {@code performance} units, so
 *
 * <pre>micros = unitTicks * microsPerUnitHour / (performance * ticksPerHour)</pre>
 */
final class Tariff {
    private final BigInteger numerator;
    private final BigInteger denominator;
    /** The same as numbers that fit, or 0 where one does not. */
    private final long shortNumerator;

    private final long shortDenominator;

    /**
     * @param microsPerUnitHour price of one accelerator-hour in micro-dollars, 0 or more
     * @param performance units of the reference accelerator in one accelerator, above 0
     */
    Tariff(BigDecimal microsPerUnitHour, BigDecimal performance) {
        BigInteger over = performance.unscaledValue().multiply(BigInteger.valueOf(Clock.TICKS_PER_HOUR));
        BigInteger under = microsPerUnitHour.unscaledValue();
        int digits = performance.scale() - microsPerUnitHour.scale();
        BigInteger scale = BigInteger.TEN.pow(Math.abs(digits));
        if (digits >= 0) {
            under = under.multiply(scale);
        } else {
            over = over.multiply(scale);
        }
        BigInteger divisor = under.gcd(over);
        numerator = under.divide(divisor);
        denominator = over.divide(divisor);
        boolean fits = numerator.bitLength() < Long.SIZE && denominator.bitLength() < Long.SIZE;
        shortNumerator = fits ? numerator.longValue() : 0;
        shortDenominator = fits ? denominator.longValue() : 0;
    }

    /**
     * What so many unit-ticks cost, in micro-dollars, rounded half to even.
     *
     * @throws ArithmeticException if the amount is 2^63 micro-dollars or more
     */
    long micros(long unitTicks) {
        if (shortDenominator == 0) {
            return exactMicros(unitTicks);
        }
        long whole = unitTicks / shortDenominator;
        long rest = unitTicks % shortDenominator;
        long product = rest * shortNumerator;
        if (Math.multiplyHigh(rest, shortNumerator) != 0 || product < 0) {
            return exactMicros(unitTicks);
        }
        long micros = Math.addExact(Math.multiplyExact(whole, shortNumerator), product / shortDenominator);
        long remainder = product % shortDenominator;
        return roundHalfEven(micros, Long.compare(remainder, shortDenominator - remainder));
    }

    /** The same of a number of unit-ticks that may be larger than fits, or broken. */
    long micros(BigDecimal unitTicks) {
        return Rounding.micros(unitTicks.multiply(new BigDecimal(numerator)), new BigDecimal(denominator));
    }

    private long exactMicros(long unitTicks) {
        BigInteger[] parts = BigInteger.valueOf(unitTicks).multiply(numerator).divideAndRemainder(denominator);
        return roundHalfEven(parts[0].longValueExact(), parts[1].shiftLeft(1).compareTo(denominator));
    }

    /** @param againstHalf the sign of the remainder less a half */
    private static long roundHalfEven(long micros, int againstHalf) {
        boolean up = againstHalf > 0 || againstHalf == 0 && (micros & 1) == 1;
        return up ? Math.incrementExact(micros) : micros;
    }
}
