package io.spillway.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The next request of each class, and which of them comes first.
 *
 * <p>Times come from a unit-rate renewal process that is stretched by the class's rate: the gap to the next request is
 * drawn with mean 1 and spent at the rate in force, piece by piece (inversion of the cumulative rate; Çinlar 1975). A
 * gap of exponential draws makes a non-homogeneous Poisson process. A gap of gamma draws makes a renewal process in
 * equilibrium: its first gap is what a random instant leaves of the gap that it falls into, so that any stretch has as many
 * requests in the mean as its rate says (D. R. Cox: "Renewal Theory", 1962, §§2.2 and 5.1). The order of classes is kept in a
 * tournament tree: each inner node names the class that is earlier of its two children, requests at one instant in order of
 * creation.
 */
final class Arrivals {
    private static final long NEVER = Long.MAX_VALUE;

    /** The requests of one class. */
    private static final class Source {
        private RateTable rate;
        /** The tick from which the rate table counts: that of a drawn launch, else 0. */
        private long originTick;

        private final double share;
        private final long streamId;
        private final Sampler gap;
        /** The first gap; null where it is like the others. */
        private final @Nullable FirstGap firstGap;

        /** The exact instant of the last request drawn, in ticks of the rate table. */
        private double instant;
        /** The piece of the rate table that this instant lies in, and the instant at which it ends. */
        private int piece;

        private double pieceEnd;
        /** Mean ticks from one request to the next in that piece. */
        private double meanGapTicks;

        Source(World world, int c) {
            rate = world.classRate[c];
            share = world.classShare[c];
            streamId = world.classStreamId[c];
            double cv = world.classArrivalCv[c];
            gap = new Sampler(gapSpec(cv));
            firstGap = cv == 0 || cv == 1 ? null : new FirstGap(cv);
        }

        private static DrawSpec gapSpec(double cv) {
            if (cv == 0) {
                return DrawSpec.constant(1);
            }
            return cv == 1 ? DrawSpec.of(DrawSpec.Shape.EXPONENTIAL, 1, 0) : DrawSpec.of(DrawSpec.Shape.GAMMA, 1, cv);
        }

        void reset(long seed, int replication) {
            gap.reset(seed, replication, Purpose.ARRIVAL.stream(streamId));
            if (firstGap != null) {
                firstGap.reset(seed, replication, streamId);
            }
            instant = rate.tick()[0];
            piece = -1;
            pieceEnd = instant;
            meanGapTicks = 1;
        }

        /** Takes the rates of a launch that comes at a tick; before the run it is that much further on. */
        void launch(RateTable table, long tick) {
            rate = table;
            originTick = tick;
            instant = Math.max(0, -tick);
            piece = 0;
            while (rate.tick()[piece + 1] <= instant) {
                piece++;
            }
            pieceEnd = rate.tick()[piece + 1];
            meanGapTicks = 1 / (rate.perTick()[piece] * share);
        }

        /** Draws the first request and returns its key, or {@link #NEVER} when none is to come. */
        long first() {
            return after(firstGap == null ? gap.next() : firstGap.next());
        }

        /** Draws the next one. */
        long next() {
            return after(gap.next());
        }

        /** The key of the request that comes after a gap of so many means. */
        private long after(double means) {
            double next = instant + means * meanGapTicks;
            if (next < pieceEnd) {
                instant = next;
                return Clock.key(originTick + (long) next, Phase.REQUEST);
            }
            return nextBehindPiece(means - (pieceEnd - instant) / meanGapTicks);
        }

        /** Spends what is left of a gap, in means, in the pieces behind the one that is used up. */
        private long nextBehindPiece(double means) {
            long[] bounds = rate.tick();
            double[] perTick = rate.perTick();
            double left = Math.max(0, means);
            while (++piece < perTick.length) {
                double requestsPerTick = perTick[piece] * share;
                double spent = (bounds[piece + 1] - bounds[piece]) * requestsPerTick;
                if (left < spent) {
                    pieceEnd = bounds[piece + 1];
                    meanGapTicks = 1 / requestsPerTick;
                    instant = Math.min(bounds[piece] + left * meanGapTicks, Math.nextDown(pieceEnd));
                    return Clock.key(originTick + (long) instant, Phase.REQUEST);
                }
                left -= spent;
            }
            return NEVER;
        }
    }

    private final int classes;
    private final Source[] source;
    private final LaunchDays[] drawn;
    /** By class: the key of its next request. */
    private final long[] key;
    /** By class: when that request was created, to order requests of one tick. */
    private final long[] created;

    private long creations;
    /** The class of the earliest request, and its key. */
    private int headClass;

    private long headKey;

    /** Node i has children 2i and 2i + 1; the leaf of class c is classes + c; node 1 is the root. */
    private final int[] winner;

    Arrivals(World world) {
        classes = world.classes;
        source = new Source[classes];
        Arrays.setAll(source, c -> new Source(world, c));
        drawn = new LaunchDays[world.drawnLaunches.length];
        Arrays.setAll(drawn, i -> new LaunchDays(world.drawnLaunches[i]));
        key = new long[classes];
        created = new long[classes];
        winner = new int[2 * Math.max(1, classes)];
    }

    /** Forgets everything; no class sends requests until it is started, but for those of drawn launches. */
    void reset(long seed, int replication) {
        creations = 0;
        Arrays.fill(key, NEVER);
        Arrays.fill(created, Long.MAX_VALUE);
        for (Source one : source) {
            one.reset(seed, replication);
        }
        for (int node = 2 * classes - 1; node >= 1; node--) {
            winner[node] = node >= classes ? node - classes : winner[2 * node];
        }
        headClass = winner[1];
        headKey = NEVER;
        for (LaunchDays days : drawn) {
            days.reset(seed, replication);
            for (int launch = 0; launch < days.count(); launch++) {
                for (int c : days.classes(launch)) {
                    source[c].launch(days.rate(launch), days.tick(launch));
                    start(c);
                }
            }
        }
    }

    /** The days of the drawn launches, by process. */
    LaunchDays[] drawn() {
        return drawn;
    }

    /** The class begins to send requests. */
    void start(int c) {
        follow(c, source[c].first());
    }

    /** The key of the earliest request, or {@link Long#MAX_VALUE} when there is none. */
    long headKey() {
        return headKey;
    }

    /** The class of the earliest request. */
    int headClass() {
        return headClass;
    }

    /** Draws the next request of a class. */
    void advance(int c) {
        follow(c, source[c].next());
    }

    private void follow(int c, long next) {
        key[c] = next;
        created[c] = creations++;
        replay(c);
    }

    /** Plays the matches on the way from a class's leaf to the root, without a branch on who wins, which nobody can guess. */
    private void replay(int c) {
        int champion = c;
        long least = key[c];
        for (int node = classes + c; node > 1; node >>= 1) {
            int rival = winner[node ^ 1];
            long ahead = key[rival] - least;
            if (ahead == 0) {
                ahead = created[rival] - created[champion];
            }
            int isEarlier = (int) (ahead >> Long.SIZE - 1);
            champion ^= (champion ^ rival) & isEarlier;
            least = key[champion];
            winner[node >> 1] = champion;
        }
        headClass = champion;
        headKey = least;
    }
}
