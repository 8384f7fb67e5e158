package io.spillway.engine;

import java.util.ArrayList;
import java.util.List;

/** Works out, candidate by candidate, why a request was not taken; the slow twin of {@link Router#decide}. */
final class Explainer {
    private final World world;
    private final Router router;

    Explainer(World world, Router router) {
        this.world = world;
        this.router = router;
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
                outcome,
                refusals(plan, units, asked, draw, outcome));
    }

    /** The candidates not used, in the order they were tried; a pool refused twice stands where it was tried first. */
    List<Decision.Refusal> refusals(Plan plan, int units, int choice, double declineDraw, long outcome) {
        int taken = Decision.isPlaced(outcome) ? Decision.pool(outcome) : -1;
        List<Decision.Refusal> refusals = new ArrayList<>();
        boolean[] seen = new boolean[world.pools];
        if (choice >= 0) {
            explain(world.cloudPools[choice], plan, units, declineDraw, taken, seen, refusals);
        }
        if (taken < 0 || Decision.cause(outcome) != Cause.CUSTOMER_CHOICE) {
            if (plan.firstCloud() >= 0) {
                explain(world.lanes[plan.first()].pools(), plan, units, declineDraw, taken, seen, refusals);
                explain(world.cloudPools[plan.firstCloud()], plan, units, declineDraw, taken, seen, refusals);
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
        int fixed = plan.refusals()[pool];
        int free = router.knownFree(plan, pool);
        int kept = router.knownKept(plan, pool);
        if (fixed >= 0) {
            return new Decision.Refusal(pool, Reason.values()[fixed], Double.NaN);
        } else if (router.isKnownOut(plan, pool)) {
            return new Decision.Refusal(pool, Reason.OUTAGE, Double.NaN);
        } else if (free < units) {
            return new Decision.Refusal(pool, Reason.CAPACITY, free);
        } else if (free - kept < units) {
            return new Decision.Refusal(pool, Reason.RESERVED, kept);
        } else if (world.poolCloud[pool] == plan.firstCloud() && router.declines(plan, declineDraw)) {
            return new Decision.Refusal(pool, Reason.DECLINED, declineDraw);
        }
        return null;
    }
}
