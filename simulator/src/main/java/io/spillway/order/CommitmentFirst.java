package io.spillway.order;

import io.spillway.engine.Candidates;
import io.spillway.engine.Chooser;
import io.spillway.engine.Clock;
import io.spillway.model.Doc;
import java.util.Arrays;

/**
 * Draws down what is committed before paying on demand: pools whose use counts toward a commitment that is not used
 * up come first, in their order, then all clouds in theirs.
 *
 * <p>What is left of a commitment is known at the moment of each decision. A placement takes from the period in force what it
 * will cost until it ends, or until the run does, at the price in force when it is placed; every placement of a launch does,
 * by whatever order or customer's choice it came, and for what it runs in the warm-up it takes nothing. Nothing is given back
 * when an outage drops or moves it.
 */
@Doc("What draws down one of the money's commitments that is not used up first, then all, each in their order.")
public record CommitmentFirst() implements Ordering {
    @Override
    public Chooser chooser(Places places) {
        return new Left(places);
    }

    private static final class Left implements Chooser {
        private final Places places;
        private final Places.PriceList prices;
        private final Promise[] promises;
        /** By promise: its period in force, or the one that comes next. */
        private final int[] period;
        /** By promise: left of that period. */
        private final double[] leftMicros;

        Left(Places places) {
            this.places = places;
            prices = places.prices();
            promises = places.promises().toArray(new Promise[0]);
            period = new int[promises.length];
            leftMicros = new double[promises.length];
            reset();
        }

        @Override
        public void reset() {
            Arrays.fill(period, 0);
            for (int p = 0; p < promises.length; p++) {
                leftMicros[p] = promises[p].toSpendMicros()[0];
            }
        }

        @Override
        public void placed(int line, int pool, int units, long holdingTicks, long tick) {
            double rest = 1;
            for (int p = 0; p < promises.length && rest > 0; p++) {
                if (left(p, line, pool, tick) > 0) {
                    long begin = Math.max(tick, promises[p].startTick());
                    double hours = (double) Math.max(0, tick + holdingTicks - begin) / Clock.TICKS_PER_HOUR;
                    double all = units * hours * prices.microsPerUnitHour(pool, tick) * promises[p].paidShare();
                    boolean covers = leftMicros[p] >= rest * all;
                    double drawn = covers ? rest * all : leftMicros[p];
                    leftMicros[p] -= drawn;
                    rest = covers ? 0 : rest - drawn / all;
                }
            }
        }

        /** Left of a promise now, if what a line uses of a pool counts toward it. */
        private double left(int p, int line, int pool, long tick) {
            Promise promise = promises[p];
            long now = Math.max(tick, promise.startTick());
            int last = promise.untilTick().length - 1;
            while (period[p] < last && now >= promise.untilTick()[period[p]]) {
                period[p]++;
                leftMicros[p] = promise.toSpendMicros()[period[p]];
            }
            boolean isInForce = now >= promise.fromTick()[period[p]] && now < promise.untilTick()[period[p]];
            return isInForce && promise.counts()[line][pool] ? leftMicros[p] : 0;
        }

        private boolean isPromised(Candidates candidates, int place) {
            for (int p = 0; p < promises.length; p++) {
                if (left(p, candidates.line(), candidates.pool(place), candidates.tick()) > 0) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public int choose(Candidates candidates) {
            for (int part = 0; part < candidates.parts(); part++) {
                boolean mayHave = candidates.isHeard() || candidates.first(part) != Candidates.NONE;
                int pool = mayHave ? promised(candidates, part) : Candidates.NONE;
                if (pool != Candidates.NONE) {
                    if (candidates.isHeard()) {
                        candidates.tell(
                                places.name(pool) + " draws down what is promised, the first with room that does");
                    }
                    return pool;
                }
            }
            if (candidates.isHeard()) {
                candidates.tell("nothing with room draws down what is promised, so all are asked in their order");
            }
            for (int part = 0; part < candidates.parts(); part++) {
                int pool = candidates.first(part);
                if (pool != Candidates.NONE) {
                    return pool;
                }
            }
            return Candidates.NONE;
        }

        /** The first pool of a part that has room and draws down a commitment. */
        private int promised(Candidates candidates, int part) {
            for (int place = candidates.begin(part); place < candidates.end(part); place++) {
                if (takes(candidates, place)) {
                    return candidates.pool(place);
                }
            }
            return Candidates.NONE;
        }

        /** Few pools have room, which is why that is looked at first; when somebody listens, others are not asked. */
        private boolean takes(Candidates candidates, int place) {
            return candidates.isHeard()
                    ? isPromised(candidates, place) && candidates.hasRoom(place)
                    : candidates.hasRoom(place) && isPromised(candidates, place);
        }
    }
}
