package io.spillway.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
        private final int[] choices;
        private final double[] choiceUpTo;
        private final boolean isChosen;
        private final RandomStream choice = new RandomStream();
        private final boolean canBeDeclined;
        private final RandomStream decline = new RandomStream();
        private final @Nullable Sampler patience;
        private final long streamId;
        /** Whether nothing but the holding time is drawn. */
        private final boolean isPlain;

        Source(World world, int c) {
            DrawSpec spec = world.classSize[c];
            size = new Sampler(spec);
            constantUnits = spec.shape() == DrawSpec.Shape.CONSTANT ? units(spec.a()) : 0;
            holding = new Sampler(world.classHolding[c]);
            choices = world.classChoices[c];
            choiceUpTo = world.classChoice[c];
            isChosen = choices.length > 0;
            canBeDeclined = world.classCanBeDeclined[c];
            DrawSpec patienceSpec = world.classPatience[c];
            patience = patienceSpec == null ? null : new Sampler(patienceSpec);
            streamId = world.classStreamId[c];
            isPlain = constantUnits > 0 && !isChosen && !canBeDeclined && patience == null;
        }

        void reset(long seed, int replication) {
            size.reset(seed, replication, Purpose.SIZE.stream(streamId));
            holding.reset(seed, replication, Purpose.HOLDING.stream(streamId));
            choice.reset(seed, replication, Purpose.CHOICE.stream(streamId));
            decline.reset(seed, replication, Purpose.DECLINE.stream(streamId));
            if (patience != null) {
                patience.reset(seed, replication, Purpose.PATIENCE.stream(streamId));
            }
        }

        private int chooses() {
            double draw = choice.nextDouble();
            for (int i = 0; i < choices.length; i++) {
                if (draw < choiceUpTo[i]) {
                    return choices[i];
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
    /** How long it waits when nothing takes it, in ticks; 0 when it is lost at once. */
    long patienceTicks;

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
        holdingTicks = ticks(from.holding.next());
        if (from.isPlain) {
            units = from.constantUnits;
            choice = -1;
            declineDraw = NEVER_DECLINED;
            patienceTicks = 0;
        } else {
            drawRest(from);
        }
    }

    private void drawRest(Source from) {
        units = from.constantUnits > 0 ? from.constantUnits : units(from.size.next());
        choice = from.isChosen ? from.chooses() : -1;
        declineDraw = from.canBeDeclined ? from.decline.nextDouble() : NEVER_DECLINED;
        patienceTicks = from.patience == null ? 0 : ticks(from.patience.next());
    }

    private static long ticks(double hours) {
        return Math.max(1, (long) (hours * Clock.TICKS_PER_HOUR + 0.5));
    }

    private static int units(double drawn) {
        return Math.max(1, (int) (drawn + 0.5));
    }
}
