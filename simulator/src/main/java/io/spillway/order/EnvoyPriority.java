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
 * Envoy's priority levels (envoyproxy.io, "Priority levels", "Panic threshold", "Overprovisioning factor"; {@code
 * load_balancer_impl.cc}). Load goes to the first level while enough of it is healthy; the share that is missing goes to the
 * next. How full a level is does not matter: a level that is healthy and full refuses what is drawn for it.
 *
 * <p>A level is a cloud, or what {@code levels} name. Healthy are its units that no outage hits, of all its units in force; a
 * planned cut is a host taken out of service, not an ill one. Load is whole per cents, computed in integers as Envoy does, and
 * what rounding leaves goes to the first level with any health. A request draws its level, and within it a pool that has room,
 * in proportion to capacity. A level in panic ignores health: what it draws may be out, and is then refused. Where every level is
 * in panic, be it as it has no units in force, load goes by units in force, healthy or not, and what rounding leaves to the first
 * level that has any. Whether levels are in panic is judged by all of them, also when a request is sent on; those that have
 * refused it then get no load, and the others theirs by health.
 */
@Doc("Envoy's priority levels: load by health, not by room; what a level has no room for is refused.")
public record EnvoyPriority(
        @Doc("A level counts as whole while this times its healthy share is 1 or more.") @Default("1.4")
        double overprovisioningFactor,

        @Doc(
                "When all levels together lack health, one with less than this ignores health; where every one does, load goes by"
                        + " units in force. 0% forbids it.")
        @Default("50%")
        @Measured(Measured.Quantity.SHARE)
        double panicThreshold,

        @Doc("Whether a request that its level refuses is sent on to the others, as the retry plug-in does.")
        @Default("false")
        boolean retryOtherPriorities,

        @Doc("Levels, by name: lists of clouds, regions (cloud/region) or pools; one for each cloud when empty. A pool"
                + " counts in the first that names it; what none names is never asked.")
        @Default("{}")
        ImmutableMap<String, ImmutableSet<String>> levels)
        implements Ordering {
    private static final int WHOLE = 100;

    public EnvoyPriority {
        Check check = new Check();
        check.that(
                overprovisioningFactor >= 1 && overprovisioningFactor <= 1000,
                "overprovisioningFactor",
                overprovisioningFactor,
                "a number from 1 to 1000");
        check.that(panicThreshold >= 0 && panicThreshold <= 1, "panicThreshold", panicThreshold, "a share up to 100%");
        Tiers.check(check, "levels", levels);
        check.end();
    }

    @Override
    public ImmutableMap<String, ImmutableSet<String>> tiers() {
        return levels;
    }

    @Override
    public Nearness nearness() {
        return Nearness.IGNORED;
    }

    @Override
    public int[] parts(Places places) {
        return places.byTier(levels);
    }

    @Override
    public Chooser chooser(Places places) {
        return new Levels(places);
    }

    /** A level's share of health times the overprovisioning factor, in whole per cents, at most 100. */
    static int availability(long healthyUnits, long units, int overprovisioningPercent) {
        return units == 0 ? 0 : (int) Math.min(WHOLE, overprovisioningPercent * healthyUnits / units);
    }

    /**
     * Spreads 100 per cent of load over levels.
     *
     * @param availability by level, in per cents
     * @param load by level, to be filled; nothing anywhere when no level is available
     * @return the availability of all together, at most 100
     */
    static int spread(int[] availability, int[] load, int levels) {
        int all = 0;
        for (int level = 0; level < levels; level++) {
            all = Math.min(WHOLE, all + availability[level]);
        }
        int left = all == 0 ? 0 : WHOLE;
        int first = -1;
        for (int level = 0; level < levels; level++) {
            load[level] = all == 0 ? 0 : Math.min(left, availability[level] * WHOLE / all);
            left -= load[level];
            first = first < 0 && availability[level] > 0 ? level : first;
        }
        if (left > 0) {
            load[first] += left;
        }
        return all;
    }

    /** Whether a level sends to its unhealthy pools too; one without units has no health. */
    static boolean isInPanic(long healthyUnits, long units, int allAvailability, double panicThreshold) {
        boolean lacksHealth = units == 0 ? panicThreshold > 0 : healthyUnits < panicThreshold * units;
        return allAvailability < WHOLE && lacksHealth;
    }

    /**
     * Spreads 100 per cent of load over levels that are all in panic.
     *
     * @param units in force, by level
     * @param load by level, to be filled
     */
    static void spreadInTotalPanic(long[] units, int[] load, int levels) {
        long all = 0;
        for (int level = 0; level < levels; level++) {
            all += units[level];
        }
        int left = WHOLE;
        int first = -1;
        for (int level = 0; level < levels; level++) {
            load[level] = all == 0 ? 0 : (int) (WHOLE * units[level] / all);
            left -= load[level];
            first = first < 0 && units[level] > 0 ? level : first;
        }
        load[Math.max(first, 0)] += left;
    }

    private final class Levels implements Chooser {
        private final int factorPercent = (int) Math.round(overprovisioningFactor * WHOLE);
        private final long[] units;
        private final long[] healthyUnits;
        private final int[] availability;
        private final int[] load;
        private final Places places;
        /** By pool. */
        private final String[] levelName;

        Levels(Places places) {
            this.places = places;
            levelName = places.tierNames(levels);
            int most = places.size();
            units = new long[most];
            healthyUnits = new long[most];
            availability = new int[most];
            load = new int[most];
        }

        @Override
        public int choose(Candidates candidates) {
            int levels = candidates.parts();
            for (int level = 0; level < levels; level++) {
                look(candidates, level);
            }
            int all = spread(availability, load, levels);
            boolean isTotal = isTotalPanic(all, levels);
            if (isTotal) {
                spreadInTotalPanic(units, load, levels);
            }
            if (candidates.isHeard()) {
                tellLevels(candidates, all, isTotal);
            }
            int left = isTotal ? WHOLE : all;
            int tries = retryOtherPriorities ? levels : 1;
            for (int number = 0; number < tries && left > 0; number++) {
                int level = drawn(candidates, number, levels);
                boolean panics = isInPanic(healthyUnits[level], units[level], all, panicThreshold);
                int place = within(candidates, level, panics, levels + number);
                if (candidates.isHeard()) {
                    tellDraw(candidates, number, level, panics, place);
                }
                if (place >= 0 && candidates.hasRoom(place)) {
                    return candidates.pool(place);
                }
                availability[level] = 0;
                left = spread(availability, load, levels);
            }
            return Candidates.NONE;
        }

        private boolean isTotalPanic(int all, int levels) {
            boolean isTotal = levels > 0;
            for (int level = 0; level < levels; level++) {
                isTotal &= isInPanic(healthyUnits[level], units[level], all, panicThreshold);
            }
            return isTotal;
        }

        @Override
        public boolean mayTurnAway() {
            return true;
        }

        private void look(Candidates candidates, int level) {
            units[level] = 0;
            healthyUnits[level] = 0;
            for (int place = candidates.begin(level); place < candidates.end(level); place++) {
                units[level] += candidates.capacityUnits(place);
                healthyUnits[level] += candidates.isOut(place) ? 0 : candidates.capacityUnits(place);
            }
            availability[level] = availability(healthyUnits[level], units[level], factorPercent);
        }

        private int drawn(Candidates candidates, int number, int levels) {
            int percent = (int) (candidates.draw(number) * WHOLE);
            int level = 0;
            while (level < levels - 1 && percent >= load[level]) {
                percent -= load[level++];
            }
            return level;
        }

        /** The place of the pool that is drawn within a level, which may be out where it panics; -1 where none is to be drawn. */
        private int within(Candidates candidates, int level, boolean panics, int number) {
            double rest = 0;
            for (int place = candidates.begin(level); place < candidates.end(level); place++) {
                rest += takes(candidates, place, panics) ? candidates.capacityUnits(place) : 0;
            }
            rest *= candidates.draw(number);
            for (int place = candidates.begin(level); place < candidates.end(level); place++) {
                if (takes(candidates, place, panics)) {
                    rest -= candidates.capacityUnits(place);
                    if (rest < 0) {
                        return place;
                    }
                }
            }
            return -1;
        }

        private static boolean takes(Candidates candidates, int place, boolean panics) {
            return candidates.hasRoom(place) || panics && candidates.isOut(place);
        }

        private void tellLevels(Candidates candidates, int all, boolean isTotal) {
            for (int level = 0; level < candidates.parts(); level++) {
                boolean panics = isInPanic(healthyUnits[level], units[level], all, panicThreshold);
                candidates.tell("level " + name(candidates, level) + ": " + Health.of(healthyUnits[level], units[level])
                        + ", " + availability[level] + " % available" + (panics ? ", in panic" : "") + "; load "
                        + load[level] + " %");
            }
            if (isTotal) {
                candidates.tell("every level is in panic, so load goes by units in force, healthy or not");
            } else if (all < WHOLE) {
                candidates.tell("all levels together " + all + " % available, less than 100 %: below "
                        + Health.percent(panicThreshold) + " of health a level is in panic");
            }
        }

        private void tellDraw(Candidates candidates, int number, int level, boolean panics, int place) {
            String to = (number == 0 ? "drawn " : "sent on by health, drawn ") + Health.percent(candidates.draw(number))
                    + ": level " + name(candidates, level);
            candidates.tell(
                    place < 0
                            ? to + ", none of whose pools has room"
                            : to + ", and of its pools " + (panics ? "with room or out " : "with room ")
                                    + places.name(candidates.pool(place))
                                    + (candidates.isOut(place) ? ", which is out" : ""));
        }

        private String name(Candidates candidates, int level) {
            return levelName[candidates.pool(candidates.begin(level))];
        }
    }
}
