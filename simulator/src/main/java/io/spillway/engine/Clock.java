package io.spillway.engine;

/** Simulated time: whole microseconds since the beginning of the run, and the order of events within one of them. */
public final class Clock {
    public static final long TICKS_PER_SECOND = 1_000_000;
    public static final long TICKS_PER_HOUR = 3600 * TICKS_PER_SECOND;
    private static final long NANOS_PER_TICK = 1_000_000_000 / TICKS_PER_SECOND;

    /**
     * A key orders events: by tick, then by phase. Events with equal keys keep the order of their creation.
     *
     * @param tick ticks since the beginning of the run, 0 to 2^58
     */
    public static long key(long tick, Phase phase) {
        return tick << Phase.BITS | phase.ordinal();
    }

    /** The tick of a key. */
    public static long tick(long key) {
        return key >> Phase.BITS;
    }

    /** A time in ticks; what is less than one is left out. */
    public static long ticks(long nanos) {
        return nanos / NANOS_PER_TICK;
    }

    private Clock() {}
}
