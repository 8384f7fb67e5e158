package io.spillway.model;

import com.google.common.collect.ImmutableList;
import io.spillway.model.Measured.Quantity;
import java.util.Optional;

/**
 * A distribution by name; its parameters are in the quantity it draws unless said otherwise. Values are above 0, but for
 * lists of values that have a 0 among them.
 */
public sealed interface Distribution
        permits Distribution.Constant,
                Distribution.Exponential,
                Distribution.Lognormal,
                Distribution.Gamma,
                Distribution.Weibull,
                Distribution.Pareto,
                Distribution.Uniform,
                Distribution.Discrete,
                Distribution.Empirical {
    /** The expected value, in the quantity drawn; infinite for a Pareto tail of 1 or less. */
    double mean();

    /** Whether it draws a 0 with a chance of its own; what takes no 0 refuses such a distribution. */
    default boolean mayBeZero() {
        return false;
    }

    /** Always the same value; a scenario may write the bare value. */
    @Bare
    @Doc("Always the same value; the bare value may be written instead.")
    record Constant(
            @Bare @Measured(Quantity.DRAWN) @Doc("The value.")
            double value) implements Distribution {
        public Constant {
            Check check = new Check();
            notNegative(check, "value", value);
            check.end();
        }

        @Override
        public boolean mayBeZero() {
            return value == 0;
        }

        @Override
        public double mean() {
            return value;
        }
    }

    @Doc("Memoryless, by its mean.")
    record Exponential(
            @Bare @Measured(Quantity.OWN) @Doc("The mean.") double mean) implements Distribution {
        public Exponential {
            Check check = new Check();
            positive(check, "mean", mean);
            check.end();
        }
    }

    @Doc("The exponential of a normal; by its median or its mean, and the sigma of its logarithm.")
    record Lognormal(
            @Measured(Quantity.OWN) @Doc("The median; this or the mean.")
            Optional<Double> median,

            @Key("mean") @Measured(Quantity.OWN) @Doc("The mean; this or the median.")
            Optional<Double> ofMean,

            @Doc("Standard deviation of the logarithm.") double sigma)
            implements Distribution {
        public Lognormal {
            Check check = new Check();
            check.that(
                    median.isPresent() != ofMean.isPresent(),
                    "lognormal",
                    median.isPresent() ? "both" : "neither",
                    "exactly one of median and mean");
            positive(check, "median", median.orElse(1.0));
            positive(check, "mean", ofMean.orElse(1.0));
            check.that(sigma >= 0 && sigma < 10, "sigma", sigma, "a number from 0 to below 10");
            check.end();
        }

        /** Mean of the logarithm. */
        public double mu() {
            return median.map(StrictMath::log)
                    .orElseGet(() -> StrictMath.log(ofMean.orElseThrow()) - sigma * sigma / 2);
        }

        @Override
        public double mean() {
            return StrictMath.exp(mu() + sigma * sigma / 2);
        }
    }

    @Doc("By its mean and coefficient of variation.")
    record Gamma(
            @Measured(Quantity.OWN) @Doc("The mean.") double mean,

            @Doc("Coefficient of variation; 1 is the exponential.")
            double cv)
            implements Distribution {
        public Gamma {
            Check check = new Check();
            positive(check, "mean", mean);
            check.that(cv > 0 && cv < 100, "cv", cv, "a number above 0 and below 100");
            check.end();
        }
    }

    @Doc("By its scale and shape.")
    record Weibull(
            @Measured(Quantity.OWN) @Doc("The scale: 63.2% of values lie below it.")
            double scale,

            @Doc("The shape; 1 is the exponential, below 1 heavy-tailed.")
            double shape)
            implements Distribution {
        public Weibull {
            Check check = new Check();
            positive(check, "scale", scale);
            check.that(shape > 0.05 && shape < 1000, "shape", shape, "a number above 0.05 and below 1000");
            check.end();
        }

        @Override
        public double mean() {
            return scale * StrictMath.exp(org.apache.commons.math3.special.Gamma.logGamma(1 + 1 / shape));
        }
    }

    @Doc("A power tail, by its smallest value and its tail index.")
    record Pareto(
            @Measured(Quantity.OWN) @Doc("The smallest value.")
            double minimum,

            @Doc("The tail index; the mean is finite above 1, the variance above 2.")
            double alpha)
            implements Distribution {
        public Pareto {
            Check check = new Check();
            positive(check, "minimum", minimum);
            check.that(alpha > 0 && alpha < 1000, "alpha", alpha, "a number above 0 and below 1000");
            check.end();
        }

        @Override
        public double mean() {
            return alpha <= 1 ? Double.POSITIVE_INFINITY : minimum * alpha / (alpha - 1);
        }
    }

    @Doc("Any value between two bounds, equally likely.")
    record Uniform(
            @Measured(Quantity.OWN) @Doc("The lower bound.") double low,
            @Measured(Quantity.OWN) @Doc("The upper bound.") double high)
            implements Distribution {
        public Uniform {
            Check check = new Check();
            check.that(low >= 0 && Double.isFinite(low), "low", low, "0 or more");
            check.that(high >= low && high > 0 && Double.isFinite(high), "high", high, "above 0 and at least low");
            check.end();
        }

        @Override
        public double mean() {
            return (low + high) / 2;
        }
    }

    @Doc("A few values with weights.")
    record Discrete(
            @Measured(Quantity.DRAWN) @Doc("The values.") ImmutableList<Double> values,

            @Doc("A weight for each value; only their ratios matter.")
            ImmutableList<Double> weights)
            implements Distribution {
        public Discrete {
            Check check = new Check();
            check.that(!values.isEmpty(), "values", values, "at least one value");
            check.that(
                    values.size() == weights.size(),
                    "weights",
                    weights.size() + (weights.size() == 1 ? " weight" : " weights"),
                    values.size() + (values.size() == 1 ? " weight" : " weights"));
            for (double value : values) {
                notNegative(check, "values", value);
            }
            double total = 0;
            for (double weight : weights) {
                check.that(weight >= 0 && Double.isFinite(weight), "weights", weight, "weights of 0 or more");
                total += weight;
            }
            check.that(total > 0, "weights", weights, "at least one weight above 0");
            check.end();
        }

        @Override
        public boolean mayBeZero() {
            return values.contains(0.0);
        }

        @Override
        public double mean() {
            double weighted = 0;
            double total = 0;
            for (int i = 0; i < values.size(); i++) {
                weighted += values.get(i) * weights.get(i);
                total += weights.get(i);
            }
            return weighted / total;
        }
    }

    @Doc("One of the values observed, each equally likely.")
    record Empirical(
            @Bare @Measured(Quantity.DRAWN) @Doc("The values observed.")
            ImmutableList<Double> values) implements Distribution {
        public Empirical {
            Check check = new Check();
            check.that(!values.isEmpty(), "values", values, "at least one value");
            for (double value : values) {
                notNegative(check, "values", value);
            }
            check.end();
        }

        @Override
        public boolean mayBeZero() {
            return values.contains(0.0);
        }

        @Override
        public double mean() {
            return values.stream().mapToDouble(v -> v).sum() / values.size();
        }
    }

    private static void notNegative(Check check, String component, double value) {
        check.that(value >= 0 && Double.isFinite(value), component, value, "0 or more");
    }

    private static void positive(Check check, String component, double value) {
        check.that(value > 0 && Double.isFinite(value), component, value, "a number above 0");
    }
}
