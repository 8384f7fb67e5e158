package io.spillway.engine;

/** Draws from a {@link DrawSpec} with a stream of its own. */
public final class Sampler {
    private final DrawSpec spec;
    private final RandomStream stream = new RandomStream();

    public Sampler(DrawSpec spec) {
        this.spec = spec;
    }

    /** Goes to the beginning of the stream for one replication. */
    public void reset(long seed, long replication, long streamId) {
        stream.reset(seed, replication, streamId);
    }

    /** The next value. */
    public double next() {
        return switch (spec.shape()) {
            case CONSTANT -> spec.a();
            case EXPONENTIAL -> -spec.a() * Math.log(1 - stream.nextDouble());
            default -> throw new UnsupportedOperationException(spec.shape().name());
        };
    }
}
