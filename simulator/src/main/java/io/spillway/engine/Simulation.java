package io.spillway.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The engine: runs replications of one world, one at a time; one instance per thread. */
public final class Simulation {
    private static final int UNITS_BITS = 32;

    private final World world;
    private final Router router;
    private final Arrivals arrivals;
    private final Requests requests;
    private final EventQueue deployments = new EventQueue();
    private final Books books;
    private final @Nullable Plan[] plan;
    private final Explainer explainer;
    private @Nullable DecisionListener listener;
    private int nextChange;
    private boolean stopped;

    public Simulation(World world) {
        this(world, RoomIndex::of);
    }

    Simulation(World world, RoomIndex.Maker indexes) {
        this.world = world;
        router = new Router(world, indexes);
        arrivals = new Arrivals(world);
        requests = new Requests(world);
        books = new Books(world);
        plan = new Plan[world.classes];
        explainer = new Explainer(world, router);
    }

    /** Lets somebody hear every decision of the runs to come; a run with a listener allocates. */
    public void listen(DecisionListener decisionListener) {
        listener = decisionListener;
    }

    /** Ends the run that is under way behind its current event, unaudited; for a listener that has heard enough. */
    public void stop() {
        stopped = true;
        nextChange = world.agenda.key().length;
    }

    /**
     * Runs one replication and audits it.
     *
     * @param seed the seed of the experiment
     * @param replication which replication, from 0
     * @return the counts, of no use where the run was {@linkplain #stop stopped}; overwritten by the next run of this
     *     instance
     * @throws AuditException if an invariant does not hold; a fault of the engine, never of the scenario
     */
    public RunResult run(long seed, int replication) {
        reset(seed, replication);
        long[] changes = world.agenda.key();
        long events = 0;
        while (nextChange < changes.length) {
            long change = changes[nextChange];
            long ending = deployments.headKey();
            long request = arrivals.headKey();
            if (ending < request && ending < change) {
                end(Clock.tick(ending));
            } else if (request < change) {
                request(Clock.tick(request));
            } else {
                change(Clock.tick(change));
            }
            events++;
        }
        books.result.events = events;
        if (!stopped) {
            Audit.check(world, router, books, deployments);
        }
        return books.result;
    }

    private void reset(long seed, int replication) {
        nextChange = 0;
        stopped = false;
        Arrays.fill(plan, null);
        router.reset();
        arrivals.reset(seed, replication);
        requests.reset(seed, replication);
        deployments.clear();
        books.reset();
    }

    private void request(long tick) {
        int c = arrivals.headClass();
        arrivals.advance(c);
        requests.draw(c);
        int units = requests.units;
        long holdingTicks = Math.min(requests.holdingTicks, world.endTick + 1 - tick);
        Plan now = plan[c];
        long outcome = router.decide(now, units, requests.choice, requests.declineDraw);
        if (listener != null) {
            tell(listener, tick, c, outcome);
        }
        if (Decision.isPlaced(outcome)) {
            int pool = Decision.pool(outcome);
            int cell = books.cell(c, pool, Decision.cause(outcome));
            router.take(pool, units);
            books.place(c, cell, units, tick, holdingTicks);
            deployments.add(Clock.key(tick + holdingTicks, Phase.DEPLOYMENT_END), (long) cell << UNITS_BITS | units);
        } else {
            books.lose(c, Decision.reason(outcome), units, requests.holdingTicks);
        }
    }

    private void end(long tick) {
        long deployment = deployments.take();
        int cell = (int) (deployment >>> UNITS_BITS);
        int units = (int) deployment;
        int pool = books.pool(cell);
        router.release(pool, units);
        books.end(cell, units, tick);
        if (listener != null) {
            listener.ended(tick, pool, units);
        }
    }

    private void change(long tick) {
        Agenda agenda = world.agenda;
        Agenda.Action action = agenda.action()[nextChange];
        int subject = agenda.subject()[nextChange];
        int value = agenda.value()[nextChange];
        switch (action) {
            case PLAN -> {
                router.follow(plan[subject], world.plans[value]);
                plan[subject] = world.plans[value];
            }
            case CAPACITY -> {
                books.changeCapacity(subject, value - router.capacityUnits[subject], tick);
                router.setCapacity(subject, value);
            }
            case HEADROOM -> router.setHeadroom(subject, value);
            case LAUNCH -> arrivals.start(subject);
            case SETTLE -> books.settle(subject, tick);
        }
        nextChange++;
        if (listener != null) {
            listener.changed(tick, action, subject, value);
        }
    }

    private void tell(DecisionListener hearer, long tick, int c, long outcome) {
        hearer.decided(new Decision(
                tick,
                c,
                books.arrived(c),
                requests.units,
                requests.holdingTicks,
                requests.choice,
                requests.declineDraw,
                outcome,
                explainer.refusals(plan[c], requests.units, requests.choice, requests.declineDraw, outcome)));
    }
}
