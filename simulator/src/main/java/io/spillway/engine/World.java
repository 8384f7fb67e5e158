package io.spillway.engine;

import org.jspecify.annotations.Nullable;

/**
 * Everything one run reads, as arrays; made once by the compile step, shared by all threads, changed by nobody after.
 * Ticks count from the beginning of the run.
 *
 * <p>A <em>line</em> is a launch or a first-party workload; a <em>class</em> is a market of a line: requests of one
 * class are alike in all but size, holding time and chance.
 */
public final class World {
    public final int clouds;
    public final int pools;
    public final int lines;
    public final int classes;
    /** {@code lines * pools * Cause.SLOTS}. */
    public final int cells;
    /** Number of {@link RunResult} segments. */
    public final int segments;

    /** The first tick measured; what comes before is the warm-up. */
    public long startTick;
    /** The last tick; the run ends here. */
    public long endTick;

    /** By pool: its cloud. Pools are numbered in the order in which they spill: primary first, then the spill clouds. */
    public final int[] poolCloud;
    /** By cloud: its pools. */
    public final int[][] cloudPools;
    /** By cloud: whether it is one to spill to, or the primary where it may be. */
    public final boolean[] isSpilledTo;
    /** The pools of the primary. */
    public int[] primaryPools = {};
    /** What a unit of them costs for a tick, in micro-dollars: {@code [segment * primaryPools.length + i]}. */
    public double[] primaryMicrosPerUnitTick = {};
    /** By class: its line. */
    public final int[] classLine;
    /** By class: units asked for. */
    public final DrawSpec[] classSize;
    /** By class: holding time in hours. */
    public final DrawSpec[] classHolding;
    /** By class: how long in hours a request waits when nothing takes it; null where it is lost at once. */
    public final @Nullable DrawSpec[] classPatience;
    /** By class: coefficient of variation of the time between requests. */
    public final double[] classArrivalCv;
    /** By class: the rate of its line; classes of one line share it. Nothing for those of drawn launches. */
    public final RateTable[] classRate;
    /** By class: its share of that rate. */
    public final double[] classShare;
    /** By class: the clouds that its customers ask for, in the order of their names. */
    public final int[][] classChoices;
    /** By class: for each of these the share of customers who ask for it or one before it. */
    public final double[][] classChoice;
    /** By class: whether any of its plans has a chance to decline. */
    public final boolean[] classCanBeDeclined;
    /** By class: a number made of its names, by which its random streams are found. */
    public final long[] classStreamId;

    /** Launches without a place in the agenda, as their days are drawn. */
    public DrawnLaunches[] drawnLaunches = {};

    /** Segment boundaries: segment s spans ticks {@code segmentTick[s]} to {@code segmentTick[s + 1]}. */
    public final long[] segmentTick;

    /** What may be out: by outage, those that are drawn and those that the agenda has. */
    public OutageSpec[] outages = {};
    /** How the drawn ones come. */
    public RenewalSpec[] renewals = {};
    /** The pools whose capacity is late; the agenda has what they begin with. */
    public SlipSpec[] slips = {};

    /** Time from one signal of what is free to the next; 0 where routing sees every pool as it is. */
    public long signalTicks;
    /** The orders that {@link Order#OWN} lanes name by number. */
    public Chooser.Maker[] choosers = {};

    /** By level and cloud: millionths of a pool's capacity up to which some classes may fill it; plans name levels. */
    public int[][] fillMillionths = {};
    /** When deployments in spill go back; null where they do not. */
    public @Nullable FailbackSpec failback;
    /** Whether a class that has spilled stays with the other clouds. */
    public boolean isStaying;

    /** The lanes that plans name by number. */
    public final Lane[] lanes;
    /** The plans, each used by one class at a time or many. */
    public final Plan[] plans;
    /** The regimes that the agenda names by number. */
    public Regime[] regimes = {};
    /** By line: the launch; null for a cloud's own workload. */
    public final @Nullable LaunchSpec[] launches;
    /** How long in hours the cloud that comes first takes to answer for a launch; null where it answers at once. */
    public @Nullable DrawSpec answerHours;
    /** The cloud that answers so; others that a rule names do at once. */
    public int answeringCloud = -1;
    /** What changes and when, sorted by key. */
    public final Agenda agenda;

    public World(
            int clouds, int pools, int lines, int classes, int segments, Lane[] lanes, Plan[] plans, Agenda agenda) {
        this.clouds = clouds;
        this.pools = pools;
        this.lines = lines;
        this.classes = classes;
        this.segments = segments;
        this.lanes = lanes;
        this.plans = plans;
        this.agenda = agenda;
        cells = Math.multiplyExact(Math.multiplyExact(lines, pools), Cause.SLOTS);
        poolCloud = new int[pools];
        cloudPools = new int[clouds][];
        isSpilledTo = new boolean[clouds];
        classLine = new int[classes];
        classSize = new DrawSpec[classes];
        classHolding = new DrawSpec[classes];
        classPatience = new DrawSpec[classes];
        classArrivalCv = new double[classes];
        classRate = new RateTable[classes];
        classShare = new double[classes];
        classChoices = new int[classes][];
        classChoice = new double[classes][];
        classCanBeDeclined = new boolean[classes];
        classStreamId = new long[classes];
        launches = new LaunchSpec[lines];
        segmentTick = new long[segments + 1];
    }

    boolean isOfPrimary(int pool) {
        return primaryPools.length > 0 && poolCloud[pool] == poolCloud[primaryPools[0]];
    }

    /** Whether any pool ever keeps units free. */
    boolean hasHeadroom() {
        return agenda.has(Agenda.Action.HEADROOM) || agenda.has(Agenda.Action.HEADROOM_RULE);
    }

    /** Whether some lane is in an order. */
    boolean has(Order order) {
        for (Lane lane : lanes) {
            if (lane.order() == order) {
                return true;
            }
        }
        return false;
    }

    /** The place of a line and pool among all of them. */
    int pair(int line, int pool) {
        return line * pools + pool;
    }

    /** The place of a line, pool and cause among all of them. */
    public int cell(int line, int pool, int cause) {
        return pair(line, pool) * Cause.SLOTS + cause;
    }

    /** The line of a cell. */
    public int line(int cell) {
        return cell / (pools * Cause.SLOTS);
    }

    /** The pool of a cell. */
    public int pool(int cell) {
        return cell / Cause.SLOTS % pools;
    }

    /** The cause of a cell, or of a placement. */
    public static int cause(int cell) {
        return cell % Cause.SLOTS;
    }

    /** How many placements there are: one for each class, cloud and cause. */
    int placements() {
        return Math.multiplyExact(Math.multiplyExact(classes, clouds), Cause.SLOTS);
    }

    /** The place of a class, cloud and cause among all of them. */
    public int placement(int c, int cloud, int cause) {
        return (c * clouds + cloud) * Cause.SLOTS + cause;
    }

    /** The class of a placement. */
    public int placedClass(int placement) {
        return placement / (clouds * Cause.SLOTS);
    }

    /** The cloud of a placement. */
    public int placedCloud(int placement) {
        return placement / Cause.SLOTS % clouds;
    }
}
