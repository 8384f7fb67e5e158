package io.spillway.engine;

import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Draws from a {@link DrawSpec} with a stream of its own. */
public final class Sampler {
    private final RandomStream stream = new RandomStream();
    private final ContinuousSampler sampler;

    public Sampler(DrawSpec spec) {
        sampler = sampler(spec);
    }

    /** Goes to the beginning of the stream for one replication. */
    public void reset(long seed, long replication, long streamId) {
        stream.reset(seed, replication, streamId);
    }

    /** The next value. */
    public double next() {
        return sampler.sample();
    }

    private ContinuousSampler sampler(DrawSpec spec) {
        double a = spec.a();
        double b = spec.b();
        return switch (spec.shape()) {
            case CONSTANT -> () -> a;
            case EXPONENTIAL -> ZigguratSampler.Exponential.of(stream, a);
            case LOGNORMAL -> {
                ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(stream);
                yield () -> StrictMath.exp(a + b * normal.sample());
            }
            case GAMMA -> AhrensDieterMarsagliaTsangGammaSampler.of(stream, 1 / (b * b), a * b * b);
            case WEIBULL -> {
                ContinuousSampler exponential = ZigguratSampler.Exponential.of(stream);
                yield () -> a * StrictMath.pow(exponential.sample(), 1 / b);
            }
            case PARETO -> () -> a * StrictMath.pow(1 - stream.nextDouble(), -1 / b);
            case UNIFORM -> () -> a + (b - a) * stream.nextDouble();
            case DISCRETE -> {
                double[] values = spec.values();
                DiscreteSampler index = AliasMethodDiscreteSampler.of(stream, spec.weights());
                yield () -> values[index.sample()];
            }
        };
    }
}
