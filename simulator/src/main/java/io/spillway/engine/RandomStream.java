package io.spillway.engine;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * A stream of random numbers that is a function of (seed, replication, stream) and nothing else: the same on every
 * machine.
 *
 * <p>The generator is xoshiro256++ 1.0 (D. Blackman, S. Vigna: "Scrambled linear pseudorandom number generators", ACM
 * TOMS 47(4), 2021): 256 bits of state, period 2^256 − 1. Its state is a mix of the three numbers by the finalizer of
 * SplitMix64 (G. L. Steele, D. Lea, C. H. Flood: "Fast splittable pseudorandom number generators", OOPSLA 2014). The mix
 * can be undone, so different numbers never share a state; streams begin at unrelated places of the period, where the
 * chance that two of 2^30 streams of 2^40 numbers overlap is below 2^-150.
 */
public final class RandomStream implements UniformRandomProvider {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    long s0;
    long s1;
    long s2;
    long s3;

    /** The stream of (0, 0, 0). */
    public RandomStream() {
        reset(0, 0, 0);
    }

    /** Sets this stream to its beginning for one replication. */
    public void reset(long seed, long replication, long streamId) {
        long a = mix(seed);
        long b = mix(a + replication);
        long c = mixed(seed, replication, streamId);
        setState(mix(a + c), mix(b + Long.rotateLeft(c, 32)), c, mix(c + GOLDEN_GAMMA));
    }

    /** A number that is as good as a random one, made of the three. */
    static long mixed(long seed, long replication, long streamId) {
        return mix(mix(mix(seed) + replication) + streamId);
    }

    void setState(long state0, long state1, long state2, long state3) {
        s0 = state0;
        s1 = state1;
        s2 = state2;
        s3 = state3;
    }

    /** The finalizer of SplitMix64: different numbers become different numbers that look unrelated. */
    static long mix(long number) {
        long z = number + GOLDEN_GAMMA;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    /** 64 random bits. */
    @Override
    public long nextLong() {
        long a = s0;
        long b = s1;
        long c = s2 ^ a;
        long d = s3 ^ b;
        long result = Long.rotateLeft(a + s3, 23) + a;
        s0 = a ^ d;
        s1 = b ^ c;
        s2 = c ^ b << 17;
        s3 = Long.rotateLeft(d, 45);
        return result;
    }

    /** A uniform number from 0 (included) to 1 (not included): a multiple of 2^-53. */
    @Override
    public double nextDouble() {
        return uniform(nextLong());
    }

    /** The same of 64 random bits. */
    static double uniform(long bits) {
        return (bits >>> 11) * 0x1.0p-53;
    }
}
