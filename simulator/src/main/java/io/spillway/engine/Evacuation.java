package io.spillway.engine;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of the deployments on a pool that goes out: those of an outage that evacuates are routed anew, in the order
 * in which they were placed there, for the rest of their holding time, with what was drawn for them when they arrived. What
 * finds no place joins the line of its class where its launch has patience, and waits there as a request does, for so long as
 * it would have waited when it arrived; all else, and all of an outage that drops, is at its end. What ends in the instant
 * in which the outage begins just ends.
 */
final class Evacuation {
    private final Router router;
    private final Pools pools;
    private final Books books;
    private final Running running;
    private final Moves moves;
    private final Waiting waiting;
    /** Ends of deployments, and of patience. */
    private final EventQueue pending;

    private final Explainer explainer;
    /** By class: the plan in force. */
    private final @Nullable Route[] routes;

    private final @Nullable Stay stay;
    private final long endTick;

    @Nullable
    DecisionListener listener;

    Evacuation(
            World world,
            Router router,
            Books books,
            Moves moves,
            Waiting waiting,
            EventQueue pending,
            Explainer explainer,
            @Nullable Route[] routes,
            @Nullable Stay stay) {
        this.router = router;
        pools = router.pools;
        this.books = books;
        this.moves = moves;
        running = moves.running;
        this.waiting = waiting;
        this.pending = pending;
        this.explainer = explainer;
        this.routes = routes;
        this.stay = stay;
        endTick = world.endTick;
    }

    /** Leaves nothing on a pool that is out but what is at its end in this instant, which needs no other place. */
    void clear(int pool, Treatment treatment, long tick) {
        int id = running.first(pool);
        while (id != Running.NONE) {
            int next = running.next(id);
            if (running.untilTick[id] > tick) {
                clear(id, pool, treatment, tick);
            }
            id = next;
        }
    }

    private void clear(int id, int pool, Treatment treatment, long tick) {
        int units = running.units[id];
        pools.release(pool, units);
        books.end(running.cell[id], units, tick);
        if (listener != null) {
            listener.ended(tick, pool, units);
        }
        if (running.isCopy(id)) {
            books.holdNoLonger(units, running.untilTick[id] - tick, tick);
            moves.remove(id, pool, tick);
        } else if (treatment == Treatment.EVACUATE) {
            evacuate(id, pool, tick);
        } else {
            drop(id, pool, tick);
        }
    }

    private void evacuate(int id, int fromPool, long tick) {
        int c = running.requestClass[id];
        int units = running.units[id];
        int choice = running.choice[id];
        Route now = routes[c];
        router.ask(c, running.ordinal[id], tick);
        long found = router.decide(now, units, choice, running.declineDraw[id]);
        if (stay != null) {
            found = stay.instead(c, now, units, choice, found);
        }
        long outcome = running.patienceTicks(id) > 0 ? amidLines(c, found) : found;
        if (listener != null) {
            boolean isAsked = Decision.isPlaced(outcome) || !Decision.isPlaced(found);
            listener.evacuated(
                    fromPool,
                    explainer.ofEvacuee(running, id, now.plan, waiting.lastOrdinal(c), isAsked, tick, outcome));
        }
        if (Decision.isPlaced(outcome)) {
            books.evacuate(c, running.cell[id], Decision.pool(outcome), units);
            moves.move(id, fromPool, outcome, tick);
        } else if (Decision.isWaiting(outcome)) {
            await(id, fromPool, Decision.reason(outcome), tick);
        } else {
            drop(id, fromPool, tick);
        }
    }

    private long amidLines(int c, long found) {
        long outcome = waiting.isEmpty(c) ? found : Decision.behindOthers(found);
        return Decision.isPlaced(outcome) ? outcome : Decision.waiting(outcome);
    }

    private void await(int id, int fromPool, int refusal, long tick) {
        int units = running.units[id];
        books.interrupt(running.requestClass[id], units, tick);
        books.holdNoLonger(units, running.untilTick[id] - tick, tick);
        int evacuee = waiting.join(running, id, moves.inSpill, refusal, tick);
        waiting.expectEndOfPatience(evacuee, pending, endTick);
        moves.remove(id, fromPool, tick);
    }

    /** An evacuee that has left its line goes on in another pool. */
    void resume(int evacuee, long outcome, long tick) {
        int c = waiting.requestClass(evacuee);
        int units = waiting.units[evacuee];
        books.endInterruption(c, units, tick);
        books.serveEvacuee(c, tick - waiting.sinceTick[evacuee]);
        books.evacuate(c, waiting.cellLeft[evacuee], Decision.pool(outcome), units);
        long deployment = moves.resume(waiting, evacuee, outcome, tick);
        long holdingTicks = Math.min(waiting.holdingTicks[evacuee], endTick + 1 - tick);
        pending.add(Clock.key(tick + holdingTicks, Phase.DEPLOYMENT_END), deployment);
    }

    /** The patience of an evacuee has ended. */
    void giveUp(int evacuee, long tick) {
        int c = waiting.requestClass(evacuee);
        int units = waiting.units[evacuee];
        int cell = waiting.cellLeft[evacuee];
        books.endInterruption(c, units, tick);
        books.drop(c, cell, units, waiting.holdingTicks[evacuee]);
        if (listener != null) {
            listener.dropped(tick, c, books.pool(cell), units, tick - waiting.sinceTick[evacuee]);
        }
    }

    private void drop(int id, int pool, long tick) {
        int c = running.requestClass[id];
        int units = running.units[id];
        long restTicks = running.untilTick[id] - tick;
        books.holdNoLonger(units, restTicks, tick);
        books.drop(c, running.cell[id], units, restTicks);
        moves.remove(id, pool, tick);
        if (listener != null) {
            listener.dropped(tick, c, pool, units, 0);
        }
    }
}
