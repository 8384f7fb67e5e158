package io.spillway.engine;

import java.util.List;

/**
 * One placement decision as it was made, for those who ask why; made only while somebody listens.
 *
 * @param tick when
 * @param requestClass the class of the request
 * @param ordinal the number of the request within its class, from 0
 * @param units units asked for
 * @param holdingTicks how long they were asked for
 * @param choice the cloud that the customer asked for, or -1
 * @param declineDraw the uniform number that decides whether the first cloud declines; 1 where nothing can decline
 * @param patienceTicks how long it waits when nothing takes it; 0 when it is lost at once, or a failback moves it
 * @param waitedTicks how long it had waited in its line, which may be no time; -1 where it comes from none
 * @param behindOrdinal the number of the request behind which it comes to a line of its class, or -1 where none waits
 * @param isAsked whether any candidate was asked; none is where one would take the request and others of its class wait
 * @param outcome where it went and why; read with the static methods
 * @param refusals the candidates not used, in the order they were tried; behind those asked in a lane that has turned it away
 *     stand those of it that were not asked and count in why
 */
public record Decision(
        long tick,
        int requestClass,
        long ordinal,
        int units,
        long holdingTicks,
        int choice,
        double declineDraw,
        long patienceTicks,
        long waitedTicks,
        long behindOrdinal,
        boolean isAsked,
        long outcome,
        List<Refusal> refusals) {
    /** The wait of a request that comes from no line. */
    static final long NO_WAIT = -1;

    private static final int WAITING = 64;
    /** Bits that neither the pool nor the cause of a placement reaches. */
    private static final long STAYS_AWAY = 1L << 40;

    private static final long LAST_RESORT = 1L << 41;

    /**
     * Why one candidate was not used.
     *
     * @param pool the candidate
     * @param isAsked whether it was asked; else an order of its own has not asked it, and it would have refused
     * @param reason the first condition that did not hold
     * @param number what decided it: free units for CAPACITY, units kept free for RESERVED, the margin in USD per unit-hour
     *     for MARGIN, the draw for DECLINED; not a number where the reason has none
     */
    public record Refusal(int pool, boolean isAsked, Reason reason, double number) {
        Refusal(int pool, Reason reason, double number) {
            this(pool, true, reason, number);
        }
    }

    /** Whether it is about a request that comes from its line, where it may have been for no time. */
    public boolean hasWaited() {
        return waitedTicks >= 0;
    }

    /** The outcome of a request placed in a pool for a {@link Cause}. */
    static long placed(int pool, int cause) {
        return (long) pool << Cause.BITS | cause;
    }

    /** The outcome of a request that stays with the other clouds although the first would take it. */
    static long stayingAway(int pool, int cause) {
        return STAYS_AWAY | placed(pool, cause);
    }

    /** Whether an outcome is a placement elsewhere without a refusal: the first cloud would take it, were its class not away. */
    public static boolean isStayingAway(long outcome) {
        return isPlaced(outcome) && (outcome & STAYS_AWAY) != 0;
    }

    /** What becomes of a placement on the first cloud when the others were asked before it, and none takes the request. */
    static long asLastResort(long placed) {
        return LAST_RESORT | placed;
    }

    /** Whether an outcome is a placement on the first cloud of a class that is away, after all others have refused. */
    public static boolean isLastResort(long outcome) {
        return isPlaced(outcome) && (outcome & LAST_RESORT) != 0;
    }

    /** Whether the other clouds were asked before the first one, as the class of the request is away. */
    public static boolean areOthersFirst(long outcome) {
        return isStayingAway(outcome) || isLastResort(outcome);
    }

    /** The outcome of a request that nothing took; the reason is the refusal nearest to acceptance anywhere. */
    static long lost(int reason) {
        return -1 - reason;
    }

    /** What becomes of an outcome when others of the class wait already: nobody overtakes. */
    static long behindOthers(long outcome) {
        return isPlaced(outcome) ? lost(Reason.CAPACITY.ordinal()) : outcome;
    }

    /** The outcome of a request that waits instead of being lost. */
    static long waiting(long lost) {
        return lost - WAITING;
    }

    /** Whether an outcome is a place in the line of the class. */
    public static boolean isWaiting(long outcome) {
        return outcome < -WAITING;
    }

    /** Whether an outcome is a placement. */
    public static boolean isPlaced(long outcome) {
        return outcome >= 0;
    }

    /** The pool of a placement. */
    public static int pool(long outcome) {
        return (int) (outcome >> Cause.BITS);
    }

    /** The {@link Cause} of a placement. */
    public static int cause(long outcome) {
        return (int) outcome & Cause.SLOTS - 1;
    }

    /** Whether an outcome is a placement on another cloud because the first one refused. */
    public static boolean isSpill(long outcome) {
        return isPlaced(outcome) && Cause.isSpill(cause(outcome));
    }

    /** The ordinal of the {@link Reason} of a loss, or of that which makes a request wait. */
    public static int reason(long outcome) {
        return (int) (-1 - outcome) & WAITING - 1;
    }
}
