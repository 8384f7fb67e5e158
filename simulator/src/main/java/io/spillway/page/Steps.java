package io.spillway.page;

/** Steps of an axis that people count in. */
public final class Steps {
    /** A sum may be off in its last digits, for which no step is to be larger, and none added. */
    private static final double ROUNDING = 1e-9;

    private static final int FEW = 4;

    private Steps() {}

    /** 1, 2, 2.5 or 5 times a power of ten, so that a handful of steps make the range, which is above 0. */
    public static double of(double range) {
        double rough = range / FEW;
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(rough)));
        double digit = rough / power * (1 - ROUNDING);
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 2.5 ? 2.5 : digit <= 5 ? 5 : 10);
    }

    /** The number of the first step that is not below a value. */
    public static long last(double value, double step) {
        return (long) Math.ceil(value / step - ROUNDING);
    }
}
