package io.spillway.engine;

import java.util.Arrays;

/**
 * The deployments that run, by pool in the order in which they were placed there. It is kept only in worlds where an outage
 * or a failback moves or ends them; the others have no need to know one deployment from another of its cell. What a
 * deployment leaves behind on a pool until its move is done is a copy: units without a request.
 *
 * <p>A deployment has a number, used again when it is gone, and a generation that tells its pending end from the end of one
 * that had the number before. A deployment that moves keeps both, and so its end.
 */
final class Running {
    static final int NONE = -1;

    private static final int GENERATION_BITS = 32;
    private static final int FIRST_LENGTH = 256;
    /** The class of what is a copy. */
    private static final int COPY = -1;

    /** By pool: the first and the last of its list. */
    private final int[] head;

    private final int[] tail;
    private final boolean isPatienceKept;

    private int[] generation = new int[0];
    private int[] next = new int[0];
    private int[] previous = new int[0];
    int[] requestClass = new int[0];
    int[] cell = new int[0];
    int[] units = new int[0];
    int[] choice = new int[0];
    double[] declineDraw = new double[0];
    /** How long it waits where an outage leaves it no place; kept only where one may. */
    private long[] patienceTicks = new long[0];
    /** The number of the request within its class. */
    long[] ordinal = new long[0];
    /** The tick at which the holding time ends, be it behind the end of the run. */
    long[] untilTick = new long[0];

    private int free;
    private int created;
    private int size;
    private int copies;

    Running(World world) {
        head = new int[world.pools];
        tail = new int[world.pools];
        isPatienceKept = Waiting.isNeeded(world) && has(world, Treatment.EVACUATE);
        reset();
    }

    /** Whether a world has an outage or a failback that moves or ends deployments. */
    static boolean isNeeded(World world) {
        return world.failback != null || has(world, Treatment.EVACUATE) || has(world, Treatment.DROP);
    }

    private static boolean has(World world, Treatment treatment) {
        for (OutageSpec outage : world.outages) {
            if (outage.treatment() == treatment) {
                return true;
            }
        }
        return false;
    }

    void reset() {
        Arrays.fill(head, NONE);
        Arrays.fill(tail, NONE);
        free = NONE;
        created = 0;
        size = 0;
        copies = 0;
    }

    /** Deployments running, and copies. */
    int size() {
        return size;
    }

    /** Copies among them. */
    int copies() {
        return copies;
    }

    /**
     * A deployment begins.
     *
     * @return what the event queue keeps of it, 0 or more
     */
    long add(int pool, int itsCell, int itsUnits, long until) {
        int id = free;
        if (id == NONE) {
            id = created++;
            if (id == cell.length) {
                grow();
            }
        } else {
            free = next[id];
        }
        size++;
        cell[id] = itsCell;
        units[id] = itsUnits;
        untilTick[id] = until;
        append(id, pool);
        return (long) generation[id] << GENERATION_BITS | id;
    }

    /** Units stay behind for a while; see {@link #add}. */
    long addCopy(int pool, int itsCell, int itsUnits, long until) {
        long copy = add(pool, itsCell, itsUnits, until);
        requestClass[(int) copy] = COPY;
        copies++;
        return copy;
    }

    boolean isCopy(int id) {
        return requestClass[id] == COPY;
    }

    /** Keeps what it takes to route a deployment anew. */
    void remember(
            long deployment, int c, long itsOrdinal, int itsChoice, double itsDeclineDraw, long itsPatienceTicks) {
        int id = (int) deployment;
        if (isPatienceKept) {
            patienceTicks[id] = itsPatienceTicks;
        }
        requestClass[id] = c;
        ordinal[id] = itsOrdinal;
        choice[id] = itsChoice;
        declineDraw[id] = itsDeclineDraw;
    }

    /** How long a deployment waits where an outage leaves it no place, in ticks; 0 where it is dropped at once. */
    long patienceTicks(int id) {
        return isPatienceKept ? patienceTicks[id] : 0;
    }

    private void grow() {
        int length = Math.max(FIRST_LENGTH, 2 * cell.length);
        generation = Arrays.copyOf(generation, length);
        next = Arrays.copyOf(next, length);
        previous = Arrays.copyOf(previous, length);
        requestClass = Arrays.copyOf(requestClass, length);
        cell = Arrays.copyOf(cell, length);
        units = Arrays.copyOf(units, length);
        choice = Arrays.copyOf(choice, length);
        declineDraw = Arrays.copyOf(declineDraw, length);
        if (isPatienceKept) {
            patienceTicks = Arrays.copyOf(patienceTicks, length);
        }
        ordinal = Arrays.copyOf(ordinal, length);
        untilTick = Arrays.copyOf(untilTick, length);
    }

    /** Whether what the event queue kept still runs. */
    boolean isRunning(long deployment) {
        return generation[(int) deployment] == (int) (deployment >>> GENERATION_BITS);
    }

    /** The deployment on a pool that was placed there first, or {@link #NONE}. */
    int first(int pool) {
        return head[pool];
    }

    /** The deployment placed on the same pool after another, or {@link #NONE}. */
    int next(int id) {
        return next[id];
    }

    /** A deployment goes from one pool to another and is the last placed there. */
    void move(int id, int fromPool, int toPool, int toCell) {
        unlink(id, fromPool);
        cell[id] = toCell;
        append(id, toPool);
    }

    /** A deployment is gone. */
    void remove(int id, int pool) {
        unlink(id, pool);
        if (isCopy(id)) {
            copies--;
        }
        generation[id] = generation[id] + 1 & Integer.MAX_VALUE;
        next[id] = free;
        free = id;
        size--;
    }

    private void append(int id, int pool) {
        int before = tail[pool];
        next[id] = NONE;
        previous[id] = before;
        tail[pool] = id;
        if (before == NONE) {
            head[pool] = id;
        } else {
            next[before] = id;
        }
    }

    private void unlink(int id, int pool) {
        int before = previous[id];
        int after = next[id];
        if (before == NONE) {
            head[pool] = after;
        } else {
            next[before] = after;
        }
        if (after == NONE) {
            tail[pool] = before;
        } else {
            previous[after] = before;
        }
    }
}
