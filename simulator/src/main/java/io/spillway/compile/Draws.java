package io.spillway.compile;

import io.spillway.engine.DrawSpec;
import io.spillway.engine.DrawSpec.Shape;
import io.spillway.model.Distribution;
import java.util.Arrays;
import java.util.List;

/** Distributions as numbers. */
final class Draws {
    private Draws() {}

    static DrawSpec spec(Distribution distribution) {
        if (distribution instanceof Distribution.Constant d) {
            return DrawSpec.constant(d.value());
        } else if (distribution instanceof Distribution.Exponential d) {
            return DrawSpec.of(Shape.EXPONENTIAL, d.mean(), 0);
        } else if (distribution instanceof Distribution.Lognormal d) {
            return DrawSpec.of(Shape.LOGNORMAL, d.mu(), d.sigma());
        } else if (distribution instanceof Distribution.Gamma d) {
            return DrawSpec.of(Shape.GAMMA, d.mean(), d.cv());
        } else if (distribution instanceof Distribution.Weibull d) {
            return DrawSpec.of(Shape.WEIBULL, d.scale(), d.shape());
        } else if (distribution instanceof Distribution.Pareto d) {
            return DrawSpec.of(Shape.PARETO, d.minimum(), d.alpha());
        } else if (distribution instanceof Distribution.Uniform d) {
            return DrawSpec.of(Shape.UNIFORM, d.low(), d.high());
        } else if (distribution instanceof Distribution.Discrete d) {
            return new DrawSpec(Shape.DISCRETE, 0, 0, array(d.values()), array(d.weights()));
        } else if (distribution instanceof Distribution.Empirical d) {
            double[] even = new double[d.values().size()];
            Arrays.fill(even, 1);
            return new DrawSpec(Shape.DISCRETE, 0, 0, array(d.values()), even);
        }
        throw new IllegalStateException("no draw for " + distribution);
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(n -> n).toArray();
    }
}
