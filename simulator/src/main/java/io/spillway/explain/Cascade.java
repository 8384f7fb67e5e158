package io.spillway.explain;

import io.spillway.engine.Cause;
import io.spillway.engine.Decision;
import io.spillway.engine.Lane;
import io.spillway.engine.Order;
import io.spillway.engine.Plan;
import io.spillway.engine.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The candidates of a request in the order in which they are tried: the cloud its customer asked for, the cloud that the
 * terms put first, the others; those before it while the class stays with them. Where the contract bars what was asked for, it
 * stands before the others. A pool that
 * could never be used stands where it is listed, or behind its cloud's others where those are in an order of their own.
 * Where chance chooses, pools stand as the lane lists them; where a rule of its own does, as the decision tells.
 */
final class Cascade {
    private final World world;
    private final RunState state;

    Cascade(World world, RunState state) {
        this.world = world;
        this.state = state;
    }

    /** The pools in the order of a decision, each once: first those that refused, then the one that took the request. */
    List<Integer> pools(Plan plan, int choice, Decision decision) {
        List<Integer> pools = pools(plan, choice, Decision.areOthersFirst(decision.outcome()));
        if (!isAnyChosen(plan, choice)) {
            return pools;
        }
        Set<Integer> inOrder = new LinkedHashSet<>();
        decision.refusals().forEach(refusal -> inOrder.add(refusal.pool()));
        if (Decision.isPlaced(decision.outcome())) {
            inOrder.add(Decision.pool(decision.outcome()));
        }
        inOrder.retainAll(pools);
        inOrder.addAll(pools);
        return new ArrayList<>(inOrder);
    }

    /** Whether a rule of its own chooses in one of the lanes. */
    private boolean isAnyChosen(Plan plan, int choice) {
        return world.lanes[plan.others()].order() == Order.OWN
                || plan.firstCloud() >= 0 && world.lanes[plan.first()].order() == Order.OWN
                || choice >= 0 && world.lanes[plan.choices()[choice]].order() == Order.OWN;
    }

    /** The pools in their order, each once, as far as lanes tell it. */
    private List<Integer> pools(Plan plan, int choice, boolean othersFirst) {
        Set<Integer> pools = new LinkedHashSet<>();
        if (choice >= 0 && !plan.bars(choice)) {
            pools.addAll(tried(world.lanes[plan.choices()[choice]], plan, cloudPools(choice)));
        }
        if (othersFirst) {
            pools.addAll(others(plan, choice));
        }
        if (plan.firstCloud() >= 0) {
            pools.addAll(tried(world.lanes[plan.first()], plan, cloudPools(plan.firstCloud())));
        }
        if (plan.placedCause() != Cause.FIRST_PARTY) {
            pools.addAll(others(plan, choice));
        }
        return new ArrayList<>(pools);
    }

    /** The lane in which a pool was found. */
    Lane lane(Plan plan, int choice, int pool) {
        int cloud = world.poolCloud[pool];
        if (cloud == choice) {
            return world.lanes[plan.choices()[choice]];
        }
        return world.lanes[cloud == plan.firstCloud() ? plan.first() : plan.others()];
    }

    private List<Integer> others(Plan plan, int choice) {
        List<Integer> others = new ArrayList<>();
        if (plan.bars(choice)) {
            others.addAll(tried(world.lanes[plan.choices()[choice]], plan, cloudPools(choice)));
        }
        others.addAll(tried(world.lanes[plan.others()], plan, otherPools(plan.firstCloud())));
        return others;
    }

    private List<Integer> cloudPools(int cloud) {
        return Arrays.stream(world.cloudPools[cloud]).boxed().toList();
    }

    private List<Integer> otherPools(int firstCloud) {
        List<Integer> others = new ArrayList<>();
        for (int pool = 0; pool < world.pools; pool++) {
            int cloud = world.poolCloud[pool];
            if (cloud != firstCloud && world.isSpilledTo[cloud]) {
                others.add(pool);
            }
        }
        return others;
    }

    private List<Integer> tried(Lane lane, Plan plan, List<Integer> listed) {
        if (lane.order() == Order.PRIORITY) {
            return listed;
        }
        List<Integer> tried = new ArrayList<>();
        Arrays.stream(lane.pools()).forEach(tried::add);
        switch (lane.order()) {
            case LEAST_UTILISED -> tried.sort(Comparator.comparingDouble(pool -> utilisation(plan, pool)));
            case MOST_FREE -> tried.sort(Comparator.comparingInt(pool -> -room(plan, pool)));
            case PRIORITY, CHEAPEST, PROPORTIONAL, OWN -> {}
        }
        listed.stream().filter(pool -> plan.refusals()[pool] >= 0).forEach(tried::add);
        return tried;
    }

    /** How many units of a pool are free for requests of a plan, as routing knows it. */
    int room(Plan plan, int pool) {
        return plan.usesHeadroom() ? state.freeUnits(pool) : state.knownRoomUnits(plan, pool);
    }

    /** Whoever may use the headroom sees its own pools as they are. */
    private double utilisation(Plan plan, int pool) {
        double utilisation = plan.usesHeadroom() ? state.utilisation(pool) : state.knownUtilisation(pool);
        return Double.isNaN(utilisation) ? Double.POSITIVE_INFINITY : utilisation;
    }
}
