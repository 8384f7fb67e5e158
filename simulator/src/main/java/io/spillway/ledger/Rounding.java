package io.spillway.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The one way in which money becomes whole micro-dollars: half to even, once for each posting. */
final class Rounding {
    private Rounding() {}

    /** A fraction of an amount. */
    static long micros(BigDecimal numerator, BigDecimal denominator) {
        return numerator.divide(denominator, 0, RoundingMode.HALF_EVEN).longValueExact();
    }
}
