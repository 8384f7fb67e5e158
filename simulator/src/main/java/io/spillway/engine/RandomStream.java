package io.spillway.engine;

import org.apache.commons.rng.UniformRandomProvider;

/** A stream of random numbers that is a function of (seed, replication, stream name, entity) and nothing else. */
public final class RandomStream implements UniformRandomProvider {
    private long state;

    /** Sets this stream to its beginning for one replication. */
    public void reset(long seed, long replication, long streamId) {
        state = mix(mix(mix(seed) + replication) + streamId);
    }

    /** 64 random bits. */
    @Override
    public long nextLong() {
        return mix(state += 0x9e3779b97f4a7c15L);
    }

    /** A uniform number from 0 (included) to 1 (not included). */
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    private static long mix(long z) {
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
