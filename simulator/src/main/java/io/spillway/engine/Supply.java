package io.spillway.engine;

import org.jspecify.annotations.Nullable;

/**
 * What happens to pools: capacity arrives, on its day or late, or is cut; outages begin and end. What the calendar knows
 * comes from the {@link Agenda}; what is drawn for a replication waits in the event queue, as {@code ~number}: below 0,
 * where deployments are not.
 *
 * <p>Numbers are {@code 2 * renewal} for the next start of a drawn outage and one more for its end, and behind those one
 * for the next step of each slip.
 */
final class Supply {
    /** An outage that comes again and again, its next start or end in the queue. */
    private static final class Renewal {
        private final RenewalSpec spec;
        private final Sampler timeBetween;
        private final Sampler timeToRepair;

        Renewal(RenewalSpec spec) {
            this.spec = spec;
            timeBetween = new Sampler(spec.timeBetween());
            timeToRepair = new Sampler(spec.timeToRepair());
        }

        void reset(long seed, int replication) {
            timeBetween.reset(seed, replication, Purpose.TIME_BETWEEN.stream(spec.streamId()));
            timeToRepair.reset(seed, replication, Purpose.TIME_TO_REPAIR.stream(spec.streamId()));
        }
    }

    private final World world;
    private final Pools pools;
    private final Books books;
    private final EventQueue queue;
    private final @Nullable Evacuation evacuation;
    private final Renewal[] renewals;
    private final Sampler[] delays;
    /** By slip: steps arrived, and the headroom rule of the day. */
    private final int[] steps;

    private final int[] rules;

    @Nullable
    DecisionListener listener;

    Supply(World world, Pools pools, Books books, EventQueue queue, @Nullable Evacuation evacuation) {
        this.world = world;
        this.pools = pools;
        this.books = books;
        this.queue = queue;
        this.evacuation = evacuation;
        renewals = new Renewal[world.renewals.length];
        for (int r = 0; r < renewals.length; r++) {
            renewals[r] = new Renewal(world.renewals[r]);
        }
        delays = new Sampler[world.slips.length];
        for (int slip = 0; slip < delays.length; slip++) {
            delays[slip] = new Sampler(world.slips[slip].delay());
        }
        steps = new int[world.slips.length];
        rules = new int[world.slips.length];
    }

    /** Draws what is drawn before the run begins. */
    void reset(long seed, int replication) {
        for (int r = 0; r < renewals.length; r++) {
            renewals[r].reset(seed, replication);
            awaitStart(2 * r, 0, renewals[r]);
        }
        for (int slip = 0; slip < delays.length; slip++) {
            steps[slip] = 0;
            rules[slip] = 0;
            resetSlip(slip, seed, replication);
        }
    }

    private void resetSlip(int slip, long seed, int replication) {
        SlipSpec spec = world.slips[slip];
        long arrival = 0;
        for (int step = 0; step < spec.stepTick().length; step++) {
            delays[slip].reset(seed, replication, Purpose.CAPACITY_SLIP.stream(spec.stepStreamId()[step]));
            long late = ticks(delays[slip].next());
            if (late >= world.endTick - spec.stepTick()[step]) {
                return;
            }
            arrival = Math.max(arrival, spec.stepTick()[step] + late);
            queue.add(Clock.key(arrival, Phase.CAPACITY), ~(2L * renewals.length + slip));
        }
    }

    /** Units of a deployment that has ended, or that a move has left behind, are free again. */
    void giveBack(int pool, int cell, int units, long tick) {
        boolean isTroubled = pools.isTroubled(pool);
        pools.release(pool, units);
        books.end(cell, units, tick);
        if (isTroubled) {
            recount(pool, tick);
        }
        if (listener != null) {
            listener.ended(tick, pool, units);
        }
    }

    /** Something drawn happens. */
    void happen(int number, long tick) {
        int slip = number - 2 * renewals.length;
        if (slip >= 0) {
            steps[slip]++;
            if (listener != null) {
                listener.delivered(tick, world.slips[slip].pool());
            }
            supplyLate(slip, tick);
            return;
        }
        Renewal renewal = renewals[number / 2];
        boolean starts = number % 2 == 0;
        if (starts) {
            await(number + 1, Phase.OUTAGE_END, tick, ticks(renewal.timeToRepair.next()));
            startOutage(renewal.spec.outage(), tick);
        } else {
            awaitStart(number - 1, tick, renewal);
            endOutage(renewal.spec.outage(), tick);
        }
    }

    private void awaitStart(int number, long tick, Renewal renewal) {
        await(number, Phase.OUTAGE_START, tick, ticks(renewal.timeBetween.next() / renewal.spec.rateScale()));
    }

    /** What would happen behind the end of the run does not. */
    private void await(int number, Phase phase, long tick, long ticks) {
        long ahead = Math.max(1, ticks);
        if (ahead < world.endTick - tick) {
            queue.add(Clock.key(tick + ahead, phase), ~(long) number);
        }
    }

    private static long ticks(double hours) {
        return (long) (hours * Clock.TICKS_PER_HOUR + 0.5);
    }

    void followHeadroomRule(int slip, int rule, long tick) {
        rules[slip] = rule;
        supplyLate(slip, tick);
    }

    private void supplyLate(int slip, long tick) {
        SlipSpec spec = world.slips[slip];
        changeCapacity(spec.pool(), spec.capacityUnits()[steps[slip]], tick);
        int headroom = spec.headroomUnits()[rules[slip]][steps[slip]];
        pools.setHeadroom(spec.pool(), headroom);
        tell(tick, Agenda.Action.HEADROOM, spec.pool(), headroom);
    }

    void changeCapacity(int pool, int units, long tick) {
        pools.setCapacity(pool, units);
        books.changeCapacity(pool, units, tick);
        recount(pool, tick);
        tell(tick, Agenda.Action.CAPACITY, pool, units);
    }

    /** All pools of an outage are out, and that is told, before anything leaves one of them. */
    void startOutage(int outage, long tick) {
        OutageSpec spec = world.outages[outage];
        for (int pool : spec.pools()) {
            pools.startOutage(pool);
        }
        tell(tick, Agenda.Action.OUTAGE_START, outage, 0);
        for (int pool : spec.pools()) {
            if (evacuation != null && spec.treatment() != Treatment.RIDE_THROUGH) {
                evacuation.clear(pool, spec.treatment(), tick);
            }
            recount(pool, tick);
        }
    }

    void endOutage(int outage, long tick) {
        for (int pool : world.outages[outage].pools()) {
            pools.endOutage(pool);
            recount(pool, tick);
        }
        tell(tick, Agenda.Action.OUTAGE_END, outage, 0);
    }

    /** Whether a change of the agenda is told here, with others of its kind that were drawn. */
    static boolean tells(Agenda.Action action) {
        return switch (action) {
            case CAPACITY, HEADROOM_RULE, OUTAGE_END, OUTAGE_START -> true;
            case PLAN, HEADROOM, LAUNCH, SETTLE -> false;
        };
    }

    private void tell(long tick, Agenda.Action action, int subject, int value) {
        if (listener != null) {
            listener.changed(tick, action, subject, value);
        }
    }

    /** Capacity, use or outages of a pool are other than before. */
    void recount(int pool, long tick) {
        books.out.set(pool, pools.isOut(pool) ? pools.capacityUnits[pool] : 0, tick);
        books.overcommitted.set(pool, Math.max(0, -pools.free(pool)), tick);
    }
}
