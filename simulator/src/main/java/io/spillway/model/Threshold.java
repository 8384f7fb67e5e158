package io.spillway.model;

import java.math.BigDecimal;

/** A condition on the mean of a measure; written {@code "< 0.3"}. */
public record Threshold(Comparison comparison, double bound) {
    public Threshold {
        Check check = new Check();
        check.that(Double.isFinite(bound), "threshold", bound, "a number");
        check.end();
    }

    /** Whether a measured mean meets the condition; a mean that is not a number does not. */
    public boolean isMetBy(double mean) {
        return switch (comparison) {
            case LESS -> mean < bound;
            case AT_MOST -> mean <= bound;
            case GREATER -> mean > bound;
            case AT_LEAST -> mean >= bound;
        };
    }

    /** Whether it is met by every share or by none: a share lies between 0 and 1. */
    public boolean saysNothingOfShare() {
        return isMetBy(0) == isMetBy(1);
    }

    /** Whether the bound lies within an interval around a mean, so that more replications might decide otherwise. */
    public boolean isWithin(double mean, double halfWidth) {
        return Math.abs(mean - bound) < halfWidth;
    }

    @Override
    public String toString() {
        return comparison.sign + " "
                + BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    /** How the mean is compared with the bound. */
    public enum Comparison {
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /** The sign that a scenario writes. */
        public String sign() {
            return sign;
        }
    }
}
