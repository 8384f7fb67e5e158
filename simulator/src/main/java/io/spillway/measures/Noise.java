package io.spillway.measures;

/** What is left of nothing when numbers of 53 bits are added up. */
public final class Noise {
    private static final double PART = 1e-12;

    private Noise() {}

    /** Whether a size is no more of a larger one than rounding may leave. */
    public static boolean is(double size, double of) {
        return Math.abs(size) <= PART * Math.abs(of);
    }
}
