package io.spillway.engine;

import java.util.Arrays;

/**
 * The request that is decided, as far as some orders ask: the instant, and its own chance. That is a function of (seed,
 * replication, class, ordinal) alone, so that a request that is looked at again, after waiting or an outage, finds the same
 * numbers, and what others drew does not matter.
 *
 * <p>The numbers of a request are SplitMix64's (see {@link RandomStream}) from a beginning that is mixed from the four.
 */
final class Moment {
    private final long[] classStreamId;
    private final long[] classChance;
    private long chance;
    private final int[] classLine;
    /** The instant of the decision. */
    long tick;
    /** The number of the request's launch, or of a cloud's own workload. */
    int line;

    Moment(World world) {
        classStreamId = world.classStreamId;
        classLine = world.classLine;
        classChance = new long[world.classes];
    }

    void reset(long seed, int replication) {
        Arrays.setAll(classChance, c -> RandomStream.mixed(seed, replication, Purpose.ORDER.stream(classStreamId[c])));
    }

    /** Another request is decided. */
    void set(int c, long ordinal, long itsTick) {
        chance = RandomStream.mix(classChance[c] + ordinal);
        tick = itsTick;
        line = classLine[c];
    }

    /** A uniform number of the request from 0 (included) to 1 (not included); the same number for the same name. */
    double draw(int number) {
        return RandomStream.uniform(RandomStream.mix(chance + number));
    }

    /** A uniform whole number of the request from 0 to a bound below 2^53 (not included). */
    long drawBelow(int number, long bound) {
        return (long) (draw(number) * bound);
    }
}
