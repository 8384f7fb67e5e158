package io.spillway.engine;

import java.util.ArrayList;
import java.util.List;

/** Works out, candidate by candidate, why a request was not taken; the slow twin of {@link Router#decide}. */
final class Explainer {
    private static final Reason[] REASONS = Reason.values();
    private static final int[] NO_MORE = {};
    private static final int NO_CHOICE = -1;

    private final World world;
    private final Router router;
    private final Pools pools;

    Explainer(World world, Router router) {
        this.world = world;
        this.router = router;
        pools = router.pools;
    }

    /** The decision to move a deployment back; the cloud that its customer asked for was not tried. */
    Decision ofFailback(Running running, int id, Plan plan, long tick, long outcome) {
        List<Decision.Refusal> refusals =
                refusals(plan, running.units[id], NO_CHOICE, running.declineDraw[id], outcome);
        return ofDeployment(running, id, 0, Waiting.NONE, true, tick, outcome, refusals);
    }

    /** The decision what becomes of a deployment whose pool is out. */
    Decision ofEvacuee(
            Running running, int id, Plan plan, long behindOrdinal, boolean isAsked, long tick, long outcome) {
        List<Decision.Refusal> refusals = isAsked
                ? refusals(plan, running.units[id], running.choice[id], running.declineDraw[id], outcome)
                : List.of();
        return ofDeployment(running, id, running.patienceTicks(id), behindOrdinal, isAsked, tick, outcome, refusals);
    }

    private static Decision ofDeployment(
            Running running,
            int id,
            long patienceTicks,
            long behindOrdinal,
            boolean isAsked,
            long tick,
            long outcome,
            List<Decision.Refusal> refusals) {
        return new Decision(
                tick,
                running.requestClass[id],
                running.ordinal[id],
                running.units[id],
                running.untilTick[id] - tick,
                running.choice[id],
                running.declineDraw[id],
                patienceTicks,
                Decision.NO_WAIT,
                behindOrdinal,
                isAsked,
                outcome,
                refusals);
    }

    /**
     * The candidates not used, in the order they were tried, up to the one that took the request; a pool refused twice stands
     * where it was tried first.
     */
    List<Decision.Refusal> refusals(Plan plan, int units, int choice, double declineDraw, long outcome) {
        int taken = Decision.isPlaced(outcome) ? Decision.pool(outcome) : -1;
        Tried tried = new Tried(plan, units, declineDraw, taken);
        if (choice >= 0 && !plan.bars(choice)) {
            tried.add(plan.choices()[choice], world.cloudPools[choice]);
        }
        if (Decision.areOthersFirst(outcome)) {
            tried.addOthers(choice);
        }
        if (plan.firstCloud() >= 0 && !Decision.isStayingAway(outcome)) {
            tried.add(plan.first(), world.cloudPools[plan.firstCloud()]);
        }
        if (plan.bars(choice) && taken >= 0 && Decision.cause(outcome) == Cause.FIRST) {
            tried.bar(world.cloudPools[choice]);
        }
        tried.addOthers(choice);
        if (plan.placedCause() != Cause.FIRST_PARTY) {
            for (int cloud = 0; cloud < world.clouds; cloud++) {
                if (world.isSpilledTo[cloud] && cloud != plan.firstCloud()) {
                    tried.add(world.cloudPools[cloud]);
                }
            }
        }
        return tried.refusals;
    }

    /** The search for a pool, candidate by candidate; nothing comes behind the one that took the request. */
    private final class Tried {
        private final Plan plan;
        private final int units;
        private final double declineDraw;
        private final int taken;
        private final boolean[] seen = new boolean[world.pools];
        /** By pool: whether a chooser had it in a lane that it found nothing in. */
        private final boolean[] isPassedOver = new boolean[world.pools];
        /** By pool: whether it refuses without having been asked. */
        private final boolean[] isUnasked = new boolean[world.pools];

        private final List<Decision.Refusal> refusals = new ArrayList<>();
        private boolean isSettled;

        Tried(Plan plan, int units, double declineDraw, int taken) {
            this.plan = plan;
            this.units = units;
            this.declineDraw = declineDraw;
            this.taken = taken;
        }

        /**
         * The pools of a lane in its order, then others of its cloud, those that could never be used.
         *
         * @param listed the cloud's pools; where the lane's order is the list's, they stand in it
         */
        void add(int lane, int[] listed) {
            Lane tried = world.lanes[lane];
            if (tried.order() == Order.PRIORITY && listed.length > 0) {
                add(listed);
                return;
            }
            Asked.OfLane asked = router.asked(lane);
            if (asked != null) {
                addAsked(tried, asked, router.askedPools(lane));
                add(listed);
                return;
            }
            int end = place(tried.pools(), taken);
            for (int place = 0; place < tried.pools().length && !isSettled; place++) {
                if (end < 0 || isBefore(tried, place, end)) {
                    add(tried.pools()[place]);
                }
            }
            isSettled |= end >= 0;
            add(listed);
        }

        /** The clouds behind the first one: before the others that which was asked for, where it was barred until there. */
        void addOthers(int choice) {
            if (plan.bars(choice)) {
                add(plan.choices()[choice], world.cloudPools[choice]);
            }
            add(plan.others(), NO_MORE);
        }

        /**
         * The pools that a lane's chooser has asked, in its order; where it has found none, then those it has not asked that
         * count in the reason all the same, the first so many of the lane.
         */
        private void addAsked(Lane lane, Asked.OfLane asked, int counted) {
            for (int turn = 0; turn < asked.count(); turn++) {
                if (asked.pool(turn) != taken) {
                    add(asked.pool(turn));
                }
            }
            isSettled |= taken >= 0 && asked.found == taken;
            for (int place = 0; place < lane.pools().length && !isSettled; place++) {
                int pool = lane.pools()[place];
                isPassedOver[pool] = true;
                if (place < counted && !asked.isAsked(place)) {
                    addUnasked(pool);
                }
            }
        }

        private void addUnasked(int pool) {
            Decision.Refusal refusal = refusal(plan, pool, units, declineDraw);
            if (refusal != null && !seen[pool] && !isUnasked[pool] && pool != taken) {
                isUnasked[pool] = true;
                refusals.add(new Decision.Refusal(pool, false, refusal.reason(), refusal.number()));
            }
        }

        /** Whether a pool of a lane comes before another in its order; out or not, as an outage is a refusal. */
        private boolean isBefore(Lane lane, int place, int other) {
            double ahead = rank(lane, place) - rank(lane, other);
            return ahead < 0 || ahead == 0 && place < other;
        }

        private double rank(Lane lane, int place) {
            return switch (lane.order()) {
                case MOST_FREE -> -pools.known(plan).known().room(lane.pools()[place]);
                case LEAST_UTILISED -> pools.known(plan).known().share(lane.pools()[place]);
                case PRIORITY, CHEAPEST, PROPORTIONAL, OWN -> place;
            };
        }

        private void add(int[] listed) {
            for (int pool : listed) {
                if (isSettled) {
                    return;
                }
                if (!isPassedOver[pool] || pool == taken) {
                    add(pool);
                }
            }
        }

        private void add(int pool) {
            isSettled |= pool == taken;
            if (!isSettled && !seen[pool]) {
                Decision.Refusal refusal = refusal(plan, pool, units, declineDraw);
                if (refusal != null) {
                    seen[pool] = true;
                    if (isUnasked[pool]) {
                        refusals.removeIf(before -> before.pool() == pool);
                    }
                    refusals.add(refusal);
                }
            }
        }

        /** The contract keeps a request from the cloud that its customer asked for, as another has taken it. */
        void bar(int[] barred) {
            for (int pool : barred) {
                if (!seen[pool] && pool != taken) {
                    seen[pool] = true;
                    refusals.add(new Decision.Refusal(pool, Reason.TERMS, Double.NaN));
                }
            }
        }
    }

    /** Where a pool stands in a list, or -1. */
    private static int place(int[] pools, int wanted) {
        for (int place = 0; place < pools.length; place++) {
            if (pools[place] == wanted) {
                return place;
            }
        }
        return -1;
    }

    /**
     * The pools that would not take a launch's footprint, by number; of its classes the answer nearest to acceptance.
     *
     * @param silentCloud the cloud that has not answered, or -1
     */
    List<Decision.Refusal> launchRefusals(Plan[] plans, int footprintUnits, double declineDraw, int silentCloud) {
        List<Decision.Refusal> refusals = new ArrayList<>();
        for (int pool = 0; pool < world.pools; pool++) {
            int nearest = -1;
            Plan nearestOf = plans[0];
            boolean isTaken = false;
            for (Plan plan : plans) {
                int reason = router.ownRefusal(plan, pool, footprintUnits, declineDraw);
                isTaken |= reason < 0;
                if (reason > nearest) {
                    nearest = reason;
                    nearestOf = plan;
                }
            }
            if (!isTaken) {
                double number = ownNumber(REASONS[nearest], nearestOf, pool, declineDraw);
                refusals.add(new Decision.Refusal(pool, REASONS[nearest], number));
            } else if (world.poolCloud[pool] == silentCloud) {
                refusals.add(new Decision.Refusal(pool, Reason.NO_ANSWER, Double.NaN));
            }
        }
        return refusals;
    }

    /** Why a pool refuses now, or null when it would take the request. */
    Decision.@org.jspecify.annotations.Nullable Refusal refusal(Plan plan, int pool, int units, double declineDraw) {
        int reason = router.refusal(plan, pool, units, declineDraw);
        if (reason < 0) {
            return null;
        }
        double number = router.saysItself(plan, pool, units)
                ? ownNumber(REASONS[reason], plan, pool, declineDraw)
                : number(REASONS[reason], plan, pool, declineDraw);
        return new Decision.Refusal(pool, REASONS[reason], number);
    }

    private double number(Reason reason, Plan plan, int pool, double declineDraw) {
        return switch (reason) {
            case CAPACITY -> pools.known(plan).of(pool).free(pool);
            case RESERVED -> pools.known(plan).of(pool).keptUnits()[pool];
            case MARGIN -> plan.margins()[pool];
            case DECLINED -> declineDraw;
            default -> Double.NaN;
        };
    }

    private double ownNumber(Reason reason, Plan plan, int pool, double declineDraw) {
        return switch (reason) {
            case CAPACITY -> pools.free(pool);
            case RESERVED -> pools.known(plan).actual().keptUnits()[pool];
            default -> number(reason, plan, pool, declineDraw);
        };
    }
}
