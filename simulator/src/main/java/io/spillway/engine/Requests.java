package io.spillway.engine;

import java.util.Arrays;

/**
 * What a request asks for. Everything is drawn when it arrives, whatever becomes of it, each from its own stream: so two
 * policies on one seed meet the same requests.
 */
final class Requests {
    private static final double NEVER_DECLINED = 1;

    /** What is asked for in one class. */
    private static final class Source {
        private final Sampler size;
        /** The size where it never changes, else 0. */
        private final int constantUnits;

        private final Sampler holding;
        private final double[] choiceUpTo;
        private final boolean isChosen;
        private final RandomStream choice = new RandomStream();
        private final boolean canBeDeclined;
        private final RandomStream decline = new RandomStream();
        private final long streamId;

        Source(World world, int c) {
            DrawSpec spec = world.classSize[c];
            size = new Sampler(spec);
            constantUnits = spec.shape() == DrawSpec.Shape.CONSTANT ? units(spec.a()) : 0;
            holding = new Sampler(world.classHolding[c]);
            choiceUpTo = world.classChoice[c];
            isChosen = choiceUpTo.length > 0;
            canBeDeclined = world.classCanBeDeclined[c];
            streamId = world.classStreamId[c];
        }

        void reset(long seed, int replication) {
            size.reset(seed, replication, Purpose.SIZE.stream(streamId));
            holding.reset(seed, replication, Purpose.HOLDING.stream(streamId));
            choice.reset(seed, replication, Purpose.CHOICE.stream(streamId));
            decline.reset(seed, replication, Purpose.DECLINE.stream(streamId));
        }

        private int chooses() {
            double draw = choice.nextDouble();
            for (int cloud = 0; cloud < choiceUpTo.length; cloud++) {
                if (draw < choiceUpTo[cloud]) {
                    return cloud;
                }
            }
            return -1;
        }
    }

    private final Source[] source;

    /** Units of the request drawn last. */
    int units;
    /** Its holding time in whole ticks, at least one. */
    long holdingTicks;
    /** The cloud its customer asks for, or -1. */
    int choice;
    /** A uniform number, the first cloud's chance to decline; 1 where no plan of the class has one. */
    double declineDraw;

    Requests(World world) {
        source = new Source[world.classes];
        Arrays.setAll(source, c -> new Source(world, c));
    }

    void reset(long seed, int replication) {
        for (Source one : source) {
            one.reset(seed, replication);
        }
    }

    /** Draws the next request of a class into the fields. */
    void draw(int c) {
        Source from = source[c];
        units = from.constantUnits > 0 ? from.constantUnits : units(from.size.next());
        holdingTicks = Math.max(1, (long) (from.holding.next() * Clock.TICKS_PER_HOUR + 0.5));
        choice = from.isChosen ? from.chooses() : -1;
        declineDraw = from.canBeDeclined ? from.decline.nextDouble() : NEVER_DECLINED;
    }

    private static int units(double drawn) {
        return Math.max(1, (int) (drawn + 0.5));
    }
}
