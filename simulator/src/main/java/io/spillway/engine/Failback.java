package io.spillway.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes deployments in spill back to the cloud that their terms put first, the one longest away first, at reviews at
 * regular times.
 *
 * <p>A deployment goes back when the first cloud takes it now: as its plan permits, with room, and not declining by
 * what was drawn when it arrived. What would end before its move does, or with it, stays. Moves begin when the first
 * cloud's utilisation was below a level at every review for a while, and end before one that would exceed another
 * level; then the while begins anew. Units in use count for the utilisation, whosever they are.
 */
final class Failback {
    /** A review in the event queue, as {@code ~REVIEW}; above every number of {@link Supply}. */
    static final long REVIEW = 1L << 40;

    private static final long NOT_CALM = -1;

    private final World world;
    private final FailbackSpec spec;
    private final Router router;
    private final Pools pools;
    private final Books books;
    private final Running running;
    private final Moves moves;
    private final InSpill inSpill;
    private final Supply supply;
    private final EventQueue pending;
    private final Explainer explainer;
    /** By class: the plan in force. */
    private final @Nullable Route[] routes;
    /** By cloud: the first of the reviews in a row that found it below the level, or {@link #NOT_CALM}. */
    private final long[] calmSinceTick;
    /** By cloud: whether moves to it have begun and not ended. */
    private final boolean[] isOpen;

    @Nullable
    DecisionListener listener;

    Failback(
            World world,
            FailbackSpec spec,
            Router router,
            Books books,
            Moves moves,
            Supply supply,
            EventQueue pending,
            Explainer explainer,
            @Nullable Route[] routes) {
        this.world = world;
        this.spec = spec;
        this.router = router;
        pools = router.pools;
        this.books = books;
        this.moves = moves;
        running = moves.running;
        inSpill = moves.inSpill;
        this.supply = supply;
        this.pending = pending;
        this.explainer = explainer;
        this.routes = routes;
        calmSinceTick = new long[world.clouds];
        isOpen = new boolean[world.clouds];
    }

    void reset() {
        Arrays.fill(calmSinceTick, NOT_CALM);
        Arrays.fill(isOpen, false);
        awaitReview(0);
    }

    private void awaitReview(long tick) {
        if (spec.everyTicks() < world.endTick - tick) {
            pending.add(Clock.key(tick + spec.everyTicks(), Phase.FAILBACK_REVIEW), ~REVIEW);
        }
    }

    /** Reviews every deployment that has been in spill for long enough. */
    void review(long tick) {
        awaitReview(tick);
        boolean anyOpen = false;
        for (int cloud = 0; cloud < world.clouds; cloud++) {
            observe(cloud, tick);
            anyOpen |= isOpen[cloud];
        }
        int id = anyOpen ? inSpill.first() : InSpill.NONE;
        while (id != InSpill.NONE && tick - inSpill.sinceTick(id) >= spec.minimumStayTicks()) {
            int next = inSpill.next(id);
            consider(id, tick);
            id = next;
        }
    }

    private void observe(int cloud, long tick) {
        double used = pools.cloudUsedUnits[cloud];
        double capacity = pools.cloudCapacityUnits[cloud];
        if (Level.isAbove(used, spec.above(), capacity)) {
            close(cloud);
        } else if (!Level.isBelow(used, spec.below(), capacity)) {
            calmSinceTick[cloud] = NOT_CALM;
        } else if (calmSinceTick[cloud] == NOT_CALM) {
            calmSinceTick[cloud] = tick;
        }
        isOpen[cloud] |= calmSinceTick[cloud] != NOT_CALM && tick - calmSinceTick[cloud] >= spec.calmTicks();
    }

    private void close(int cloud) {
        isOpen[cloud] = false;
        calmSinceTick[cloud] = NOT_CALM;
    }

    private void consider(int id, long tick) {
        Route route = routes[running.requestClass[id]];
        Plan now = route.plan;
        int home = now.firstCloud();
        int units = running.units[id];
        int pool = books.pool(running.cell[id]);
        boolean isWorthIt = running.untilTick[id] - tick > spec.moveTicks();
        if (home < 0 || !isOpen[home] || home == world.poolCloud[pool] || !isWorthIt) {
            return;
        }
        if (Level.isAbove(pools.cloudUsedUnits[home] + units, spec.above(), pools.cloudCapacityUnits[home])) {
            close(home);
            return;
        }
        router.ask(running.requestClass[id], running.ordinal[id], tick);
        int to = router.offer(route, units, running.declineDraw[id]);
        if (to != RoomIndex.NO_POOL) {
            int cause = router.cause(to, running.choice[id], now.placedCause());
            goBack(id, pool, Decision.placed(to, cause), tick);
        }
    }

    private void goBack(int id, int pool, long outcome, long tick) {
        int cell = running.cell[id];
        int units = running.units[id];
        if (listener != null) {
            Plan now = routes[running.requestClass[id]].plan;
            listener.failedBack(pool, explainer.ofFailback(running, id, now, tick, outcome));
        }
        books.failBack(running.requestClass[id], cell, units, tick - inSpill.sinceTick(id));
        moves.move(id, pool, outcome, tick);
        if (spec.moveTicks() == 0) {
            supply.giveBack(pool, cell, units, tick);
        } else {
            hold(pool, cell, units, tick);
        }
    }

    /** What moves leaves its units behind until its move is done. */
    private void hold(int pool, int cell, int units, long tick) {
        long until = tick + spec.moveTicks();
        long copy = running.addCopy(pool, cell, units, until);
        books.hold(units, spec.moveTicks(), tick);
        pending.add(Clock.key(Math.min(until, world.endTick + 1), Phase.DEPLOYMENT_END), copy);
    }
}
