package io.spillway.engine;

/**
 * What a request asks for. Everything is drawn when it arrives, whatever becomes of it, each from its own stream: so two
 * policies on one seed meet the same requests.
 */
final class Requests {
    private static final double NEVER_DECLINED = 1;

    private final Sampler[] size;
    private final Sampler[] holding;
    private final double[][] choiceUpTo;
    private final RandomStream[] choiceStream;
    private final RandomStream[] declineStream;
    private final boolean[] canBeDeclined;
    private final long[] streamId;

    /** Units of the request drawn last. */
    int units;
    /** Its holding time in hours. */
    double holdingHours;
    /** The same in whole ticks, at least one. */
    long holdingTicks;
    /** The cloud its customer asks for, or -1. */
    int choice;
    /** A uniform number, the first cloud's chance to decline; 1 where no plan of the class has one. */
    double declineDraw;

    Requests(World world) {
        int classes = world.classes;
        size = new Sampler[classes];
        holding = new Sampler[classes];
        choiceUpTo = world.classChoice;
        choiceStream = new RandomStream[classes];
        declineStream = new RandomStream[classes];
        canBeDeclined = world.classCanBeDeclined;
        streamId = world.classStreamId;
        for (int c = 0; c < classes; c++) {
            size[c] = new Sampler(world.classSize[c]);
            holding[c] = new Sampler(world.classHolding[c]);
            choiceStream[c] = new RandomStream();
            declineStream[c] = new RandomStream();
        }
    }

    void reset(long seed, int replication) {
        for (int c = 0; c < size.length; c++) {
            size[c].reset(seed, replication, Purpose.SIZE.stream(streamId[c]));
            holding[c].reset(seed, replication, Purpose.HOLDING.stream(streamId[c]));
            choiceStream[c].reset(seed, replication, Purpose.CHOICE.stream(streamId[c]));
            declineStream[c].reset(seed, replication, Purpose.DECLINE.stream(streamId[c]));
        }
    }

    /** Draws the next request of a class into the fields. */
    void draw(int c) {
        units = (int) Math.max(1, size[c].next() + 0.5);
        holdingHours = holding[c].next();
        holdingTicks = Math.max(1, (long) (holdingHours * Clock.TICKS_PER_HOUR + 0.5));
        choice = choiceUpTo[c].length == 0 ? -1 : choose(choiceUpTo[c], choiceStream[c].nextDouble());
        declineDraw = canBeDeclined[c] ? declineStream[c].nextDouble() : NEVER_DECLINED;
    }

    private static int choose(double[] upTo, double draw) {
        for (int cloud = 0; cloud < upTo.length; cloud++) {
            if (draw < upTo[cloud]) {
                return cloud;
            }
        }
        return -1;
    }
}
