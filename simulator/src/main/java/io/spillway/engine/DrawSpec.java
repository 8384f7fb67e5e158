package io.spillway.engine;

/**
 * A distribution as numbers.
 *
 * @param shape its form
 * @param a the first parameter: value, mean, mu, scale, minimum or low
 * @param b the second parameter: sigma, cv, shape, alpha or high
 * @param values values of {@link Shape#DISCRETE}, in order; else empty
 * @param weights weight of each value; else empty
 */
public record DrawSpec(Shape shape, double a, double b, double[] values, double[] weights) {
    /** The forms. */
    public enum Shape {
        CONSTANT,
        EXPONENTIAL,
        LOGNORMAL,
        GAMMA,
        WEIBULL,
        PARETO,
        UNIFORM,
        DISCRETE
    }

    private static final double[] NONE = {};

    /** Always the same value. */
    public static DrawSpec constant(double value) {
        return new DrawSpec(Shape.CONSTANT, value, 0, NONE, NONE);
    }

    /** A form with one or two parameters. */
    public static DrawSpec of(Shape shape, double a, double b) {
        return new DrawSpec(shape, a, b, NONE, NONE);
    }
}
