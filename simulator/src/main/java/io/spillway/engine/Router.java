package io.spillway.engine;

/**
 * The placement decision, against the state of its instant, and that state: capacity, use and headroom of each pool.
 *
 * <p>Candidates are tried in one cascade: the cloud the customer asked for, the pools of the cloud that the terms put
 * first, then the others. What never changes between two changes of the calendar is already settled in the {@link Plan};
 * here it is only asked whether a pool has room, whether the room is reserved, and whether the first cloud declines.
 */
final class Router {
    private static final int CAPACITY = Reason.CAPACITY.ordinal();
    private static final int RESERVED = Reason.RESERVED.ordinal();
    private static final int DECLINED = Reason.DECLINED.ordinal();
    private static final int NO_POOL = -1;

    private final int[] poolCloud;
    /** By pool: units in force. */
    final int[] capacityUnits;
    /** By pool: capacity less units in use; below 0 after a cut while in use. */
    final int[] freeUnits;
    /** By pool: units kept free from all classes that may not use the headroom. */
    final int[] headroomUnits;
    /** By cloud: units in force. */
    final long[] cloudCapacityUnits;
    /** By cloud: units in use. */
    final long[] cloudUsedUnits;

    /** After a select that found no pool: the most free units it saw, or -1 when it saw no pool. */
    private int mostFreeUnits;

    Router(World world) {
        poolCloud = world.poolCloud;
        capacityUnits = new int[world.pools];
        freeUnits = new int[world.pools];
        headroomUnits = new int[world.pools];
        cloudCapacityUnits = new long[world.clouds];
        cloudUsedUnits = new long[world.clouds];
    }

    void reset() {
        java.util.Arrays.fill(capacityUnits, 0);
        java.util.Arrays.fill(freeUnits, 0);
        java.util.Arrays.fill(headroomUnits, 0);
        java.util.Arrays.fill(cloudCapacityUnits, 0);
        java.util.Arrays.fill(cloudUsedUnits, 0);
    }

    void setCapacity(int pool, int units) {
        int change = units - capacityUnits[pool];
        capacityUnits[pool] = units;
        freeUnits[pool] += change;
        cloudCapacityUnits[poolCloud[pool]] += change;
    }

    void setHeadroom(int pool, int units) {
        headroomUnits[pool] = units;
    }

    void take(int pool, int units) {
        freeUnits[pool] -= units;
        cloudUsedUnits[poolCloud[pool]] += units;
    }

    void release(int pool, int units) {
        freeUnits[pool] += units;
        cloudUsedUnits[poolCloud[pool]] -= units;
    }

    /**
     * Decides where a request goes. Nothing is taken yet.
     *
     * @param choice the cloud that the customer asked for, or -1
     * @param declineDraw a uniform number from 0 to 1, the first cloud's chance
     * @return a {@link Decision#placed placed} or {@link Decision#lost lost} outcome
     */
    long decide(Plan plan, int units, int choice, double declineDraw) {
        if (choice >= 0) {
            int pool = select(plan.choicePools()[choice], Order.LISTED, units, plan.usesHeadroom());
            if (pool != NO_POOL && !(choice == plan.firstCloud() && declines(plan, declineDraw))) {
                return Decision.placed(pool, Cause.CUSTOMER_CHOICE);
            }
        }
        int refusal = plan.firstRefusal();
        int pool = select(plan.firstPools(), plan.firstOrder(), units, plan.usesHeadroom());
        if (pool != NO_POOL) {
            if (!declines(plan, declineDraw)) {
                return Decision.placed(pool, plan.placedCause());
            }
            refusal = DECLINED;
        } else {
            refusal = Math.max(refusal, refusalOf(units));
        }
        pool = select(plan.otherPools(), plan.otherOrder(), units, plan.usesHeadroom());
        if (pool != NO_POOL) {
            return Decision.placed(pool, refusal < 0 ? plan.placedCause() : refusal);
        }
        return Decision.lost(Math.max(Math.max(refusal, plan.otherRefusal()), refusalOf(units)));
    }

    /** Whether the first cloud declines a request that it has room for. */
    boolean declines(Plan plan, double draw) {
        return draw < declineChance(plan);
    }

    /** The chance that the first cloud declines now; rules and chances act independently of each other. */
    double declineChance(Plan plan) {
        double[] above = plan.declineAbove();
        double chance = plan.declineChance();
        if (above.length > 0) {
            int cloud = plan.firstCloud();
            double accepted = 1 - chance;
            for (int i = 0; i < above.length; i++) {
                if (cloudUsedUnits[cloud] > above[i] * cloudCapacityUnits[cloud]) {
                    accepted *= 1 - plan.declineAboveChance()[i];
                }
            }
            chance = 1 - accepted;
        }
        return chance;
    }

    private int select(int[] pools, Order order, int units, boolean usesHeadroom) {
        return order == Order.LISTED
                ? firstWithRoom(pools, units, usesHeadroom)
                : leastUtilisedWithRoom(pools, units, usesHeadroom);
    }

    private int firstWithRoom(int[] pools, int units, boolean usesHeadroom) {
        int mostFree = -1;
        for (int pool : pools) {
            int free = freeUnits[pool];
            if ((usesHeadroom ? free : free - headroomUnits[pool]) >= units) {
                return pool;
            }
            mostFree = Math.max(mostFree, free);
        }
        mostFreeUnits = pools.length == 0 ? -1 : Math.max(0, mostFree);
        return NO_POOL;
    }

    private int leastUtilisedWithRoom(int[] pools, int units, boolean usesHeadroom) {
        int mostFree = -1;
        int best = NO_POOL;
        for (int pool : pools) {
            int free = freeUnits[pool];
            if ((usesHeadroom ? free : free - headroomUnits[pool]) >= units) {
                if (best == NO_POOL || isLessUtilised(pool, best)) {
                    best = pool;
                }
            }
            mostFree = Math.max(mostFree, free);
        }
        mostFreeUnits = pools.length == 0 ? -1 : Math.max(0, mostFree);
        return best;
    }

    private boolean isLessUtilised(int pool, int than) {
        long used = capacityUnits[pool] - freeUnits[pool];
        long usedThan = capacityUnits[than] - freeUnits[than];
        return used * capacityUnits[than] < usedThan * capacityUnits[pool];
    }

    /** The refusal nearest to acceptance of the pools that the last select refused, or -1 when it saw none. */
    private int refusalOf(int units) {
        return mostFreeUnits >= units ? RESERVED : mostFreeUnits >= 0 ? CAPACITY : -1;
    }
}
