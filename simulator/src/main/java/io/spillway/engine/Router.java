package io.spillway.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The placement decision, against the state of the {@link Pools} at its instant.
 *
 * <p>Candidates are tried in one cascade: the cloud the customer asked for, the pools of the cloud that the terms put
 * first, then the others. Where the terms keep customers from what they ask for, the cloud asked for comes behind the first
 * one and before the others. What never changes between two changes of the calendar is already settled in the {@link Plan};
 * here it is only asked whether a pool has room and is not out, whether the room is reserved, and whether the first cloud
 * declines.
 */
final class Router {
    private static final int OUTAGE = Reason.OUTAGE.ordinal();
    private static final int CAPACITY = Reason.CAPACITY.ordinal();
    private static final int RESERVED = Reason.RESERVED.ordinal();
    private static final int MARGIN = Reason.MARGIN.ordinal();
    private static final int DECLINED = Reason.DECLINED.ordinal();
    private static final double NEVER_DECLINED = 1;
    private static final int NO_POOL = RoomIndex.NO_POOL;
    private static final int[] NO_POOLS = {};

    final Pools pools;
    private final int[] poolCloud;
    private final Lane[] lanes;
    /** By lane: whether headroom is ever kept in one of its pools. */
    private final boolean[] laneHasHeadroom;
    /** By lane: how many of its pools are ever asked, from the first on. */
    private final int[] askedPools;
    /** By lane: whether its order may turn away what one of its pools has room for. */
    private final boolean[] laneMayTurnAway;
    /** The request that is decided; kept up only where some order asks. */
    private final Moment moment;

    private final boolean isMomentAsked;
    /** The orders that look at candidates themselves. */
    private final Chooser[] choosers;

    private final List<OwnIndex> ownIndexes = new ArrayList<>();
    /** Which pools they have asked in the decision of the moment, and in one that was set aside; null unless recorded. */
    private @Nullable Asked asked;

    private @Nullable Asked askedAside;

    /** By the number of the plan. */
    private final Route[] routes;

    Router(World world, RoomIndex.Maker maker) {
        poolCloud = world.poolCloud;
        lanes = world.lanes;
        laneHasHeadroom = laneHasHeadroom(world);
        isMomentAsked = world.has(Order.PROPORTIONAL) || world.has(Order.OWN);
        moment = new Moment(world);
        choosers = new Chooser[world.choosers.length];
        Arrays.setAll(choosers, number -> world.choosers[number].make());
        askedPools = askedPools(lanes, choosers);
        laneMayTurnAway = laneMayTurnAway(lanes, choosers);
        pools = new Pools(world, state -> {
            RoomIndex index = maker.make(world, state.roomUnits(), state.utilisation(), moment);
            if (!world.has(Order.OWN)) {
                return index;
            }
            OwnIndex own = new OwnIndex(index, world, state, moment, choosers);
            ownIndexes.add(own);
            return own;
        });
        routes = new Route[world.plans.length];
        Arrays.setAll(routes, number -> {
            Plan plan = world.plans[number];
            Route route = new Route(plan, pools.known(plan));
            boolean[] isAmongOthers = new boolean[world.clouds];
            for (int pool : lanes[plan.others()].pools()) {
                isAmongOthers[poolCloud[pool]] = true;
            }
            for (int cloud = 0; cloud < plan.choices().length; cloud++) {
                listenTo(route, cloud, world.cloudPools[cloud], isAmongOthers[cloud]);
            }
            return route;
        });
    }

    /**
     * Settles how a cloud refuses customers who ask for it. Where it is no cloud to spill to, or an order may leave it out, or
     * the others are not asked at all, nobody else's refusal tells its own.
     */
    private void listenTo(Route route, int cloud, int[] itsPools, boolean isAmongOthers) {
        Plan plan = route.plan;
        boolean isTold = isAmongOthers && !laneMayTurnAway[plan.others()] && !plan.unlessAll();
        route.isChoiceApart[cloud] = cloud != plan.firstCloud() && !isTold;
        int refusal = itsPools.length == 0 ? CAPACITY : -1;
        int margins = 0;
        int[] margin = new int[itsPools.length];
        for (int pool : itsPools) {
            if (plan.refusals()[pool] == MARGIN) {
                margin[margins++] = pool;
            } else {
                refusal = Math.max(refusal, plan.refusals()[pool]);
            }
        }
        route.choiceRefusal[cloud] = refusal;
        route.choiceMargin[cloud] = Arrays.copyOf(margin, margins);
    }

    private static boolean[] laneHasHeadroom(World world) {
        boolean[] poolHas = new boolean[world.pools];
        Agenda agenda = world.agenda;
        for (int change = 0; change < agenda.key().length; change++) {
            if (agenda.action()[change] == Agenda.Action.HEADROOM) {
                poolHas[agenda.subject()[change]] = true;
            } else if (agenda.action()[change] == Agenda.Action.HEADROOM_RULE) {
                poolHas[world.slips[agenda.subject()[change]].pool()] = true;
            }
        }
        boolean[] laneHas = new boolean[world.lanes.length];
        for (int lane = 0; lane < laneHas.length; lane++) {
            for (int pool : world.lanes[lane].pools()) {
                laneHas[lane] |= poolHas[pool];
            }
        }
        return laneHas;
    }

    private static int[] askedPools(Lane[] lanes, Chooser[] choosers) {
        int[] asked = new int[lanes.length];
        for (int lane = 0; lane < lanes.length; lane++) {
            Lane.Own own = lanes[lane].own();
            asked[lane] = own == null
                    ? lanes[lane].pools().length
                    : own.partBegin()[choosers[own.chooser()].partsAsked(own.partLane().length, own.isSpill())];
        }
        return asked;
    }

    /** How many of a lane's pools are ever asked, from the first on. */
    int askedPools(int lane) {
        return askedPools[lane];
    }

    private static boolean[] laneMayTurnAway(Lane[] lanes, Chooser[] choosers) {
        boolean[] may = new boolean[lanes.length];
        for (int lane = 0; lane < lanes.length; lane++) {
            Lane.Own own = lanes[lane].own();
            may[lane] = own != null && choosers[own.chooser()].mayTurnAway();
        }
        return may;
    }

    /** How a plan of the world is followed here. */
    Route route(int plan) {
        return routes[plan];
    }

    void reset() {
        pools.reset();
        for (Chooser chooser : choosers) {
            chooser.reset();
        }
    }

    /** Gives every request of a replication its own chance. */
    void reset(long seed, int replication) {
        reset();
        moment.reset(seed, replication);
    }

    /** Says which request is decided next, and when. */
    void ask(int c, long ordinal, long tick) {
        if (isMomentAsked) {
            moment.set(c, ordinal, tick);
            if (asked != null) {
                asked.clear();
            }
        }
    }

    /** From now on it is written down which pools are asked by orders that look at candidates themselves. */
    void record() {
        if (asked == null && !ownIndexes.isEmpty()) {
            asked = new Asked(lanes);
            askedAside = new Asked(lanes);
            for (int index = 0; index < ownIndexes.size(); index++) {
                ownIndexes.get(index).record(asked);
            }
        }
    }

    /** Which pools of a lane were asked in the decision of the moment; null where that is not recorded. */
    Asked.@Nullable OfLane asked(int lane) {
        return asked == null ? null : asked.ofLane(lane);
    }

    /** Remembers who was asked in the decision of the moment and who had no room after all, before another is made. */
    void setAside(Route route) {
        if (asked != null && askedAside != null) {
            askedAside.copy(asked);
        }
        if (route.isBySignals) {
            route.known.rememberMisses();
        }
    }

    /**
     * Brings back what was remembered. The decision is not made again for it: an order that remembers failures would count
     * those of it twice, and a run that is told would not be the run that is measured.
     */
    void restore(Route route) {
        if (asked != null && askedAside != null) {
            asked.copy(askedAside);
        }
        if (route.isBySignals) {
            route.known.restoreMisses();
        }
    }

    /** Until when a pool is in back-off for the orders that a plan asks; not above now where it is not. */
    long backOffEndTick(Plan plan, int pool) {
        long end = Long.MIN_VALUE;
        for (int lane : plan.lanes()) {
            Lane.Own own = lanes[lane].own();
            if (own != null) {
                end = Math.max(end, choosers[own.chooser()].backOffEndTick(pool));
            }
        }
        return end;
    }

    /** What the orders of a plan say of their choices in the decision of the moment. */
    List<String> statements(Plan plan) {
        List<String> statements = new ArrayList<>();
        int[] all = plan.lanes();
        for (int number = 0; number < all.length; number++) {
            if (hasStatements(all, number)) {
                statements.addAll(Objects.requireNonNull(asked(all[number])).statements);
            }
        }
        return statements;
    }

    /** How many pools would take a request of all those that such orders had to choose from. */
    int openTo(Plan plan, int units, double declineDraw) {
        boolean[] isOpen = new boolean[poolCloud.length];
        int[] all = plan.lanes();
        int open = 0;
        for (int number = 0; number < all.length; number++) {
            for (int pool : hasStatements(all, number) ? lanes[all[number]].pools() : new int[0]) {
                boolean isNew = !isOpen[pool] && ownRefusal(plan, pool, units, declineDraw) < 0;
                isOpen[pool] |= isNew;
                open += isNew ? 1 : 0;
            }
        }
        return open;
    }

    /** Whether the order of one of some lanes has said something, and the lane does not stand before. */
    private boolean hasStatements(int[] all, int number) {
        for (int before = 0; before < number; before++) {
            if (all[before] == all[number]) {
                return false;
            }
        }
        Asked.OfLane its = asked(all[number]);
        return its != null && !its.statements.isEmpty();
    }

    /** A request of a launch begins to run. */
    void placed(int line, int pool, int units, long holdingTicks, long tick) {
        for (Chooser chooser : choosers) {
            chooser.placed(line, pool, units, holdingTicks, tick);
        }
    }

    /** A class follows a plan from now on; {@code before} is the one it followed, if any. */
    void follow(@Nullable Route before, Route next) {
        use(next);
        if (before != null) {
            leave(before);
        }
    }

    private void use(Route route) {
        Plan plan = route.plan;
        route.first = route.room.use(plan.first());
        route.others = route.room.use(plan.others());
        for (int cloud = 0; cloud < route.choices.length; cloud++) {
            route.choices[cloud] = route.room.use(plan.choices()[cloud]);
            if (asksForKept(route, cloud)) {
                route.choicesWithKept[cloud] = pools.free.room.useToFind(plan.choices()[cloud]);
            }
        }
        if (asksForKept(plan, plan.first())) {
            route.firstWithKept = pools.free.room.useToFind(plan.first());
        }
        if (asksForKept(plan, plan.others())) {
            route.othersWithKept = pools.free.room.useToFind(plan.others());
        }
    }

    private void leave(Route route) {
        Plan plan = route.plan;
        route.room.leave(plan.first());
        route.room.leave(plan.others());
        for (int cloud = 0; cloud < route.choices.length; cloud++) {
            route.room.leave(plan.choices()[cloud]);
            if (asksForKept(route, cloud)) {
                pools.free.room.leaveToFind(plan.choices()[cloud]);
            }
        }
        if (asksForKept(plan, plan.first())) {
            pools.free.room.leaveToFind(plan.first());
        }
        if (asksForKept(plan, plan.others())) {
            pools.free.room.leaveToFind(plan.others());
        }
    }

    /** Whether a refusal in a lane may be due to units that are kept free. */
    private boolean asksForKept(Plan plan, int lane) {
        return !laneMayTurnAway[lane] && (laneHasHeadroom[lane] || plan.fillLevel() >= 0) && !plan.usesHeadroom();
    }

    /** The same of the pools of a cloud that customers ask for. */
    private boolean asksForKept(Route route, int choice) {
        return route.isChoiceApart[choice] && asksForKept(route.plan, route.plan.choices()[choice]);
    }

    /** Whether the first cloud would take a request that a decision has not offered it. */
    boolean isPassedOver(Route route, int units, double declineDraw) {
        Plan plan = route.plan;
        for (int pool : lanes[plan.first()].pools()) {
            if (route.roomUnits[pool] >= units) {
                return !declines(plan, declineDraw);
            }
        }
        return false;
    }

    /**
     * Decides where a request goes. Nothing is taken yet.
     *
     * @param choice the cloud that the customer asked for, or -1
     * @param declineDraw a uniform number from 0 to 1, the first cloud's chance
     * @return a {@link Decision#placed placed} or {@link Decision#lost lost} outcome
     */
    long decide(Route route, int units, int choice, double declineDraw) {
        Plan plan = route.plan;
        if (route.isBySignals) {
            route.known.forgetMisses();
        }
        if (plan.unlessAll()) {
            return decideUnlessAll(route, units, choice, declineDraw);
        }
        if (choice >= 0 && !plan.bars(choice)) {
            int pool = select(route, route.choices[choice], units);
            if (pool != NO_POOL && !(choice == plan.firstCloud() && declines(plan, declineDraw))) {
                return Decision.placed(pool, Cause.CUSTOMER_CHOICE);
            }
        }
        int refusal;
        int pool = select(route, route.first, units);
        if (pool == NO_POOL) {
            refusal = firstRefusal(route, units, declineDraw);
        } else if (declines(plan, declineDraw)) {
            refusal = DECLINED;
        } else {
            return Decision.placed(pool, plan.placedCause());
        }
        pool = selectOther(route, units, choice);
        if (pool != NO_POOL) {
            return Decision.placed(pool, cause(pool, choice, refusal < 0 ? plan.placedCause() : refusal));
        }
        return Decision.lost(lossReason(route, choice, refusal, units));
    }

    /** Why a request is in a pool: its customer's choice on the cloud asked for, however it came there, else another cause. */
    int cause(int pool, int choice, int otherwise) {
        return poolCloud[pool] == choice ? Cause.CUSTOMER_CHOICE : otherwise;
    }

    /** Why the first cloud, none of whose pools was found, does not take a request. */
    private int firstRefusal(Route route, int units, double declineDraw) {
        Plan plan = route.plan;
        int refusal = refusalOf(
                route, plan.first(), route.firstWithKept, marginPools(plan.firstMargin()), units, declineDraw);
        return Math.max(plan.firstRefusal(), refusal);
    }

    /** The refusal nearest to acceptance where all were asked. */
    private int lossReason(Route route, int choice, int refusal, int units) {
        Plan plan = route.plan;
        int others = refusalOf(
                route, plan.others(), route.othersWithKept, marginPools(plan.otherMargin()), units, NEVER_DECLINED);
        return Math.max(
                Math.max(refusal, refusalOfChoice(route, choice, units)), Math.max(plan.otherRefusal(), others));
    }

    /** Why the cloud that a customer asked for does not take the request, or -1 where that is told by the others' refusals. */
    private int refusalOfChoice(Route route, int choice, int units) {
        if (choice < 0 || !route.isChoiceApart[choice]) {
            return -1;
        }
        int lane = route.plan.choices()[choice];
        int refusal = refusalOf(
                route, lane, route.choicesWithKept[choice], route.choiceMargin[choice], units, NEVER_DECLINED);
        return Math.max(refusal, route.choiceRefusal[choice]);
    }

    /**
     * The decision where a request leaves the first cloud only if that neither can take it nor, could it, would. What it
     * can take and does not want is placed there all the same, in its headroom or below its floor; what it wants and cannot
     * take is placed nowhere.
     */
    private long decideUnlessAll(Route route, int units, int choice, double declineDraw) {
        Plan plan = route.plan;
        if (choice >= 0 && choice != plan.firstCloud() && !plan.bars(choice)) {
            int pool = select(route, route.choices[choice], units);
            if (pool != NO_POOL) {
                return Decision.placed(pool, Cause.CUSTOMER_CHOICE);
            }
        }
        int able = able(route, units);
        if (able != NO_POOL) {
            return Decision.placed(able, cause(able, choice, plan.placedCause()));
        }
        int refusal = firstRefusal(route, units, declineDraw);
        if (plan.isWilling() && !declines(plan, declineDraw)) {
            return Decision.lost(
                    plan.bars(choice) ? refusal : Math.max(refusal, refusalOfChoice(route, choice, units)));
        }
        int pool = selectOther(route, units, choice);
        return pool != NO_POOL
                ? Decision.placed(pool, cause(pool, choice, refusal))
                : Decision.lost(lossReason(route, choice, refusal, units));
    }

    /**
     * The pool of the first cloud that is able to take a request: one that is known to have room for it, then the first that
     * has, if need be in its headroom, then the same of those that it earns too little. The cloud knows itself, whatever is
     * known of it.
     */
    private int able(Route route, int units) {
        Plan plan = route.plan;
        int pool = select(route, route.first, units);
        if (pool == NO_POOL) {
            pool = firstWithUnits(route, plan.first(), units);
        }
        return pool == NO_POOL && plan.firstMargin() >= 0 ? firstWithUnits(route, plan.firstMargin(), units) : pool;
    }

    private int firstWithUnits(Route route, int lane, int units) {
        int beside = firstWithUnits(route.roomUnits, lane, units);
        return beside == NO_POOL ? firstWithUnits(pools.freeUnits, lane, units) : beside;
    }

    private int firstWithUnits(int[] poolUnits, int lane, int units) {
        int first = NO_POOL;
        for (int pool : lanes[lane].pools()) {
            if (poolUnits[pool] >= units && (first == NO_POOL || pool < first)) {
                first = pool;
            }
        }
        return first;
    }

    /**
     * Why one pool refuses, whatever the others do, as those who follow a plan know it: the first condition, in the order of
     * {@link Reason}, that does not hold. A pool that would refuse for the margin alone seems to have room, so it is asked, and
     * says itself whether it could.
     *
     * @return the ordinal of the reason, or -1 when it would take the request
     */
    int refusal(Plan plan, int pool, int units, double declineDraw) {
        int known = refusal(pools.known(plan).of(pool), plan, pool, units, declineDraw);
        return known == MARGIN ? ownRefusal(plan, pool, units, declineDraw) : known;
    }

    /** Whether a pool is asked for no more than why it refuses, and answers as it is. */
    boolean saysItself(Plan plan, int pool, int units) {
        return refusal(pools.known(plan).of(pool), plan, pool, units, NEVER_DECLINED) == MARGIN;
    }

    /** The same as the pool is: what its cloud says of itself. */
    int ownRefusal(Plan plan, int pool, int units, double declineDraw) {
        return refusal(pools.known(plan).actual(), plan, pool, units, declineDraw);
    }

    private int refusal(PoolState state, Plan plan, int pool, int units, double declineDraw) {
        int fixed = plan.refusals()[pool];
        if (fixed >= 0 && fixed != MARGIN) {
            return fixed;
        } else if (state.isOut(pool)) {
            return OUTAGE;
        } else if (state.free(pool) < units) {
            return CAPACITY;
        } else if (state.room(pool) < units) {
            return RESERVED;
        } else if (fixed == MARGIN) {
            return MARGIN;
        }
        return poolCloud[pool] == plan.firstCloud() && declines(plan, declineDraw) ? DECLINED : -1;
    }

    private int select(Route route, LaneRoom lane, int units) {
        int pool = lane.select(units);
        return route.isBySignals ? confirmed(route, lane, units, pool) : pool;
    }

    /** The first pool that has room as it is, too; those before it are set aside. */
    private static int confirmed(Route route, LaneRoom lane, int units, int selected) {
        int pool = selected;
        while (pool != NO_POOL && route.roomUnits[pool] < units) {
            route.known.miss(pool);
            pool = lane.select(units);
        }
        return pool;
    }

    /**
     * The pool other than the first cloud's that takes a request now, or {@link RoomIndex#NO_POOL}: of the cloud asked for,
     * where the terms have kept the request from it so far, else in spill order.
     */
    int selectOther(Route route, int units, int choice) {
        int pool = route.plan.bars(choice) ? select(route, route.choices[choice], units) : NO_POOL;
        return pool == NO_POOL ? select(route, route.others, units) : pool;
    }

    /** The pool of the first cloud that takes a request now, or {@link RoomIndex#NO_POOL}. */
    int offer(Route route, int units, double declineDraw) {
        if (route.isBySignals) {
            route.known.forgetMisses();
        }
        int pool = select(route, route.first, units);
        return pool == NO_POOL || declines(route.plan, declineDraw) ? NO_POOL : pool;
    }

    /** Whether a pool that has just got room may be why a request that was refused before is taken now. */
    boolean mayHelp(Route route, int pool, int units) {
        Plan plan = route.plan;
        return plan.refusals()[pool] < 0 && route.roomUnits[pool] >= units
                || plan.unlessAll() && poolCloud[pool] == plan.firstCloud()
                || plan.declineAbove().length > 0 && poolCloud[pool] == plan.firstCloud();
    }

    /**
     * The refusal nearest to acceptance in a lane in which no pool was found, and in that of pools which refuse for the
     * margin alone, where there is one; -1 where there is none to refuse.
     */
    private int refusalOf(Route route, int lane, LaneRoom withKept, int[] marginPools, int units, double declineDraw) {
        int refusal = laneMayTurnAway[lane] || route.isBySignals
                ? refusalOfAsked(route.plan, lane, units, declineDraw)
                : refusalOf(lanes[lane].pools(), withKept, units);
        for (int pool : marginPools) {
            refusal = Math.max(refusal, refusal(route.plan, pool, units, NEVER_DECLINED));
        }
        return refusal;
    }

    private int[] marginPools(int lane) {
        return lane < 0 ? NO_POOLS : lanes[lane].pools();
    }

    private int refusalOf(int[] candidates, LaneRoom withKept, int units) {
        if (candidates.length == 0) {
            return -1;
        } else if (withKept != LaneRoom.NONE && withKept.find(units) != NO_POOL) {
            return RESERVED;
        }
        return pools.areOut(candidates) ? OUTAGE : CAPACITY;
    }

    /**
     * The same where no index tells it: the lane's order may turn away what some pool has room for, it lies outside such an
     * order, or pools are not seen as they are.
     */
    private int refusalOfAsked(Plan plan, int lane, int units, double declineDraw) {
        int nearest = -1;
        for (int place = 0; place < askedPools[lane]; place++) {
            nearest = Math.max(nearest, refusal(plan, lanes[lane].pools()[place], units, declineDraw));
        }
        return nearest < 0 && askedPools[lane] > 0 ? CAPACITY : nearest;
    }

    /** Whether the first cloud declines a request that it has room for. */
    boolean declines(Plan plan, double draw) {
        return draw < declineChance(plan);
    }

    /** The chance that the first cloud declines now; rules and chances act independently of each other. */
    private double declineChance(Plan plan) {
        double[] above = plan.declineAbove();
        if (above.length == 0) {
            return plan.declineChance();
        }
        double used = pools.cloudUsedUnits[plan.firstCloud()];
        double capacity = pools.cloudCapacityUnits[plan.firstCloud()];
        double accepted = 1 - plan.declineChance();
        for (int i = 0; i < above.length; i++) {
            if (Level.isAbove(used, above[i], capacity)) {
                accepted *= 1 - plan.declineAboveChance()[i];
            }
        }
        return 1 - accepted;
    }
}
