package io.spillway.engine;

import java.util.ArrayList;
import java.util.List;

/** Works out, candidate by candidate, why a request was not taken; the slow twin of {@link Router#decide}. */
final class Explainer {
    private static final Reason[] REASONS = Reason.values();

    private final World world;
    private final Router router;
    private final Pools pools;

    Explainer(World world, Router router) {
        this.world = world;
        this.router = router;
        pools = router.pools;
    }

    /**
     * The decision to move a deployment, or not.
     *
     * @param asked the cloud that was tried first, or -1
     */
    Decision ofDeployment(Running running, int id, Plan plan, int asked, long tick, long outcome) {
        int units = running.units[id];
        double draw = running.declineDraw[id];
        return new Decision(
                tick,
                running.requestClass[id],
                running.ordinal[id],
                units,
                running.untilTick[id] - tick,
                running.choice[id],
                draw,
                0,
                0,
                Waiting.NONE,
                true,
                outcome,
                refusals(plan, units, asked, draw, outcome));
    }

    /** The candidates not used, in the order they were tried; a pool refused twice stands where it was tried first. */
    List<Decision.Refusal> refusals(Plan plan, int units, int choice, double declineDraw, long outcome) {
        int taken = Decision.isPlaced(outcome) ? Decision.pool(outcome) : -1;
        List<Decision.Refusal> refusals = new ArrayList<>();
        boolean[] seen = new boolean[world.pools];
        if (choice >= 0 && !(plan.barsChoice() && choice != plan.firstCloud())) {
            explain(world.cloudPools[choice], plan, units, declineDraw, taken, seen, refusals);
        }
        if (Decision.areOthersFirst(outcome)) {
            explain(world.lanes[plan.others()].pools(), plan, units, declineDraw, taken, seen, refusals);
        }
        if (taken < 0 || Decision.cause(outcome) != Cause.CUSTOMER_CHOICE) {
            if (plan.firstCloud() >= 0 && !Decision.isStayingAway(outcome)) {
                explain(world.lanes[plan.first()].pools(), plan, units, declineDraw, taken, seen, refusals);
                explain(world.cloudPools[plan.firstCloud()], plan, units, declineDraw, taken, seen, refusals);
            }
            if (choice >= 0 && taken >= 0 && Decision.cause(outcome) == Cause.FIRST && plan.barsChoice()) {
                bar(world.cloudPools[choice], taken, seen, refusals);
            }
            if (taken < 0 || Decision.isSpill(outcome) || plan.firstCloud() < 0) {
                explain(world.lanes[plan.others()].pools(), plan, units, declineDraw, taken, seen, refusals);
            }
            if (taken < 0 && plan.placedCause() != Cause.FIRST_PARTY) {
                for (int[] pools : world.cloudPools) {
                    explain(pools, plan, units, declineDraw, taken, seen, refusals);
                }
            }
        }
        return refusals;
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

    /** The contract keeps a request from the cloud that its customer asked for, as another has taken it. */
    private static void bar(int[] pools, int taken, boolean[] seen, List<Decision.Refusal> refusals) {
        for (int pool : pools) {
            if (!seen[pool] && pool != taken) {
                seen[pool] = true;
                refusals.add(new Decision.Refusal(pool, Reason.TERMS, Double.NaN));
            }
        }
    }

    private void explain(
            int[] pools,
            Plan plan,
            int units,
            double declineDraw,
            int taken,
            boolean[] seen,
            List<Decision.Refusal> refusals) {
        for (int pool : pools) {
            if (!seen[pool] && pool != taken) {
                Decision.Refusal refusal = refusal(plan, pool, units, declineDraw);
                if (refusal != null) {
                    seen[pool] = true;
                    refusals.add(refusal);
                }
            }
        }
    }

    /** Why a pool refuses now, or null when it would take the request. */
    Decision.@org.jspecify.annotations.Nullable Refusal refusal(Plan plan, int pool, int units, double declineDraw) {
        int reason = router.refusal(plan, pool, units, declineDraw);
        return reason < 0
                ? null
                : new Decision.Refusal(pool, REASONS[reason], number(REASONS[reason], plan, pool, declineDraw));
    }

    private double number(Reason reason, Plan plan, int pool, double declineDraw) {
        return switch (reason) {
            case CAPACITY -> pools.knownFree(plan, pool);
            case RESERVED -> pools.knownKept(plan, pool);
            case MARGIN -> plan.margins()[pool];
            case DECLINED -> declineDraw;
            default -> Double.NaN;
        };
    }

    private double ownNumber(Reason reason, Plan plan, int pool, double declineDraw) {
        return switch (reason) {
            case CAPACITY -> pools.free(pool);
            case RESERVED -> pools.keptUnits(plan, pool);
            default -> number(reason, plan, pool, declineDraw);
        };
    }
}
