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
    /** The deployments one by one, where a world needs to know them so. */
    private final @Nullable Running running;

    private final @Nullable Evacuation evacuation;
    private final Supply supply;
    private @Nullable DecisionListener listener;
    private int nextChange;

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
        running = Running.isNeeded(world) ? new Running(world.pools) : null;
        evacuation = running == null ? null : new Evacuation(router, books, running, explainer, plan);
        supply = new Supply(world, router, books, deployments, evacuation);
    }

    /** Lets somebody hear every decision of the runs to come; a run with a listener allocates. */
    public void listen(DecisionListener decisionListener) {
        listener = decisionListener;
        if (evacuation != null) {
            evacuation.listener = decisionListener;
        }
    }

    /**
     * Runs one replication and audits it.
     *
     * @param seed the seed of the experiment
     * @param replication which replication, from 0
     * @return the counts; overwritten by the next run of this instance
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
                happen(Clock.tick(ending));
            } else if (request < change) {
                request(Clock.tick(request));
            } else {
                change(Clock.tick(change));
            }
            events++;
        }
        books.result.events = events;
        Audit.check(world, router, books, deployments, running);
        return books.result;
    }

    private void reset(long seed, int replication) {
        nextChange = 0;
        Arrays.fill(plan, null);
        router.reset();
        arrivals.reset(seed, replication);
        requests.reset(seed, replication);
        deployments.clear();
        books.reset();
        if (running != null) {
            running.reset();
        }
        supply.reset(seed, replication);
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
            long deployment =
                    running == null ? (long) cell << UNITS_BITS | units : remember(running, c, pool, cell, tick);
            books.place(c, cell, units, tick, holdingTicks);
            deployments.add(Clock.key(tick + holdingTicks, Phase.DEPLOYMENT_END), deployment);
        } else {
            books.lose(c, Decision.reason(outcome), units, requests.holdingTicks);
        }
    }

    /** Keeps a deployment of the request drawn last, not yet counted. */
    private long remember(Running table, int c, int pool, int cell, long tick) {
        long until = tick + Math.min(requests.holdingTicks, Long.MAX_VALUE - tick);
        long deployment = table.add(pool, cell, requests.units, until);
        table.remember(deployment, c, books.arrived(c), requests.choice, requests.declineDraw);
        return deployment;
    }

    /** A deployment ends, or something drawn happens to a pool. */
    private void happen(long tick) {
        long event = deployments.take();
        if (event < 0) {
            supply.happen((int) ~event, tick);
        } else if (running == null) {
            end((int) (event >>> UNITS_BITS), (int) event, tick);
        } else if (running.isRunning(event)) {
            endOne(running, (int) event, tick);
        }
    }

    private void endOne(Running table, int id, long tick) {
        int cell = table.cell[id];
        table.remove(id, books.pool(cell));
        end(cell, table.units[id], tick);
        books.endedRequests++;
    }

    private void end(int cell, int units, long tick) {
        int pool = books.pool(cell);
        boolean isTroubled = router.isTroubled(pool);
        router.release(pool, units);
        books.end(cell, units, tick);
        if (isTroubled) {
            supply.recount(pool, tick);
        }
    }

    private void change(long tick) {
        Agenda agenda = world.agenda;
        int subject = agenda.subject()[nextChange];
        int value = agenda.value()[nextChange];
        switch (agenda.action()[nextChange]) {
            case PLAN -> {
                router.follow(plan[subject], world.plans[value]);
                plan[subject] = world.plans[value];
            }
            case CAPACITY -> supply.changeCapacity(subject, value, tick);
            case HEADROOM -> router.setHeadroom(subject, value);
            case HEADROOM_RULE -> supply.followHeadroomRule(subject, value, tick);
            case OUTAGE_END -> supply.endOutage(subject, tick);
            case OUTAGE_START -> supply.startOutage(subject, tick);
            case LAUNCH -> arrivals.start(subject);
            case SETTLE -> books.settle(subject, tick);
        }
        nextChange++;
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
