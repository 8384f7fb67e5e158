package io.spillway.order;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.spillway.engine.Candidates;
import io.spillway.engine.Chooser;
import io.spillway.model.Check;
import io.spillway.model.Default;
import io.spillway.model.Doc;
import io.spillway.model.Measured;

/**
 * Google Cloud's service load balancing policy, {@code WATERFALL_BY_REGION} (cloud.google.com, "Advanced load balancing
 * optimizations"). Preferred backends are filled to their capacity first, then region by region, the closest first; within a
 * region backends are filled in proportion to their configured capacity, times a capacity scaler. New requests alone spill;
 * what runs stays. Where no region has capacity left, requests go to whichever backend can still take them: health, drain and
 * scalers count no longer.
 *
 * <p>A backend is a pool; a region lists its own. The closest regions are those in the geographies that a market prefers, of
 * whichever cloud; among these, and behind them, the order in which regions are listed stands for their distance. A region
 * whose healthy share (units that no outage hits, of units in force) is below the failover threshold keeps that share of the
 * threshold of its requests, by chance, and the rest goes on. With automatic capacity drain a region with less health than
 * {@code drainBelow} counts as having no capacity, as long as no more than {@code drainAtMost} of the regions do; one without
 * units in force is no region yet, and counts in neither number.
 */
@Doc(
        "Google Cloud's waterfall by region: preferred backends, then region by region, the closest first (those that the market"
                + " prefers, else as listed), evenly full within one; where none takes it so, whichever pool has room, as if it"
                + " were healthy and without a scaler.")
public record GoogleWaterfall(
        @Doc("Clouds, regions (cloud/region) or pools to be filled before all others.") @Default("[]")
        ImmutableSet<String> preferred,

        @Doc("Share of capacity to be filled, by cloud, region or pool, the narrowest name counting; else 100%.")
        @Default("{}")
        @Measured(Measured.Quantity.SHARE)
        ImmutableMap<String, Double> capacityScaler,

        @Doc("A region with less health than this keeps its health's share of it of requests, and sends the rest on.")
        @Default("70%")
        @Measured(Measured.Quantity.SHARE)
        double failoverHealthThreshold,

        @Doc("Whether a region with little health counts as having no capacity.") @Default("false")
        boolean autoCapacityDrain,

        @Doc("How little health that is.") @Default("25%") @Measured(Measured.Quantity.SHARE)
        double drainBelow,

        @Doc("The largest share of regions that are drained.") @Default("50%") @Measured(Measured.Quantity.SHARE)
        double drainAtMost,

        @Doc("Whether requests stay in the first region that could ever take them, as isolation NEAREST does.")
        @Default("false")
        boolean nearestOnly)
        implements Ordering {
    public GoogleWaterfall {
        Check check = new Check();
        capacityScaler
                .values()
                .forEach(share -> check.that(share >= 0 && share <= 1, "capacityScaler", share, "shares up to 100%"));
        check.that(
                failoverHealthThreshold > 0 && failoverHealthThreshold < 1,
                "failoverHealthThreshold",
                failoverHealthThreshold,
                "a share from 1% to 99%");
        check.that(drainBelow >= 0 && drainBelow <= 1, "drainBelow", drainBelow, "a share up to 100%");
        check.that(drainAtMost >= 0 && drainAtMost <= 1, "drainAtMost", drainAtMost, "a share up to 100%");
        check.end();
    }

    @Override
    public ImmutableSet<String> named() {
        return ImmutableSet.<String>builder()
                .addAll(preferred)
                .addAll(capacityScaler.keySet())
                .build();
    }

    @Override
    public Nearness nearness() {
        return Nearness.ACROSS_CLOUDS;
    }

    @Override
    public int[] parts(Places places) {
        return places.byRegion();
    }

    @Override
    public Chooser chooser(Places places) {
        return new Waterfall(places);
    }

    private final class Waterfall implements Chooser {
        /** The health of a region that has nothing in force. */
        private static final double NO_UNITS = -1;

        /** By pool. */
        private final boolean[] isPreferred;

        private final double[] scaler;
        /** By region of the lane: from 0 to 1, or {@link #NO_UNITS}. */
        private final double[] health;

        private final boolean[] isDrained;
        private final Places places;

        Waterfall(Places places) {
            this.places = places;
            isPreferred = new boolean[places.size()];
            scaler = new double[places.size()];
            health = new double[places.size()];
            isDrained = new boolean[places.size()];
            for (int pool = 0; pool < scaler.length; pool++) {
                isPreferred[pool] = places.named(pool, preferred).isPresent();
                scaler[pool] = places.named(pool, capacityScaler.keySet())
                        .map(capacityScaler::get)
                        .orElse(1.0);
            }
        }

        @Override
        public int choose(Candidates candidates) {
            int regions = nearestOnly ? Math.min(1, candidates.parts()) : candidates.parts();
            look(candidates, regions);
            if (candidates.isHeard()) {
                tellRegions(candidates, regions);
            }
            int pool = filled(candidates, regions, true, true);
            pool = pool == Candidates.NONE ? filled(candidates, regions, false, true) : pool;
            return pool == Candidates.NONE ? afterAll(candidates, regions) : pool;
        }

        private int afterAll(Candidates candidates, int regions) {
            if (candidates.isHeard()) {
                candidates.tell(
                        "no region takes it as configured, so the first that has room, whatever its health and scalers");
            }
            return filled(candidates, regions, false, false);
        }

        private void tellRegions(Candidates candidates, int regions) {
            for (int region = 0; region < regions; region++) {
                candidates.tell(
                        places.region(candidates.pool(candidates.begin(region))) + ": " + state(candidates, region));
            }
        }

        private String state(Candidates candidates, int region) {
            if (health[region] == NO_UNITS) {
                return "no units in force";
            }
            String healthy = Health.percent(health[region]) + " healthy";
            if (isDrained[region]) {
                return healthy + ", below " + Health.percent(drainBelow) + ", drained";
            } else if (health[region] >= failoverHealthThreshold) {
                return healthy;
            }
            return healthy + ", below " + Health.percent(failoverHealthThreshold) + ", so that it keeps "
                    + Health.percent(health[region] / failoverHealthThreshold) + " of requests; drawn "
                    + Health.percent(candidates.draw(region)) + ", "
                    + (failsOver(candidates, region) ? "sent on" : "kept");
        }

        private void look(Candidates candidates, int regions) {
            int inForce = 0;
            for (int region = 0; region < regions; region++) {
                long units = 0;
                long healthy = 0;
                for (int place = candidates.begin(region); place < candidates.end(region); place++) {
                    units += candidates.capacityUnits(place);
                    healthy += candidates.isOut(place) ? 0 : candidates.capacityUnits(place);
                }
                health[region] = units == 0 ? NO_UNITS : (double) healthy / units;
                inForce += units == 0 ? 0 : 1;
            }
            drain(regions, inForce);
        }

        private void drain(int regions, int inForce) {
            int drained = 0;
            for (int region = 0; region < regions; region++) {
                boolean isIll = health[region] != NO_UNITS && health[region] < drainBelow;
                isDrained[region] = autoCapacityDrain && isIll && drained + 1 <= drainAtMost * inForce;
                drained += isDrained[region] ? 1 : 0;
            }
        }

        /**
         * The pool to be filled next in the first region that has one.
         *
         * @param preferredOnly whether others are left out
         * @param asConfigured whether capacity is what is configured, and health counts; else only room does
         */
        private int filled(Candidates candidates, int regions, boolean preferredOnly, boolean asConfigured) {
            for (int region = 0; region < regions; region++) {
                boolean passes = asConfigured && (isDrained[region] || failsOver(candidates, region));
                int pool = passes ? Candidates.NONE : emptiest(candidates, region, preferredOnly, asConfigured);
                if (pool != Candidates.NONE) {
                    return pool;
                }
            }
            return Candidates.NONE;
        }

        private boolean failsOver(Candidates candidates, int region) {
            return candidates.draw(region) * failoverHealthThreshold >= health[region];
        }

        /** The pool of a region that is the least full of what it is to be filled to, of those that have room. */
        private int emptiest(Candidates candidates, int region, boolean preferredOnly, boolean asConfigured) {
            int emptiest = Candidates.NONE;
            double least = Double.POSITIVE_INFINITY;
            for (int place = candidates.begin(region); place < candidates.end(region); place++) {
                int pool = candidates.pool(place);
                double target = (asConfigured ? scaler[pool] : 1) * candidates.capacityUnits(place);
                double used = candidates.usedUnits(place);
                boolean isCandidate = (!preferredOnly || isPreferred[pool]) && candidates.hasRoom(place);
                if (isCandidate && used + candidates.units() <= target + 1e-9 && used / target < least) {
                    least = used / target;
                    emptiest = pool;
                }
            }
            return emptiest;
        }
    }
}
