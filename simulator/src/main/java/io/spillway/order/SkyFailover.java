package io.spillway.order;

import com.google.common.collect.ImmutableSet;
import io.spillway.engine.Candidates;
import io.spillway.engine.Chooser;
import io.spillway.model.Default;
import io.spillway.model.Doc;
import java.util.Arrays;

/**
 * SkyPilot's failover (docs.skypilot.co, "Auto-failover"; {@code cloud_vm_ray_backend.py}). Candidates stand by cost, and
 * reserved capacity costs nothing; in an ordered list cost counts within each cloud. The cheapest is tried, then the other
 * zones of its region, then the other regions of its cloud, then the next cheapest cloud. What fails is blocked for the rest
 * of this search, with its zone, region or cloud, as the error says. Nothing is remembered from one request to the next.
 *
 * <p>A zone is a pool, and cost its price in force, less the cloud's discount, per unit of the reference accelerator. No room is an
 * error of the zone; units that are kept free are a quota, an error of the region; an outage is an interface that does not answer,
 * an error of the cloud.
 */
@Doc(
        "SkyPilot's failover: by price less its cloud's discount, zone by zone and region by region, with errors blocking zone,"
                + " region or cloud.")
public record SkyFailover(
        @Doc("Clouds in the order listed, and by cost within each only.") @Default("false")
        boolean ordered,

        @Doc("Clouds, regions (cloud/region) or pools where capacity is reserved, so that it costs nothing more.")
        @Default("[]")
        ImmutableSet<String> reserved,

        @Doc("What a pool without room blocks.") @Default("zone")
        Scope onCapacity,

        @Doc("What a pool that keeps its units free blocks.") @Default("region")
        Scope onReserved,

        @Doc("What a pool that is out blocks.") @Default("cloud")
        Scope onOutage)
        implements Ordering {
    /** What an error makes useless. */
    public enum Scope {
        @Doc("The pool alone.")
        ZONE,
        @Doc("Every pool of its region.")
        REGION,
        @Doc("Every pool of its cloud.")
        CLOUD
    }

    @Override
    public ImmutableSet<String> named() {
        return reserved;
    }

    @Override
    public boolean isByPrice() {
        return true;
    }

    @Override
    public int[] parts(Places places) {
        return ordered ? places.byCloud() : new int[places.size()];
    }

    @Override
    public Chooser chooser(Places places) {
        return new Search(places);
    }

    private final class Search implements Chooser {
        private static final int ANY = -1;

        /** By pool. */
        private final int[] region;

        private final int[] cloud;
        private final boolean[] isReserved;
        private final boolean[] isBlocked;
        private final Places places;

        Search(Places places) {
            this.places = places;
            region = places.byRegion();
            cloud = places.byCloud();
            isReserved = new boolean[places.size()];
            for (int pool = 0; pool < isReserved.length; pool++) {
                isReserved[pool] = places.named(pool, reserved).isPresent();
            }
            isBlocked = new boolean[places.size()];
        }

        @Override
        public int choose(Candidates candidates) {
            Arrays.fill(isBlocked, false);
            int place = cheapest(candidates, ANY, ANY);
            while (place >= 0) {
                int pool = candidates.pool(place);
                if (candidates.hasRoom(place)) {
                    return pool;
                }
                block(candidates, place);
                place = cheapest(candidates, region[pool], cloud[pool]);
                place = place < 0 ? cheapest(candidates, ANY, cloud[pool]) : place;
                place = place < 0 ? cheapest(candidates, ANY, ANY) : place;
            }
            return Candidates.NONE;
        }

        @Override
        public boolean mayTurnAway() {
            return true;
        }

        /** The place of the first that is not blocked, reserved ones before what costs more; -1 if there is none. */
        private int cheapest(Candidates candidates, int inRegion, int inCloud) {
            int cheapest = -1;
            for (int place = candidates.size() - 1; place >= 0; place--) {
                int pool = candidates.pool(place);
                boolean isIn =
                        (inRegion == ANY || region[pool] == inRegion) && (inCloud == ANY || cloud[pool] == inCloud);
                if (isIn && !isBlocked[pool] && (cheapest < 0 || isBefore(pool, candidates.pool(cheapest)))) {
                    cheapest = place;
                }
            }
            return cheapest;
        }

        /** Whether a pool is tried before one that stands behind it in the lane. */
        private boolean isBefore(int pool, int other) {
            return isReserved[pool] || !isReserved[other] || ordered && cloud[pool] != cloud[other];
        }

        private void block(Candidates candidates, int failed) {
            int pool = candidates.pool(failed);
            isBlocked[pool] = true;
            Scope scope = scope(candidates, failed);
            if (candidates.isHeard() && scope != Scope.ZONE) {
                candidates.tell(places.name(pool) + (candidates.isOut(failed) ? " is out" : " has no room for it")
                        + ", which blocks " + (scope == Scope.CLOUD ? places.cloud(pool) : places.region(pool)));
            }
            for (int place = 0; place < candidates.size(); place++) {
                int other = candidates.pool(place);
                isBlocked[other] |= scope == Scope.CLOUD && cloud[other] == cloud[pool]
                        || scope == Scope.REGION && region[other] == region[pool];
            }
        }

        private Scope scope(Candidates candidates, int place) {
            if (candidates.isOut(place)) {
                return onOutage;
            }
            return candidates.isReserved(place) ? onReserved : onCapacity;
        }
    }
}
