package io.spillway.benchmarks;

import java.util.SplittableRandom;

/** How far ahead of the event taken the next one is put, in means; all have mean 1. */
public enum Increments {
    /** Exponential. */
    EXPONENTIAL {
        @Override
        double draw(SplittableRandom random) {
            return -StrictMath.log(1 - random.nextDouble());
        }
    },
    /** Uniform from 0 to 2. */
    UNIFORM {
        @Override
        double draw(SplittableRandom random) {
            return 2 * random.nextDouble();
        }
    },
    /** Nine of ten a hundred times shorter than the tenth: uniform, means 1/10.9 and 100/10.9. */
    BIMODAL {
        @Override
        double draw(SplittableRandom random) {
            return (random.nextInt(10) < 9 ? 2 : 200) / 10.9 * random.nextDouble();
        }
    },
    /** Pareto with index 1.5: no variance. */
    HEAVY_TAILED {
        @Override
        double draw(SplittableRandom random) {
            return StrictMath.pow(1 - random.nextDouble(), -1 / 1.5) / 3;
        }
    },
    /** Always 1. */
    CONSTANT {
        @Override
        double draw(SplittableRandom random) {
            return 1;
        }
    };

    private static final double MEAN_TICKS = 1 << 24;

    abstract double draw(SplittableRandom random);

    /** Increments in ticks, the same for the same seed. */
    public long[] ticks(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] ticks = new long[count];
        for (int i = 0; i < count; i++) {
            ticks[i] = (long) (MEAN_TICKS * draw(random));
        }
        return ticks;
    }
}
