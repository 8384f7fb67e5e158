package io.spillway.explain;

import io.spillway.engine.Agenda;
import io.spillway.engine.Decision;
import io.spillway.engine.LaunchDecision;
import io.spillway.engine.Level;
import io.spillway.engine.Plan;
import io.spillway.engine.Reason;
import io.spillway.engine.World;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What decisions are made against, followed from outside: capacity, use and headroom of each pool, the plan of each class. */
final class RunState {
    private final World world;
    private final int[] capacityUnits;
    private final int[] usedUnits;
    private final int[] headroomUnits;
    /** By pool: capacity steps that have arrived, where they may be late. */
    private final int[] stepsArrived;
    /** Capacity, use and headroom as routing knows them. */
    private final int[] knownCapacityUnits;

    private final int[] knownUsedUnits;
    private final int[] knownHeadroomUnits;
    private final @Nullable Plan[] plans;
    /** By line: whether it is decided when it is open on each cloud. */
    private final boolean[] isDecided;
    /** By line: what a launch that is asked for waits for at the longest; null where nothing is known. */
    private final @Nullable Due[] due;
    /** By line: what keeps a launch that is held from its first cloud; null where none is. */
    private final @Nullable Reason[] heldFor;
    /** By line and cloud: when. */
    private final long[] openTick;

    private final long[] headStartEndTick;
    /** By outage: whether it lasts. */
    private final boolean[] lasts;

    RunState(World world) {
        this.world = world;
        capacityUnits = new int[world.pools];
        usedUnits = new int[world.pools];
        headroomUnits = new int[world.pools];
        stepsArrived = new int[world.pools];
        boolean isKnown = world.signalTicks == 0;
        knownCapacityUnits = isKnown ? capacityUnits : new int[world.pools];
        knownUsedUnits = isKnown ? usedUnits : new int[world.pools];
        knownHeadroomUnits = isKnown ? headroomUnits : new int[world.pools];
        plans = new Plan[world.classes];
        isDecided = new boolean[world.lines];
        due = new Due[world.lines];
        heldFor = new Reason[world.lines];
        openTick = new long[world.lines * world.clouds];
        headStartEndTick = new long[world.lines];
        lasts = new boolean[world.outages.length];
    }

    void opens(int line, long[] openTickByCloud, long headStartEnd) {
        isDecided[line] = true;
        System.arraycopy(openTickByCloud, 0, openTick, line * world.clouds, world.clouds);
        headStartEndTick[line] = headStartEnd;
    }

    /** A launch waits for an answer. */
    void asked(int line, Optional<Due> itsDue) {
        due[line] = itsDue.orElse(null);
    }

    /** What a launch waits for at the longest while it is pending, where that is known. */
    Optional<Due> due(int line) {
        return Optional.ofNullable(due[line]);
    }

    /** The cloud that comes first has answered for a launch. */
    void launched(LaunchDecision decision) {
        due[decision.line()] = null;
        heldFor[decision.line()] = decision.answer() == LaunchDecision.Answer.HELD ? decision.reason() : null;
    }

    /** What kept the first cloud from a launch when it was asked, while the launch is held for it. */
    Optional<Reason> heldFor(int line) {
        return Optional.ofNullable(heldFor[line]);
    }

    /** When a launch is open on a cloud, if that is decided. */
    OptionalLong openTick(int line, int cloud) {
        return isDecided[line] ? OptionalLong.of(openTick[line * world.clouds + cloud]) : OptionalLong.empty();
    }

    /** Until when the cloud that comes first is alone with a launch; no later than now without a head start. */
    long headStartEndTick(int line) {
        return headStartEndTick[line];
    }

    boolean lasts(int outage) {
        return lasts[outage];
    }

    void delivered(int pool) {
        stepsArrived[pool]++;
    }

    void changed(Agenda.Action action, int subject, int value) {
        switch (action) {
            case CAPACITY -> capacityUnits[subject] = value;
            case HEADROOM -> headroomUnits[subject] = value;
            case OUTAGE_START -> lasts[subject] = true;
            case OUTAGE_END -> lasts[subject] = false;
            case PLAN -> plans[subject] = world.plans[value];
            default -> {}
        }
    }

    /** Routing learns how every pool is. */
    void signalled() {
        System.arraycopy(capacityUnits, 0, knownCapacityUnits, 0, capacityUnits.length);
        System.arraycopy(usedUnits, 0, knownUsedUnits, 0, usedUnits.length);
        System.arraycopy(headroomUnits, 0, knownHeadroomUnits, 0, headroomUnits.length);
    }

    /** A request takes its units. */
    void decided(Decision decision) {
        if (Decision.isPlaced(decision.outcome())) {
            usedUnits[Decision.pool(decision.outcome())] += decision.units();
        }
    }

    void ended(int pool, int units) {
        usedUnits[pool] -= units;
    }

    int capacityUnits(int pool) {
        return capacityUnits[pool];
    }

    int stepsArrived(int pool) {
        return stepsArrived[pool];
    }

    int usedUnits(int pool) {
        return usedUnits[pool];
    }

    int freeUnits(int pool) {
        return capacityUnits[pool] - usedUnits[pool];
    }

    int headroomUnits(int pool) {
        return headroomUnits[pool];
    }

    /** Units of a pool that are kept free from requests that follow a plan: headroom, or what they may not fill. */
    int keptUnits(Plan plan, int pool) {
        return keptUnits(plan, pool, capacityUnits[pool], headroomUnits[pool]);
    }

    private int keptUnits(Plan plan, int pool, int capacity, int headroom) {
        if (plan.fillLevel() < 0) {
            return plan.usesHeadroom() ? 0 : headroom;
        }
        long millionths = world.fillMillionths[plan.fillLevel()][world.poolCloud[pool]];
        return Math.max(headroom, capacity - (int) (capacity * millionths / 1_000_000));
    }

    /** The part of a pool in use; not a number for one without capacity. */
    double utilisation(int pool) {
        return capacityUnits[pool] > 0 ? usedUnits[pool] / (double) capacityUnits[pool] : Double.NaN;
    }

    /** The part of a pool in use, as routing knows it. */
    double knownUtilisation(int pool) {
        return knownCapacityUnits[pool] > 0 ? knownUsedUnits[pool] / (double) knownCapacityUnits[pool] : Double.NaN;
    }

    /** Units that requests that follow a plan may take, as routing knows them. */
    int knownRoomUnits(Plan plan, int pool) {
        int free = knownCapacityUnits[pool] - knownUsedUnits[pool];
        return free - keptUnits(plan, pool, knownCapacityUnits[pool], knownHeadroomUnits[pool]);
    }

    /** The part of a cloud's capacity in use; not a number for one without capacity. */
    double cloudUtilisation(int cloud) {
        long capacity = cloudSum(cloud, capacityUnits);
        return capacity > 0 ? cloudSum(cloud, usedUnits) / (double) capacity : Double.NaN;
    }

    /** Whether more than a share of a cloud is in use. */
    boolean isCloudAbove(int cloud, double share) {
        return Level.isAbove(cloudSum(cloud, usedUnits), share, cloudSum(cloud, capacityUnits));
    }

    private long cloudSum(int cloud, int[] poolUnits) {
        long sum = 0;
        for (int pool : world.cloudPools[cloud]) {
            sum += poolUnits[pool];
        }
        return sum;
    }

    /** The plan that a class follows now; every class has one from the beginning of the run. */
    Plan plan(int requestClass) {
        Plan plan = plans[requestClass];
        if (plan == null) {
            throw new IllegalStateException("class " + requestClass + " follows no plan yet");
        }
        return plan;
    }
}
