package io.spillway.compile;

import com.google.common.collect.ImmutableList;
import io.spillway.model.Distribution;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.ParetoDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import org.apache.commons.statistics.distribution.WeibullDistribution;

/**
 * The mean size of a request as it is asked for: a size that is drawn is rounded to whole units, and is at least one.
 *
 * <p>The mean of whole numbers of 1 or more is the sum of the chances P(units ≥ k), and those are the chances S(k − ½)
 * of the size x. From some K on, the sum is an integral but for its first correction (Euler and Maclaurin), and the
 * integral is known:
 *
 * <pre>mean = 1 + S(1½) + … + S(K − ½) + E(x − K)⁺ − f(K) / 24,   E(x − K)⁺ = E(x) S*(K) − K S(K)</pre>
 *
 * where S* is the survival function of the size-biased distribution, whose density is x f(x) / E(x). That wants S to be
 * smooth over a unit beyond K. Where nearly all sizes lie within few units, K is beyond them, and the chances that are 1
 * are counted without being looked at. The sum is rounded to twelve digits, so that a last bit in which platforms differ does
 * not reach the results.
 *
 * <p>Rounding and the least unit add at most 1 to the mean of x, and x adds at most its mean to 1: where the mean of x is beyond
 * all that twelve digits hold of the other, there is nothing to sum.
 */
final class MeanUnits {
    private static final MathContext DIGITS = new MathContext(12);
    /** A mean of this much or more is not changed in twelve digits by 1, nor is 1 by a mean of its inverse or less. */
    private static final double LARGE = 1e12;

    private static final int LEAST_TERMS = 256;
    /** A bend of S further out than this changes the mean by less than a part in 10^8. */
    private static final int MOST_TERMS = 10_000;
    /** Sizes that scatter by less than this (a standard deviation, in units) are not smooth over a unit. */
    private static final double NARROW = 4;
    /** The same where the survival function bends. */
    private static final double NARROW_WITH_BEND = 256;
    /** Values that scatter by less than this part of themselves are one number in double precision. */
    private static final double POINT = 1e-15;
    /**
     * A gamma distribution that scatters by less than this part of its mean is as good as lognormal: survival differs by less
     * than a tenth of this part. The series for it would take ever more terms.
     */
    private static final double NEARLY_LOGNORMAL = 1e-5;
    /** No further from the mean than this many standard deviations are nearly all of them, in any form. */
    private static final int REACH = 16;

    private MeanUnits() {}

    /** The mean of a size, infinite where the size has none. */
    static double of(Distribution size) {
        if (size instanceof Distribution.Constant d) {
            return whole(d.value());
        } else if (size instanceof Distribution.Discrete d) {
            return new Distribution.Discrete(whole(d.values()), d.weights()).mean();
        } else if (size instanceof Distribution.Empirical d) {
            return new Distribution.Empirical(whole(d.values())).mean();
        } else if (Double.isInfinite(size.mean())) {
            return size.mean();
        } else if (size.mean() >= LARGE || size.mean() <= 1 / LARGE) {
            return rounded(Math.max(1, size.mean()));
        } else if (size instanceof Distribution.Exponential d) {
            return of(ExponentialDistribution.of(d.mean()), GammaDistribution.of(2, d.mean())::survivalProbability, 0);
        } else if (size instanceof Distribution.Lognormal d) {
            double sigma = d.sigma();
            return sigma < POINT
                    ? whole(d.mean())
                    : of(
                            LogNormalDistribution.of(d.mu(), sigma),
                            LogNormalDistribution.of(d.mu() + sigma * sigma, sigma)::survivalProbability,
                            0);
        } else if (size instanceof Distribution.Gamma d && d.cv() < NEARLY_LOGNORMAL) {
            return of(new Distribution.Lognormal(Optional.empty(), Optional.of(d.mean()), d.cv()));
        } else if (size instanceof Distribution.Gamma d) {
            double scale = d.mean() * d.cv() * d.cv();
            double shape = d.mean() / scale;
            return of(
                    GammaDistribution.of(shape, scale), GammaDistribution.of(shape + 1, scale)::survivalProbability, 0);
        } else if (size instanceof Distribution.Weibull d) {
            GammaDistribution biased = GammaDistribution.of(1 + 1 / d.shape(), 1);
            return of(
                    WeibullDistribution.of(d.shape(), d.scale()),
                    x -> biased.survivalProbability(StrictMath.pow(x / d.scale(), d.shape())),
                    0);
        } else if (size instanceof Distribution.Pareto d) {
            return of(
                    ParetoDistribution.of(d.minimum(), d.alpha()),
                    ParetoDistribution.of(d.minimum(), d.alpha() - 1)::survivalProbability,
                    d.minimum());
        } else if (size instanceof Distribution.Uniform d) {
            return d.low() == d.high() ? whole(d.low()) : of(d);
        }
        throw new IllegalStateException("no mean for " + size);
    }

    /** Units of a size that was drawn, rounded as the engine does. */
    private static double whole(double size) {
        return Math.max(1, Math.floor(size + 0.5));
    }

    private static ImmutableList<Double> whole(ImmutableList<Double> sizes) {
        return sizes.stream().map(MeanUnits::whole).collect(ImmutableList.toImmutableList());
    }

    private static double of(Distribution.Uniform size) {
        double low = size.low();
        double high = size.high();
        DoubleUnaryOperator biased = x -> {
            double from = Math.min(high, Math.max(low, x));
            return (high - from) * (high + from) / ((high - low) * (high + low));
        };
        return of(UniformContinuousDistribution.of(low, high), biased, high);
    }

    /**
     * @param biasedSurvival of the size-biased distribution
     * @param bend the last size where the survival function is not smooth
     */
    private static double of(ContinuousDistribution size, DoubleUnaryOperator biasedSurvival, double bend) {
        double deviation = Math.sqrt(size.getVariance());
        double last = Math.ceil(size.getMean() + REACH * deviation);
        if (last > LEAST_TERMS && deviation < (bend > 0 ? NARROW_WITH_BEND : NARROW)) {
            double first = Math.max(2, Math.floor(size.getMean() - REACH * deviation));
            return of(size, biasedSurvival, first, last);
        }
        return of(size, biasedSurvival, 2, Math.max(LEAST_TERMS, Math.min(MOST_TERMS, Math.ceil(bend) + 1)));
    }

    /**
     * The mean where fewer units than {@code first} are never wanted, by a sum up to {@code last}. Where nothing survives
     * that, nothing is beyond it, and neither is density: that of a sharp Weibull, the product of an infinite power and an
     * exponential of 0, is then no number.
     */
    private static double of(
            ContinuousDistribution size, DoubleUnaryOperator biasedSurvival, double first, double last) {
        double sum = first - 1;
        for (double units = first; units <= last; units++) {
            sum += size.survivalProbability(units - 0.5);
        }
        double survival = size.survivalProbability(last);
        if (survival == 0) {
            return rounded(sum);
        }
        double beyond = size.getMean() * biasedSurvival.applyAsDouble(last) - last * survival;
        return rounded(sum + Math.max(0, beyond) - size.density(last) / 24);
    }

    private static double rounded(double mean) {
        return new BigDecimal(mean).round(DIGITS).doubleValue();
    }
}
