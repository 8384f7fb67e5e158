package io.spillway.engine;

import java.util.Arrays;

/**
 * What one replication counted, by segment. A segment is a stretch of measured time within one calendar month in which
 * no price changes; behind the last one the arrays by segment hold the warm-up. Everything belongs to the {@link
 * Simulation} that filled it and is overwritten by its next run.
 *
 * <p>Use is kept as entries, one for each segment and each {@linkplain World#cell cell} with anything in it: the entries of
 * segment s are those from {@code firstEntry[s]} on and before {@code firstEntry[s + 1]}. Entries of the warm-up come before
 * those of segment 0. Requests placed are kept likewise, one number for each segment and {@linkplain World#placement
 * placement} that had any.
 */
public final class RunResult {
    /** The tick of what does not happen. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Requests that arrived: {@code [segment * classes + class]}. */
    public final long[] arrivedRequests;
    /** Requests that were lost: {@code [(segment * classes + class) * Reason.COUNT + reason]}. */
    public final long[] lostRequests;
    /** Units times hours that the lost requests asked for; indexed as {@link #lostRequests}. */
    public final double[] lostUnitHours;
    /** Requests that began to wait; indexed as {@link #arrivedRequests}. */
    public final long[] waitedRequests;
    /** Requests placed after they had waited, by the segment in which they were placed; indexed likewise. */
    public final long[] servedRequests;
    /** How long these had waited, in ticks; indexed likewise. */
    public final long[] servedWaitTicks;
    /** Requests waiting times ticks, exact; indexed likewise. */
    public final long[] waitingRequestTicks;
    /** Requests whose patience ended; indexed as {@link #lostRequests}, by what they had waited for. */
    public final long[] expiredRequests;
    /** Units times hours that these asked for; indexed likewise. */
    public final double[] expiredUnitHours;
    /** Units times ticks of capacity in force, exact: {@code [segment * pools + pool]}. */
    public final long[] capacityUnitTicks;
    /** Units times ticks of capacity that was out, exact; indexed as {@link #capacityUnitTicks}. */
    public final long[] outUnitTicks;
    /** Units times ticks in use beyond a capacity that was cut, exact; indexed as {@link #capacityUnitTicks}. */
    public final long[] overcommittedUnitTicks;
    /**
     * Times that an outage moved a request to another pool: {@code [(segment * classes + class) * clouds + cloud]}, the
     * cloud that it left.
     */
    public final long[] evacuatedRequests;
    /** Units of those that went to another cloud; indexed likewise. */
    public final long[] evacuatedAwayUnits;
    /** Requests that an outage ended before their time; indexed as {@link #evacuatedRequests}. */
    public final long[] droppedRequests;
    /** Units times hours that these had still asked for. */
    public final double[] droppedUnitHours;
    /** Times that an outage left a request without a place and it began to wait for one; indexed as {@link #arrivedRequests}. */
    public final long[] waitedEvacuees;
    /** Those placed after they had waited, by the segment in which they were placed; indexed likewise. */
    public final long[] servedEvacuees;
    /** How long these had waited, in ticks; indexed likewise. */
    public final long[] servedEvacueeWaitTicks;
    /** Units of those waiting times ticks, exact; indexed likewise. */
    public final long[] interruptedUnitTicks;
    /** By line: the day of a launch that was decided in the run, else {@link #NEVER}. */
    public final long[] launchDayTick;
    /** By line: the ordinal of the {@link Reason} for which the cloud asked first refused the launch, or below 0. */
    public final byte[] launchRefusal;
    /** By line: that cloud, or -1 where none comes first. */
    public final int[] launchFirstAsked;
    /** When the launch came to be open, and able to run: {@code [line * clouds + cloud]}; {@link #NEVER} within the run. */
    public final long[] openedTick;
    /** By line: the cloud on which that was first, or -1. */
    public final int[] firstCloud;
    /** Requests that a failback took back to the first cloud; indexed as {@link #evacuatedRequests}. */
    public final long[] failedBackRequests;
    /** Units of these. */
    public final long[] failedBackUnits;
    /** How long these had been in spill, in ticks. */
    public final long[] failbackLagTicks;
    /** Times that a request came into spill, placed or moved there; indexed as {@link #arrivedRequests}. */
    public final long[] spillStays;
    /** How long these were in spill, until they went back or ended; by the segment in which they came; indexed likewise. */
    public final long[] spillStayTicks;
    /** Requests that stayed with the other clouds although the first would have taken them; indexed likewise. */
    public final long[] stayedAwayRequests;
    /** Times that a request that had come back came into spill again; indexed likewise. */
    public final long[] pingPongs;
    /** Times that a request on its arrival was sent to a pool that had no room for it; indexed as {@link #evacuatedRequests}. */
    public final long[] staleMisses;
    /** Requests that went elsewhere on their arrival although the first cloud would have taken them, as that was not known; indexed as {@link #arrivedRequests}. */
    public final long[] passedOverRequests;
    /** By segment, and one more: its first entry. */
    public final int[] firstEntry;
    /** By entry: its cell. */
    public int[] entryCell = new int[256];
    /** By entry: units times ticks in use in the segment, exact. */
    public long[] entryUsedUnitTicks = new long[256];
    /** By entry: those of a spill while the primary had capacity in force. */
    public long[] entryStayedUnitTicks = new long[256];
    /** By entry: what these would have cost there, in micro-dollars. */
    public double[] entryStayMicros = new double[256];
    /** By segment, and one more: its first number of requests placed. */
    public final int[] firstPlaced;
    /** By number: the placement. */
    public int[] placement = new int[256];
    /** By number: requests placed so in the segment. */
    public int[] placedRequests = new int[256];
    /** Events executed, those before the measured time included. */
    public long events;

    private int entries;
    private int placedNumbers;

    RunResult(World world) {
        int segments = world.segments + 1;
        arrivedRequests = new long[segments * world.classes];
        lostRequests = new long[segments * world.classes * Reason.COUNT];
        lostUnitHours = new double[segments * world.classes * Reason.COUNT];
        waitedRequests = new long[segments * world.classes];
        servedRequests = new long[segments * world.classes];
        servedWaitTicks = new long[segments * world.classes];
        waitingRequestTicks = new long[segments * world.classes];
        expiredRequests = new long[segments * world.classes * Reason.COUNT];
        expiredUnitHours = new double[segments * world.classes * Reason.COUNT];
        capacityUnitTicks = new long[segments * world.pools];
        outUnitTicks = new long[segments * world.pools];
        overcommittedUnitTicks = new long[segments * world.pools];
        evacuatedRequests = new long[segments * world.classes * world.clouds];
        evacuatedAwayUnits = new long[segments * world.classes * world.clouds];
        droppedRequests = new long[segments * world.classes * world.clouds];
        droppedUnitHours = new double[segments * world.classes * world.clouds];
        waitedEvacuees = new long[segments * world.classes];
        servedEvacuees = new long[segments * world.classes];
        servedEvacueeWaitTicks = new long[segments * world.classes];
        interruptedUnitTicks = new long[segments * world.classes];
        launchDayTick = new long[world.lines];
        launchRefusal = new byte[world.lines];
        launchFirstAsked = new int[world.lines];
        openedTick = new long[world.lines * world.clouds];
        firstCloud = new int[world.lines];
        failedBackRequests = new long[segments * world.classes * world.clouds];
        failedBackUnits = new long[segments * world.classes * world.clouds];
        failbackLagTicks = new long[segments * world.classes * world.clouds];
        spillStays = new long[segments * world.classes];
        spillStayTicks = new long[segments * world.classes];
        stayedAwayRequests = new long[segments * world.classes];
        pingPongs = new long[segments * world.classes];
        staleMisses = new long[segments * world.classes * world.clouds];
        passedOverRequests = new long[segments * world.classes];
        firstEntry = new int[segments];
        firstPlaced = new int[segments];
        resetLaunches();
    }

    void reset() {
        Arrays.fill(arrivedRequests, 0);
        Arrays.fill(lostRequests, 0);
        Arrays.fill(lostUnitHours, 0);
        Arrays.fill(waitedRequests, 0);
        Arrays.fill(servedRequests, 0);
        Arrays.fill(servedWaitTicks, 0);
        Arrays.fill(waitingRequestTicks, 0);
        Arrays.fill(expiredRequests, 0);
        Arrays.fill(expiredUnitHours, 0);
        Arrays.fill(capacityUnitTicks, 0);
        Arrays.fill(outUnitTicks, 0);
        Arrays.fill(overcommittedUnitTicks, 0);
        Arrays.fill(evacuatedRequests, 0);
        Arrays.fill(evacuatedAwayUnits, 0);
        Arrays.fill(droppedRequests, 0);
        Arrays.fill(droppedUnitHours, 0);
        Arrays.fill(waitedEvacuees, 0);
        Arrays.fill(servedEvacuees, 0);
        Arrays.fill(servedEvacueeWaitTicks, 0);
        Arrays.fill(interruptedUnitTicks, 0);
        resetLaunches();
        Arrays.fill(failedBackRequests, 0);
        Arrays.fill(failedBackUnits, 0);
        Arrays.fill(failbackLagTicks, 0);
        Arrays.fill(spillStays, 0);
        Arrays.fill(spillStayTicks, 0);
        Arrays.fill(stayedAwayRequests, 0);
        Arrays.fill(pingPongs, 0);
        Arrays.fill(staleMisses, 0);
        Arrays.fill(passedOverRequests, 0);
        entries = 0;
        placedNumbers = 0;
    }

    private void resetLaunches() {
        Arrays.fill(launchDayTick, NEVER);
        Arrays.fill(launchRefusal, (byte) -1);
        Arrays.fill(launchFirstAsked, -1);
        Arrays.fill(openedTick, NEVER);
        Arrays.fill(firstCloud, -1);
    }

    /** Units that left a cloud for another, by failback or evacuation; {@code row} as {@link #evacuatedRequests}. */
    public long egressedUnits(int row) {
        return failedBackUnits[row] + evacuatedAwayUnits[row];
    }

    int entries() {
        return entries;
    }

    int placedNumbers() {
        return placedNumbers;
    }

    /** What is added next belongs to a segment; segments are begun in order. */
    void begin(int segment) {
        firstEntry[segment] = entries;
        firstPlaced[segment] = placedNumbers;
    }

    void addPlaced(int itsPlacement, int requests) {
        if (placedNumbers == placement.length) {
            placement = Arrays.copyOf(placement, 2 * placedNumbers);
            placedRequests = Arrays.copyOf(placedRequests, 2 * placedNumbers);
        }
        placement[placedNumbers] = itsPlacement;
        placedRequests[placedNumbers] = requests;
        placedNumbers++;
    }

    void add(int cell, long usedUnitTicks, StayCosts stayCosts, int row) {
        if (entries == entryCell.length) {
            entryCell = Arrays.copyOf(entryCell, 2 * entries);
            entryUsedUnitTicks = Arrays.copyOf(entryUsedUnitTicks, 2 * entries);
            entryStayedUnitTicks = Arrays.copyOf(entryStayedUnitTicks, 2 * entries);
            entryStayMicros = Arrays.copyOf(entryStayMicros, 2 * entries);
        }
        entryCell[entries] = cell;
        entryUsedUnitTicks[entries] = usedUnitTicks;
        entryStayedUnitTicks[entries] = stayCosts.stayedUnitTicks(row);
        entryStayMicros[entries] = stayCosts.micros(row);
        entries++;
    }
}
