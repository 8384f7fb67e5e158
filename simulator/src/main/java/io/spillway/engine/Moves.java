package io.spillway.engine;

import org.jspecify.annotations.Nullable;

/** Takes running deployments from one pool to another, and keeps account of those in spill. */
final class Moves {
    private final Pools pools;
    private final Books books;
    final Running running;
    private final @Nullable Stay stay;
    private final int[] poolCloud;
    /** By class: the plan in force. */
    private final @Nullable Route[] routes;

    final InSpill inSpill = new InSpill();

    Moves(World world, Pools pools, Books books, Running running, @Nullable Route[] routes, @Nullable Stay stay) {
        this.pools = pools;
        this.books = books;
        this.running = running;
        this.stay = stay;
        this.routes = routes;
        poolCloud = world.poolCloud;
    }

    void reset() {
        running.reset();
        inSpill.reset();
    }

    /** A deployment that was placed begins; {@code spillRow} is where its time in spill counts, if it is in spill. */
    long begin(int pool, int cell, int units, long untilTick, boolean isSpill, int spillRow, long tick) {
        long deployment = running.add(pool, cell, units, untilTick);
        inSpill.begin((int) deployment);
        if (isSpill) {
            inSpill.enter((int) deployment, spillRow, tick);
        }
        return deployment;
    }

    /**
     * An evacuee that has waited since an outage took its pool goes on, for what is left of its holding time.
     *
     * @return what the event queue keeps of it
     */
    long resume(Waiting waiting, int evacuee, long outcome, long tick) {
        int c = waiting.requestClass(evacuee);
        int units = waiting.units[evacuee];
        int pool = Decision.pool(outcome);
        int cause = Decision.cause(outcome);
        int cell = books.cell(c, pool, cause);
        long untilTick = tick + Math.min(waiting.holdingTicks[evacuee], Long.MAX_VALUE - tick);
        pools.take(pool, units);
        books.goOn(cell, units, tick);
        books.hold(units, untilTick - tick, tick);
        long deployment = running.add(pool, cell, units, untilTick);
        running.remember(
                deployment,
                c,
                waiting.ordinal[evacuee],
                waiting.choice[evacuee],
                waiting.declineDraw[evacuee],
                waiting.patienceTicks[evacuee]);
        inSpill.beginAgain((int) deployment, waiting.whereabouts[evacuee]);
        if (Cause.isSpill(cause)) {
            spill((int) deployment, c, cause, tick);
        } else {
            arriveUnspilled((int) deployment, c, pool);
        }
        return deployment;
    }

    /** Takes units in the new pool; those in the old one are the caller's to give back. */
    void move(int id, int fromPool, long outcome, long tick) {
        int c = running.requestClass[id];
        int pool = Decision.pool(outcome);
        int cause = Decision.cause(outcome);
        int cell = books.cell(c, pool, cause);
        pools.take(pool, running.units[id]);
        books.goOn(cell, running.units[id], tick);
        running.move(id, fromPool, pool, cell);
        if (Cause.isSpill(cause)) {
            spill(id, c, cause, tick);
        } else {
            if (inSpill.has(id)) {
                books.leaveSpill(inSpill.row(id), running.untilTick[id] - tick, tick);
                inSpill.leave(id);
            }
            arriveUnspilled(id, c, pool);
        }
    }

    /** A deployment is not in spill where it comes to; that is to come back only on the first cloud. */
    private void arriveUnspilled(int id, int c, int pool) {
        if (poolCloud[pool] == routes[c].plan.firstCloud()) {
            inSpill.comeHome(id);
        }
    }

    private void spill(int id, int c, int cause, long tick) {
        if (stay != null) {
            stay.spilled(c, cause);
        }
        if (!inSpill.has(id)) {
            if (inSpill.whereabouts(id) == InSpill.BACK) {
                books.pingPong(c);
            }
            inSpill.enter(id, books.enterSpill(c, running.untilTick[id] - tick, tick), tick);
        }
    }

    /** A deployment is gone, at its end or before it. */
    void remove(int id, int pool, long tick) {
        if (!running.isCopy(id) && inSpill.has(id)) {
            books.leaveSpill(inSpill.row(id), running.untilTick[id] - tick, tick);
            inSpill.leave(id);
        }
        running.remove(id, pool);
    }
}
