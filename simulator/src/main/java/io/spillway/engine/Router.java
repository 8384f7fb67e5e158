package io.spillway.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The placement decision, against the state of its instant, and that state: capacity, use and headroom of each pool.
 *
 * <p>Candidates are tried in one cascade: the cloud the customer asked for, the pools of the cloud that the terms put
 * first, then the others. What never changes between two changes of the calendar is already settled in the {@link Plan};
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
    /** What an outage takes from a pool's room: more than any pool has. */
    static final int OUT_UNITS = 1 << 30;

    private final int[] poolCloud;
    private final Lane[] lanes;
    /** By pool: units in force. */
    final int[] capacityUnits;
    /**
     * By pool: capacity less units in use, below 0 after a cut while in use; while the pool is out {@link #OUT_UNITS} less
     * than that. One more never has any.
     */
    private final int[] freeUnits;
    /** By pool: units kept free from all classes that may not use the headroom. */
    final int[] headroomUnits;
    /** By cloud: units in force. */
    final long[] cloudCapacityUnits;
    /** By cloud: units in use; kept up only where {@link #isMoreKept more is kept}. */
    final long[] cloudUsedUnits;

    /** By pool: free units less headroom, for those who may not use it; the free units where there is no headroom. */
    private final int[] openUnits;

    /** By pool: outages that hit it now. */
    private final int[] outages;

    private int poolsOut;

    private final Utilisation utilisation;
    private final boolean isUtilisationAsked;
    /** Whether some lane's order asks what is in use, and is to be told when units are taken. */
    private final boolean isTakingTold;

    /** The request that is decided; kept up only where some order asks. */
    private final Moment moment;

    private final boolean isMomentAsked;
    /** The orders that look at candidates themselves. */
    private final Chooser[] choosers;

    private final boolean hasHeadroom;
    /** By lane: whether headroom is ever kept in one of its pools. */
    private final boolean[] laneHasHeadroom;
    /** Room for those who may use the headroom: free units. */
    private final RoomIndex free;
    /** Room for the others, as it is known; the same index where there is no headroom and it is known as it is. */
    private final RoomIndex open;
    /** What is known of pools, for those who may not use the headroom; null where everything is known as it is. */
    private final @Nullable Snapshot snapshot;
    /** Room for those who may fill pools to a share only, which plans name by number, and what is known of it. */
    private final FillLevel[] levels;

    private final @Nullable Snapshot[] levelSnapshot;
    private final RoomIndex[] levelRoom;
    /** By the number of the plan. */
    private final Route[] routes;
    /** Whether units that are taken or given back matter to more than the room of their pool. */
    final boolean isMoreKept;

    Router(World world, RoomIndex.Maker maker) {
        poolCloud = world.poolCloud;
        lanes = world.lanes;
        capacityUnits = new int[world.pools];
        freeUnits = RoomIndex.units(world.pools);
        headroomUnits = new int[world.pools];
        cloudCapacityUnits = new long[world.clouds];
        cloudUsedUnits = new long[world.clouds];
        outages = new int[world.pools];
        hasHeadroom = world.hasHeadroom();
        laneHasHeadroom = laneHasHeadroom(world);
        openUnits = hasHeadroom ? RoomIndex.units(world.pools) : freeUnits;
        utilisation = new Utilisation(capacityUnits, freeUnits);
        isUtilisationAsked = has(Order.LEAST_UTILISED);
        isTakingTold = isUtilisationAsked || has(Order.MOST_FREE) || has(Order.PROPORTIONAL);
        isMomentAsked = has(Order.PROPORTIONAL) || has(Order.OWN);
        moment = new Moment(world);
        choosers = new Chooser[world.choosers.length];
        Arrays.setAll(choosers, number -> world.choosers[number].make());
        free = index(world, maker, freeUnits, null);
        snapshot = world.signalTicks > 0 ? new Snapshot(world.pools) : null;
        open = snapshot != null || hasHeadroom ? index(world, maker, openUnits, snapshot) : free;
        levels = new FillLevel[world.fillMillionths.length];
        levelSnapshot = new Snapshot[levels.length];
        levelRoom = new RoomIndex[levels.length];
        for (int level = 0; level < levels.length; level++) {
            levels[level] = new FillLevel(world, world.fillMillionths[level]);
            levelSnapshot[level] = snapshot == null ? null : new Snapshot(world.pools);
            levelRoom[level] = index(world, maker, levels[level].roomUnits, levelSnapshot[level]);
        }
        boolean isCloudUseAsked = world.failback != null || isUseAsked(world.plans);
        isMoreKept = isCloudUseAsked || isTakingTold || free.isTold();
        routes = new Route[world.plans.length];
        Arrays.setAll(routes, number -> {
            Plan plan = world.plans[number];
            return new Route(plan, room(plan), roomUnits(plan), known(plan));
        });
    }

    private static boolean isUseAsked(Plan[] plans) {
        for (Plan plan : plans) {
            if (plan.declineAbove().length > 0) {
                return true;
            }
        }
        return false;
    }

    /** How a plan of the world is followed here. */
    Route route(int plan) {
        return routes[plan];
    }

    /** An index of room as it is, or as it is known. */
    private RoomIndex index(World world, RoomIndex.Maker maker, int[] actualUnits, @Nullable Snapshot known) {
        int[] roomUnits = known == null ? actualUnits : known.openUnits;
        RoomIndex pools = maker.make(world, roomUnits, known == null ? utilisation : known.utilisation, moment);
        PoolState state = known == null
                ? new PoolState(capacityUnits, freeUnits, outages)
                : new PoolState(known.capacityUnits, known.freeUnits, known.outages);
        return has(Order.OWN) ? new OwnIndex(pools, world, roomUnits, state, moment, choosers) : pools;
    }

    /** The room that requests that follow a plan may take, as it is known. */
    private RoomIndex room(Plan plan) {
        if (plan.fillLevel() >= 0) {
            return levelRoom[plan.fillLevel()];
        }
        return plan.usesHeadroom() ? free : open;
    }

    /** The same by pool, as it is. */
    private int[] roomUnits(Plan plan) {
        if (plan.fillLevel() >= 0) {
            return levels[plan.fillLevel()].roomUnits;
        }
        return plan.usesHeadroom() ? freeUnits : openUnits;
    }

    /** Units of a pool that are kept free from requests that follow a plan. */
    int keptUnits(Plan plan, int pool) {
        if (plan.fillLevel() >= 0) {
            return levels[plan.fillLevel()].keptUnits[pool];
        }
        return plan.usesHeadroom() ? 0 : headroomUnits[pool];
    }

    /**
     * What those who follow a plan know of pools, with those that the last decision found without room against it; null
     * where they see them as they are.
     */
    private @Nullable Snapshot known(Plan plan) {
        if (snapshot == null || plan.usesHeadroom()) {
            return null;
        }
        return plan.fillLevel() >= 0 ? levelSnapshot[plan.fillLevel()] : snapshot;
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

    private boolean has(Order order) {
        for (Lane lane : lanes) {
            if (lane.order() == order) {
                return true;
            }
        }
        return false;
    }

    void reset() {
        Arrays.fill(capacityUnits, 0);
        RoomIndex.clear(freeUnits);
        RoomIndex.clear(openUnits);
        Arrays.fill(headroomUnits, 0);
        Arrays.fill(outages, 0);
        poolsOut = 0;
        Arrays.fill(cloudCapacityUnits, 0);
        Arrays.fill(cloudUsedUnits, 0);
        utilisation.reset();
        if (snapshot != null) {
            snapshot.reset();
        }
        free.reset();
        open.reset();
        for (int level = 0; level < levels.length; level++) {
            levels[level].reset();
            levelRoom[level].reset();
        }
        for (Snapshot known : levelSnapshot) {
            if (known != null) {
                known.reset();
            }
        }
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
        }
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
        }
        if (asksForKept(plan, plan.first())) {
            route.firstWithKept = free.useToFind(plan.first());
        }
        if (asksForKept(plan, plan.others())) {
            route.othersWithKept = free.useToFind(plan.others());
        }
    }

    private void leave(Route route) {
        Plan plan = route.plan;
        route.room.leave(plan.first());
        route.room.leave(plan.others());
        for (int lane : plan.choices()) {
            route.room.leave(lane);
        }
        if (asksForKept(plan, plan.first())) {
            free.leaveToFind(plan.first());
        }
        if (asksForKept(plan, plan.others())) {
            free.leaveToFind(plan.others());
        }
    }

    /** Whether a refusal in a lane may be due to units that are kept free. */
    private boolean asksForKept(Plan plan, int lane) {
        return (laneHasHeadroom[lane] || plan.fillLevel() >= 0) && !plan.usesHeadroom();
    }

    void setCapacity(int pool, int units) {
        int change = units - capacityUnits[pool];
        capacityUnits[pool] = units;
        cloudCapacityUnits[poolCloud[pool]] += change;
        freeUnits[pool] += change;
        openUnits[pool] = freeUnits[pool] - headroomUnits[pool];
        changeLevels(pool);
        raised(pool);
    }

    void setHeadroom(int pool, int units) {
        headroomUnits[pool] = units;
        openUnits[pool] = freeUnits[pool] - units;
        changeLevels(pool);
        raised(pool);
    }

    private void changeLevels(int pool) {
        for (FillLevel level : levels) {
            level.change(pool, capacityUnits[pool], headroomUnits[pool], freeUnits[pool]);
        }
    }

    void startOutage(int pool) {
        if (outages[pool]++ == 0) {
            poolsOut++;
            addRoom(pool, -OUT_UNITS);
            if (isTakingTold) {
                lowered(pool);
            }
        }
    }

    void endOutage(int pool) {
        if (--outages[pool] == 0) {
            poolsOut--;
            addRoom(pool, OUT_UNITS);
            raised(pool);
        }
    }

    private void addRoom(int pool, int units) {
        freeUnits[pool] += units;
        if (hasHeadroom) {
            openUnits[pool] += units;
        }
        for (FillLevel level : levels) {
            level.roomUnits[pool] += units;
        }
    }

    boolean isOut(int pool) {
        return outages[pool] > 0;
    }

    /** Capacity less units in use, whether or not the pool is out. */
    int free(int pool) {
        return isOut(pool) ? freeUnits[pool] + OUT_UNITS : freeUnits[pool];
    }

    /** Whether a pool is out, or more of it is in use than there is. */
    boolean isTroubled(int pool) {
        return freeUnits[pool] < 0;
    }

    void take(int pool, int units) {
        addRoom(pool, -units);
        if (isMoreKept) {
            cloudUsedUnits[poolCloud[pool]] += units;
            if (isTakingTold) {
                lowered(pool);
            }
        }
    }

    private void lowered(int pool) {
        if (isUtilisationAsked) {
            utilisation.changed(pool);
        }
        free.lowered(pool);
        if (snapshot != null) {
            return;
        }
        if (hasHeadroom) {
            open.lowered(pool);
        }
        for (RoomIndex room : levelRoom) {
            room.lowered(pool);
        }
    }

    void release(int pool, int units) {
        addRoom(pool, units);
        if (isMoreKept) {
            cloudUsedUnits[poolCloud[pool]] -= units;
            raised(pool);
        }
    }

    private void raised(int pool) {
        if (isUtilisationAsked) {
            utilisation.changed(pool);
        }
        free.raised(pool);
        if (snapshot != null) {
            return;
        }
        if (hasHeadroom) {
            open.raised(pool);
        }
        for (RoomIndex room : levelRoom) {
            room.raised(pool);
        }
    }

    /** From now on every pool is known as it is now. */
    void signal() {
        if (snapshot != null) {
            signal(snapshot, open, headroomUnits);
        }
        for (int level = 0; level < levels.length; level++) {
            Snapshot known = levelSnapshot[level];
            if (known != null) {
                signal(known, levelRoom[level], levels[level].keptUnits);
            }
        }
    }

    private void signal(Snapshot known, RoomIndex room, int[] keptUnits) {
        known.forgetMisses(room);
        for (int pool = 0; pool < capacityUnits.length; pool++) {
            known.set(pool, capacityUnits[pool], freeUnits[pool], keptUnits[pool], isOut(pool));
            room.raised(pool);
            if (isTakingTold) {
                room.lowered(pool);
            }
        }
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

    /** What those who follow a plan know of a pool; null where they know it as it is. */
    private @Nullable Snapshot old(Plan plan, int pool) {
        Snapshot known = known(plan);
        return known == null || known.isMissed(pool) ? null : known;
    }

    /** Free units as those who follow a plan know them; see {@link #free}. */
    int knownFree(Plan plan, int pool) {
        Snapshot old = old(plan, pool);
        if (old == null) {
            return free(pool);
        }
        return old.isOut(pool) ? old.freeUnits(pool) + OUT_UNITS : old.freeUnits(pool);
    }

    boolean isKnownOut(Plan plan, int pool) {
        Snapshot old = old(plan, pool);
        return old == null ? isOut(pool) : old.isOut(pool);
    }

    /** Units that are kept free from those who follow a plan, as they know it. */
    int knownKept(Plan plan, int pool) {
        Snapshot old = old(plan, pool);
        return old == null ? keptUnits(plan, pool) : old.keptUnits(pool);
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
        if (route.known != null) {
            route.known.forgetMisses(route.room);
        }
        if (plan.unlessAll()) {
            return decideUnlessAll(route, units, choice, declineDraw);
        }
        if (choice >= 0) {
            int pool = select(route, route.choices[choice], units);
            if (pool != NO_POOL && !(choice == plan.firstCloud() && declines(plan, declineDraw))) {
                return Decision.placed(pool, Cause.CUSTOMER_CHOICE);
            }
        }
        int refusal;
        int pool = select(route, route.first, units);
        if (pool == NO_POOL) {
            refusal = firstRefusal(route, units);
        } else if (declines(plan, declineDraw)) {
            refusal = DECLINED;
        } else {
            return Decision.placed(pool, plan.placedCause());
        }
        pool = select(route, route.others, units);
        if (pool != NO_POOL) {
            return Decision.placed(pool, refusal < 0 ? plan.placedCause() : refusal);
        }
        return Decision.lost(lossReason(route, refusal, units));
    }

    /** Why the first cloud, none of whose pools was found, does not take a request. */
    private int firstRefusal(Route route, int units) {
        Plan plan = route.plan;
        int refusal = refusalOf(route, plan.first(), route.firstWithKept, plan.firstMargin(), units);
        return Math.max(plan.firstRefusal(), refusal);
    }

    private int lossReason(Route route, int refusal, int units) {
        Plan plan = route.plan;
        int others = refusalOf(route, plan.others(), route.othersWithKept, plan.otherMargin(), units);
        return Math.max(Math.max(refusal, plan.otherRefusal()), others);
    }

    /**
     * The decision where a request leaves the first cloud only if that neither can take it nor, could it, would. What it
     * can take and does not want is placed there all the same, in its headroom or below its floor; what it wants and cannot
     * take is placed nowhere.
     */
    private long decideUnlessAll(Route route, int units, int choice, double declineDraw) {
        Plan plan = route.plan;
        if (choice >= 0 && choice != plan.firstCloud()) {
            int pool = select(route, route.choices[choice], units);
            if (pool != NO_POOL) {
                return Decision.placed(pool, Cause.CUSTOMER_CHOICE);
            }
        }
        int able = able(route, units);
        if (able != NO_POOL) {
            boolean asked = choice == plan.firstCloud();
            return Decision.placed(able, asked ? Cause.CUSTOMER_CHOICE : plan.placedCause());
        }
        int refusal = firstRefusal(route, units);
        if (plan.isWilling() && !declines(plan, declineDraw)) {
            return Decision.lost(refusal);
        }
        int pool = select(route, route.others, units);
        return pool != NO_POOL ? Decision.placed(pool, refusal) : Decision.lost(lossReason(route, refusal, units));
    }

    /**
     * The pool of the first cloud that is able to take a request: one that is known to have room for it, then the first that
     * has, be it headroom, then the first of those that it earns too little. The cloud knows itself, whatever is known of it.
     */
    private int able(Route route, int units) {
        Plan plan = route.plan;
        int pool = select(route, route.first, units);
        if (pool == NO_POOL) {
            pool = firstWithUnits(plan.first(), units);
        }
        return pool == NO_POOL && plan.firstMargin() >= 0 ? firstWithUnits(plan.firstMargin(), units) : pool;
    }

    private int firstWithUnits(int lane, int units) {
        int first = NO_POOL;
        for (int pool : lanes[lane].pools()) {
            if (freeUnits[pool] >= units && (first == NO_POOL || pool < first)) {
                first = pool;
            }
        }
        return first;
    }

    /**
     * Why one pool refuses, whatever the others do, as those who follow a plan know it: the first condition, in the order of
     * {@link Reason}, that does not hold.
     *
     * @return the ordinal of the reason, or -1 when it would take the request
     */
    int refusal(Plan plan, int pool, int units, double declineDraw) {
        int free = knownFree(plan, pool);
        int kept = knownKept(plan, pool);
        return refusal(plan, pool, units, declineDraw, isKnownOut(plan, pool), free, kept);
    }

    /** The same as the pool is: what its cloud says of itself. */
    int ownRefusal(Plan plan, int pool, int units, double declineDraw) {
        return refusal(plan, pool, units, declineDraw, isOut(pool), free(pool), keptUnits(plan, pool));
    }

    private int refusal(
            Plan plan, int pool, int units, double declineDraw, boolean isOut, int freeUnitsKnown, int kept) {
        int fixed = plan.refusals()[pool];
        if (fixed >= 0 && fixed != MARGIN) {
            return fixed;
        } else if (isOut) {
            return OUTAGE;
        } else if (freeUnitsKnown < units) {
            return CAPACITY;
        } else if (freeUnitsKnown - kept < units) {
            return RESERVED;
        } else if (fixed == MARGIN) {
            return MARGIN;
        }
        return poolCloud[pool] == plan.firstCloud() && declines(plan, declineDraw) ? DECLINED : -1;
    }

    private int select(Route route, LaneRoom lane, int units) {
        int pool = lane.select(units);
        return route.known == null ? pool : confirmed(route, route.known, lane, units, pool);
    }

    /** The first pool that has room as it is, too; those before it are set aside. */
    private int confirmed(Route route, Snapshot known, LaneRoom lane, int units, int selected) {
        int pool = selected;
        while (pool != NO_POOL && route.roomUnits[pool] < units) {
            known.miss(pool);
            if (isTakingTold) {
                route.room.lowered(pool);
            }
            pool = lane.select(units);
        }
        return pool;
    }

    /** The pool other than the first cloud's that takes a request now, or {@link RoomIndex#NO_POOL}. */
    int selectOther(Route route, int units) {
        return select(route, route.others, units);
    }

    /** The pool of the first cloud that takes a request now, or {@link RoomIndex#NO_POOL}. */
    int offer(Route route, int units, double declineDraw) {
        if (route.known != null) {
            route.known.forgetMisses(route.room);
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
    private int refusalOf(Route route, int lane, LaneRoom withKept, int marginLane, int units) {
        int refusal = route.known == null
                ? refusalOf(lanes[lane].pools(), withKept, units)
                : knownRefusalOf(route.plan, lane, units);
        if (marginLane >= 0) {
            for (int pool : lanes[marginLane].pools()) {
                refusal = Math.max(refusal, refusal(route.plan, pool, units, NEVER_DECLINED));
            }
        }
        return refusal;
    }

    private int refusalOf(int[] pools, LaneRoom withKept, int units) {
        if (pools.length == 0) {
            return -1;
        } else if (withKept != LaneRoom.NONE && withKept.find(units) != NO_POOL) {
            return RESERVED;
        }
        return poolsOut > 0 && areOut(pools) ? OUTAGE : CAPACITY;
    }

    private int knownRefusalOf(Plan plan, int lane, int units) {
        int nearest = -1;
        for (int pool : lanes[lane].pools()) {
            int free = knownFree(plan, pool);
            nearest = Math.max(nearest, isKnownOut(plan, pool) ? OUTAGE : free < units ? CAPACITY : RESERVED);
        }
        return nearest;
    }

    private boolean areOut(int[] pools) {
        for (int pool : pools) {
            if (!isOut(pool)) {
                return false;
            }
        }
        return true;
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
        double used = cloudUsedUnits[plan.firstCloud()];
        double capacity = cloudCapacityUnits[plan.firstCloud()];
        double accepted = 1 - plan.declineChance();
        for (int i = 0; i < above.length; i++) {
            if (used > above[i] * capacity) {
                accepted *= 1 - plan.declineAboveChance()[i];
            }
        }
        return 1 - accepted;
    }
}
