package io.spillway.order;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.spillway.engine.Candidates;
import io.spillway.engine.Chooser;
import io.spillway.engine.Clock;
import io.spillway.model.Default;
import io.spillway.model.Doc;
import io.spillway.model.Money;

/**
 * Draws down what is committed before paying on demand: clouds that have a commitment left come first, in their order, then
 * all clouds in theirs.
 *
 * <p>What is left is known at the moment of each decision. A placement takes from its cloud's commitment what it will cost
 * until it ends, or until the run does, at the list price in force when it is placed; every placement of a launch does, by
 * whatever order or customer's choice it came, in the warm-up too. Nothing is given back when an outage drops or moves it.
 */
@Doc("Clouds with a commitment left first, then all, each in their order.")
public record CommitmentFirst(
        @Doc("What is committed to each cloud, drawn down at list price as requests are placed.") @Default("{}")
        ImmutableMap<String, Money> commitments)
        implements Ordering {
    @Override
    public ImmutableSet<String> named() {
        return commitments.keySet();
    }

    @Override
    public Chooser chooser(Places places) {
        return new Drawdown(places, commitments);
    }

    private static final class Drawdown implements Chooser {
        private final Places.PriceList prices;
        /** By pool: the number of its cloud. */
        private final int[] cloud;
        /** By cloud. */
        private final double[] committedMicros;

        private final double[] leftMicros;

        Drawdown(Places places, ImmutableMap<String, Money> commitments) {
            prices = places.prices();
            cloud = places.byCloud();
            committedMicros = new double[places.size()];
            for (int pool = 0; pool < cloud.length; pool++) {
                Money money = commitments.get(places.cloud(pool));
                committedMicros[cloud[pool]] = money == null ? 0 : money.micros();
            }
            leftMicros = committedMicros.clone();
        }

        @Override
        public void reset() {
            System.arraycopy(committedMicros, 0, leftMicros, 0, leftMicros.length);
        }

        @Override
        public void placed(int pool, int units, long holdingTicks, long tick) {
            double hours = (double) holdingTicks / Clock.TICKS_PER_HOUR;
            leftMicros[cloud[pool]] -= units * hours * prices.microsPerUnitHour(pool, tick);
        }

        @Override
        public int choose(Candidates candidates) {
            int onDemand = Candidates.NONE;
            for (int part = candidates.parts() - 1; part >= 0; part--) {
                int pool = candidates.first(part);
                onDemand = pool == Candidates.NONE ? onDemand : pool;
            }
            for (int part = 0; part < candidates.parts(); part++) {
                int pool = candidates.first(part);
                if (pool != Candidates.NONE && leftMicros[cloud[pool]] > 0) {
                    return pool;
                }
            }
            return onDemand;
        }
    }
}
