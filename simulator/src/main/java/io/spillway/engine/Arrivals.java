package io.spillway.engine;

/**
 * The next request of each class, and which of them comes first.
 *
 * <p>Times come from a unit-rate renewal process that is stretched by the class's rate: the gap to the next request is
 * drawn with mean 1 and spent at the rate in force, piece by piece (inversion of the cumulative rate; Çinlar 1975). A
 * gap of exponential draws makes a non-homogeneous Poisson process. The order of classes is kept in a tournament tree:
 * each inner node names the class that is earlier of its two children, requests at one instant in order of creation.
 */
final class Arrivals {
    private final int classes;
    private final RateTable[] rate;
    private final double[] share;
    private final Sampler[] gap;
    private final long[] streamId;

    /** By class: the piece of its rate table that its last request lies in. */
    private final int[] piece;
    /** By class: the exact instant of its next request, in ticks; infinite when there is none. */
    private final double[] instant;
    /** By class: when that request was created, to order requests of one tick. */
    private final long[] created;

    private long creations;

    /** Leaves of the tree, a power of two. */
    private final int leaves;
    /** Node i has children 2i and 2i + 1; the leaf of class c is leaves + c; node 1 is the root. */
    private final int[] winner;
    /** By class, and one more that never comes: the tick of its next request. */
    private final long[] tick;

    Arrivals(World world) {
        classes = world.classes;
        rate = world.classRate;
        share = world.classShare;
        streamId = world.classStreamId;
        gap = new Sampler[classes];
        for (int c = 0; c < classes; c++) {
            gap[c] = new Sampler(gapSpec(world.classArrivalCv[c]));
        }
        piece = new int[classes];
        instant = new double[classes];
        created = new long[classes + 1];
        tick = new long[classes + 1];
        leaves = Math.max(1, Integer.highestOneBit(Math.max(1, classes - 1)) * 2);
        winner = new int[2 * leaves];
    }

    private static DrawSpec gapSpec(double cv) {
        if (cv == 0) {
            return DrawSpec.constant(1);
        }
        return cv == 1 ? DrawSpec.of(DrawSpec.Shape.EXPONENTIAL, 1, 0) : DrawSpec.of(DrawSpec.Shape.GAMMA, 1, cv);
    }

    /** Forgets everything; no class sends requests until it is started. */
    void reset(long seed, int replication) {
        creations = 0;
        java.util.Arrays.fill(tick, Long.MAX_VALUE);
        java.util.Arrays.fill(created, Long.MAX_VALUE);
        for (int c = 0; c < classes; c++) {
            gap[c].reset(seed, replication, Purpose.ARRIVAL.stream(streamId[c]));
            piece[c] = 0;
            instant[c] = rate[c].tick()[0];
        }
        for (int node = 2 * leaves - 1; node >= leaves; node--) {
            winner[node] = Math.min(node - leaves, classes);
        }
        for (int node = leaves - 1; node >= 1; node--) {
            winner[node] = winner[2 * node];
        }
    }

    /** The class begins to send requests. */
    void start(int requestClass) {
        advance(requestClass);
    }

    /** The tick of the earliest request, or {@link Long#MAX_VALUE} when there is none. */
    long headTick() {
        return tick[winner[1]];
    }

    /** The class of the earliest request. */
    int headClass() {
        return winner[1];
    }

    /** Draws the next request of a class. */
    void advance(int c) {
        RateTable table = rate[c];
        long[] bounds = table.tick();
        double[] perTick = table.perTick();
        double left = gap[c].next();
        double now = instant[c];
        int i = piece[c];
        while (i < perTick.length) {
            double r = perTick[i] * share[c];
            double next = now + left / r;
            if (next < bounds[i + 1]) {
                now = next;
                break;
            }
            left -= (bounds[i + 1] - now) * r;
            now = bounds[++i];
        }
        piece[c] = i;
        instant[c] = now;
        tick[c] = i < perTick.length ? (long) now : Long.MAX_VALUE;
        created[c] = creations++;
        replay(c);
    }

    /** Plays the matches on the way from a class's leaf to the root. */
    private void replay(int c) {
        int champion = c;
        for (int node = leaves + c; node > 1; node >>= 1) {
            int rival = winner[node ^ 1];
            if (tick[rival] < tick[champion] || tick[rival] == tick[champion] && created[rival] < created[champion]) {
                champion = rival;
            }
            winner[node >> 1] = champion;
        }
    }
}
