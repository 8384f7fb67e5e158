package io.spillway.page;

/** Steps of an axis that people count in. */
public final class Steps {
    private static final int FEW = 4;

    private Steps() {}

    /** 1, 2, 2.5 or 5 times a power of ten, so that a handful of steps make the range, which is above 0. */
    public static double of(double range) {
        double rough = range / FEW;
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(rough)));
        double digit = rough / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 2.5 ? 2.5 : digit <= 5 ? 5 : 10);
    }
}
