package io.spillway.engine;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of the deployments on a pool that goes out: those of an outage that evacuates are routed anew, in the order
 * in which they were placed there, for the rest of their holding time, with what was drawn for them when they arrived; what
 * finds no place, and all of an outage that drops, is at its end.
 */
final class Evacuation {
    private final Router router;
    private final Pools pools;
    private final Books books;
    private final Running running;
    private final Moves moves;
    private final Explainer explainer;
    /** By class: the plan in force. */
    private final @Nullable Route[] routes;

    private final @Nullable Stay stay;

    @Nullable
    DecisionListener listener;

    Evacuation(
            Router router,
            Books books,
            Moves moves,
            Explainer explainer,
            @Nullable Route[] routes,
            @Nullable Stay stay) {
        this.router = router;
        pools = router.pools;
        this.books = books;
        this.moves = moves;
        running = moves.running;
        this.explainer = explainer;
        this.routes = routes;
        this.stay = stay;
    }

    /** Leaves nothing on a pool that is out. */
    void clear(int pool, Treatment treatment, long tick) {
        for (int id = running.first(pool); id != Running.NONE; id = running.first(pool)) {
            int units = running.units[id];
            pools.release(pool, units);
            books.end(running.cell[id], units, tick);
            if (listener != null) {
                listener.ended(tick, pool, units);
            }
            if (running.isCopy(id)) {
                books.holdNoLonger(units, running.untilTick[id] - tick, tick);
                moves.remove(id, pool, tick);
            } else if (treatment != Treatment.EVACUATE || !move(id, pool, tick)) {
                drop(id, pool, tick);
            }
        }
    }

    private boolean move(int id, int fromPool, long tick) {
        int c = running.requestClass[id];
        int units = running.units[id];
        Route now = routes[c];
        router.ask(c, running.ordinal[id], tick);
        long outcome = router.decide(now, units, running.choice[id], running.declineDraw[id]);
        if (stay != null) {
            outcome = stay.instead(c, now, units, running.choice[id], outcome);
        }
        if (listener != null) {
            listener.evacuated(
                    fromPool, explainer.ofDeployment(running, id, now.plan, running.choice[id], tick, outcome));
        }
        if (!Decision.isPlaced(outcome)) {
            return false;
        }
        books.evacuate(c, running.cell[id], Decision.pool(outcome), units);
        moves.move(id, fromPool, outcome, tick);
        return true;
    }

    private void drop(int id, int pool, long tick) {
        int c = running.requestClass[id];
        int units = running.units[id];
        books.drop(c, running.cell[id], units, running.untilTick[id] - tick, tick);
        moves.remove(id, pool, tick);
        if (listener != null) {
            listener.dropped(tick, c, pool, units);
        }
    }
}
