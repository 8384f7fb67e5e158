package io.spillway.engine;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The engine: runs replications of one world, one at a time; one instance per thread. */
public final class Simulation {
    private static final int UNITS_BITS = 32;
    private static final int ANY_POOL = -1;
    private static final int NO_POOL = -2;
    private static final long NEVER = Long.MAX_VALUE;
    /** A signal in the event queue, as {@code ~SIGNAL}; above every number of {@link Supply}. */
    private static final long SIGNAL = 1L << 41;

    private final World world;
    private final Router router;
    private final Pools pools;
    private final Arrivals arrivals;
    private final Requests requests;
    private final Waiting waiting;
    /** Ends of deployments, and of patience. */
    private final EventQueue pending = new EventQueue();

    private final Books books;
    /** By class: the plan that it follows. */
    private final @Nullable Route[] routes;

    private final Explainer explainer;
    /** The deployments one by one, where a world needs to know them so. */
    private final @Nullable Moves moves;

    private final @Nullable Evacuation evacuation;
    private final Supply supply;
    private final PlansInForce plans;
    private final Launches launches;
    /** Whether the use of a cloud may be why one that waits for it may go elsewhere. */
    private final boolean useMayHelp;

    private final long endTick;
    /** Whether requests may wait, or routing may not know pools as they are. */
    private final boolean isQueueOrSignal;
    /** Whether some order remembers what was placed. */
    private final boolean isPlacingTold;

    private final @Nullable Failback failback;
    private final @Nullable Stay stay;
    private @Nullable DecisionListener listener;
    private int nextChange;
    /** When the next change of the agenda is due, or {@link #NEVER}; the run ends with the last. */
    private long changeKey;

    /** The pool that deployments have left in this instant while requests wait; these are served when all have. */
    private int freedPool;

    /** Where the request goes that {@link #firstToServe} has found. */
    private long firstOutcome;

    private boolean stopped;

    public Simulation(World world) {
        this(world, RoomIndex::of);
    }

    Simulation(World world, RoomIndex.Maker indexes) {
        this.world = world;
        router = new Router(world, indexes);
        pools = router.pools;
        arrivals = new Arrivals(world);
        requests = new Requests(world);
        waiting = new Waiting(world);
        books = new Books(world);
        routes = new Route[world.classes];
        explainer = new Explainer(world, router);
        stay = world.isStaying ? new Stay(world, router) : null;
        moves = Running.isNeeded(world) ? new Moves(world, pools, books, new Running(world), routes, stay) : null;
        evacuation = moves == null
                ? null
                : new Evacuation(world, router, books, moves, waiting, pending, explainer, routes, stay);
        supply = new Supply(world, pools, books, pending, evacuation);
        plans = new PlansInForce(world, router, books.result, routes, stay);
        launches = new Launches(world, router, books.result, pending, explainer, plans);
        useMayHelp = useMayHelp(world.plans);
        endTick = world.endTick;
        isQueueOrSignal = world.signalTicks > 0 || Waiting.isNeeded(world);
        isPlacingTold = world.choosers.length > 0;
        failback = moves == null || world.failback == null
                ? null
                : new Failback(world, world.failback, router, books, moves, supply, pending, explainer, routes);
    }

    private static boolean useMayHelp(Plan[] plans) {
        for (Plan one : plans) {
            if (one.unlessAll() && one.declineAbove().length > 0) {
                return true;
            }
        }
        return false;
    }

    /** Lets somebody hear every decision of the runs to come; a run with a listener allocates. */
    public void listen(DecisionListener decisionListener) {
        router.record();
        listener = decisionListener;
        supply.listener = decisionListener;
        plans.listener = decisionListener;
        launches.listener = decisionListener;
        if (evacuation != null) {
            evacuation.listener = decisionListener;
        }
        if (failback != null) {
            failback.listener = decisionListener;
        }
    }

    /** Ends the run that is under way behind its current event, unaudited; for a listener that has heard enough. */
    public void stop() {
        stopped = true;
        changeKey = NEVER;
    }

    /**
     * Until when a pool is in back-off for the orders that a plan asks: not asked in its turn, as it had no room when it was
     * asked last. To be called by who listens.
     *
     * @return a tick, not above that of the moment where the pool is not in back-off
     */
    public long backOffEndTick(Plan plan, int pool) {
        return router.backOffEndTick(plan, pool);
    }

    /**
     * What the orders that a plan asks say of their choices in the decision of the moment, in names; nothing of most. To be
     * called by who listens.
     */
    public List<String> statements(Plan plan) {
        return router.statements(plan);
    }

    /** How many pools would take a request of all those that such orders had to choose from. Likewise. */
    public int openTo(Plan plan, int units, double declineDraw) {
        return router.openTo(plan, units, declineDraw);
    }

    /**
     * Why a pool's cloud would not take a request, if it had to want it; null where it would. To be called by who listens,
     * before the request is placed.
     */
    public @Nullable Reason ownRefusal(Plan plan, int pool, int units, double declineDraw) {
        int reason = router.ownRefusal(plan, pool, units, declineDraw);
        return reason < 0 ? null : Reason.values()[reason];
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
        long events = 0;
        while (changeKey != NEVER) {
            long change = changeKey;
            long due = pending.headKey();
            long request = arrivals.headKey();
            if (due < request && due < change) {
                happen(Clock.tick(due));
            } else if (request < change) {
                request(Clock.tick(request));
            } else {
                change(Clock.tick(change));
            }
            events++;
        }
        books.result.events = events;
        if (!stopped) {
            Audit.check(world, pools, books, waiting, pending, moves);
        }
        return books.result;
    }

    private void reset(long seed, int replication) {
        nextChange = 0;
        changeKey = nextChangeKey();
        freedPool = NO_POOL;
        stopped = false;
        Arrays.fill(routes, null);
        router.reset(seed, replication);
        arrivals.reset(seed, replication);
        requests.reset(seed, replication);
        waiting.clear();
        pending.clear();
        books.reset();
        if (moves != null) {
            moves.reset();
        }
        if (stay != null) {
            stay.reset();
        }
        supply.reset(seed, replication);
        if (world.signalTicks > 0) {
            pending.add(Clock.key(0, Phase.SIGNAL), ~SIGNAL);
        }
        plans.reset();
        launches.reset(seed, replication, arrivals);
        if (failback != null) {
            failback.reset();
        }
    }

    private void request(long tick) {
        int c = arrivals.headClass();
        arrivals.advance(c);
        requests.draw(c);
        long ordinal = books.arrive(c);
        router.ask(c, ordinal, tick);
        long found = decide(c, requests.units, requests.choice, requests.declineDraw);
        long outcome = isQueueOrSignal ? amid(c, found) : found;
        if (listener != null) {
            boolean isAsked = Decision.isPlaced(outcome) || !Decision.isPlaced(found);
            tell(listener, tick, c, ordinal, isAsked, outcome);
        }
        if (Decision.isPlaced(outcome)) {
            place(
                    c,
                    outcome,
                    requests.units,
                    requests.holdingTicks,
                    requests.choice,
                    requests.declineDraw,
                    requests.patienceTicks,
                    ordinal,
                    tick);
            if (useMayHelp && waiting.size() > 0) {
                serve(ANY_POOL, tick);
            }
        } else {
            turnAway(c, outcome, ordinal, tick);
        }
    }

    /** What becomes of an outcome where requests wait, or where it was found by what was known. */
    private long amid(int c, long outcome) {
        long found = outcome;
        if (!waiting.isEmpty(c)) {
            found = Decision.behindOthers(found);
        } else if (world.signalTicks > 0) {
            countStale(c, found);
        }
        return !Decision.isPlaced(found) && requests.patienceTicks > 0 ? Decision.waiting(found) : found;
    }

    private void turnAway(int c, long outcome, long ordinal, long tick) {
        if (Decision.isWaiting(outcome)) {
            join(c, Decision.reason(outcome), tick, ordinal);
        } else {
            books.lose(c, Decision.reason(outcome), requests.units, requests.holdingTicks);
        }
    }

    /** Counts what the request that was drawn last met for want of knowledge. */
    private void countStale(int c, long outcome) {
        Route now = routes[c];
        if (!now.isBySignals) {
            return;
        }
        for (int i = 0; i < now.known.misses(); i++) {
            books.staleMiss(c, now.known.missed(i));
        }
        if (isRefused(now.plan, outcome)
                && !Decision.isStayingAway(outcome)
                && router.isPassedOver(now, requests.units, requests.declineDraw)) {
            books.passOver(c);
        }
    }

    /** Whether the first cloud refused the request that was drawn last, or its class stays away. */
    private boolean isRefused(Plan plan, long outcome) {
        return !Decision.isPlaced(outcome)
                || Decision.isSpill(outcome)
                || Decision.cause(outcome) == Cause.CUSTOMER_CHOICE && plan.bars(requests.choice);
    }

    private long decide(int c, int units, int choice, double declineDraw) {
        Route now = routes[c];
        long outcome = router.decide(now, units, choice, declineDraw);
        return stay == null ? outcome : stay.instead(c, now, units, choice, outcome);
    }

    private void place(
            int c,
            long outcome,
            int units,
            long wantedTicks,
            int choice,
            double declineDraw,
            long patienceTicks,
            long ordinal,
            long tick) {
        long holdingTicks = Math.min(wantedTicks, endTick + 1 - tick);
        int pool = Decision.pool(outcome);
        int cell = books.cell(c, pool, Decision.cause(outcome));
        pools.take(pool, units);
        books.place(c, cell, pool, units, tick, holdingTicks);
        if (isPlacingTold && Decision.cause(outcome) != Cause.FIRST_PARTY) {
            router.placed(world.classLine[c], pool, units, holdingTicks, tick);
        }
        if (Decision.isStayingAway(outcome)) {
            books.stayAway(c);
        }
        boolean isSpill = Cause.isSpill(Decision.cause(outcome));
        int spillRow = isSpill ? spill(c, outcome, holdingTicks, tick) : 0;
        long deployment = (long) cell << UNITS_BITS | units;
        if (moves != null) {
            long untilTick = tick + Math.min(wantedTicks, Long.MAX_VALUE - tick);
            deployment = moves.begin(pool, cell, units, untilTick, isSpill, spillRow, tick);
            moves.running.remember(deployment, c, ordinal, choice, declineDraw, patienceTicks);
        }
        pending.add(Clock.key(tick + holdingTicks, Phase.DEPLOYMENT_END), deployment);
    }

    private int spill(int c, long outcome, long holdingTicks, long tick) {
        if (stay != null) {
            stay.spilled(c, Decision.cause(outcome));
        }
        return books.enterSpill(c, holdingTicks, tick);
    }

    /** A deployment or a request's patience ends, or something drawn happens to a pool. */
    private void happen(long tick) {
        long event = pending.take();
        if (event >= 0 && moves == null) {
            end((int) (event >>> UNITS_BITS), (int) event, tick);
        } else {
            happen(event, tick);
        }
        if (freedPool != NO_POOL) {
            serveWhenAllHaveEnded(tick);
        }
    }

    private void happen(long event, long tick) {
        if (event >= 0) {
            if (moves != null && moves.running.isRunning(event)) {
                endOne(moves, (int) event, tick);
            }
        } else if (Waiting.isTicket(~event)) {
            endPatience(~event, tick);
        } else if (Launches.isEvent(~event)) {
            launches.happen(~event, tick);
            if (Launches.isOpening(~event)) {
                serveAfterChange(tick);
            } else {
                serveAfterDecision(tick);
            }
        } else if (~event == Failback.REVIEW) {
            review(tick);
        } else if (~event == SIGNAL) {
            signal(tick);
        } else {
            supply.happen((int) ~event, tick);
            serveAfterChange(tick);
        }
    }

    private void serveWhenAllHaveEnded(long tick) {
        if (pending.headKey() != Clock.key(tick, Phase.DEPLOYMENT_END)) {
            int pool = freedPool;
            freedPool = NO_POOL;
            serveFreed(pool, tick);
        }
    }

    private void endOne(Moves account, int id, long tick) {
        Running table = account.running;
        int cell = table.cell[id];
        books.endedRequests += table.isCopy(id) ? 0 : 1;
        account.remove(id, books.pool(cell), tick);
        end(cell, table.units[id], tick);
    }

    private void signal(long tick) {
        pools.signal();
        if (listener != null) {
            listener.signalled(tick);
        }
        if (world.signalTicks < endTick - tick) {
            pending.add(Clock.key(tick + world.signalTicks, Phase.SIGNAL), ~SIGNAL);
        }
        if (waiting.size() > 0) {
            serve(ANY_POOL, tick);
        }
    }

    private void review(long tick) {
        if (failback != null) {
            failback.review(tick);
            if ((waiting.size() | launches.held) > 0) {
                serveFreed(ANY_POOL, tick);
            }
        }
    }

    private void end(int cell, int units, long tick) {
        int pool = books.pool(cell);
        supply.giveBack(pool, cell, units, tick);
        if ((waiting.size() | launches.held) > 0) {
            freedPool = freedPool == NO_POOL ? pool : ANY_POOL;
        }
    }

    private void join(int c, int refusal, long tick, long ordinal) {
        int request = waiting.join(c, requests, refusal, tick, ordinal);
        books.join(c, tick);
        waiting.expectEndOfPatience(request, pending, endTick);
    }

    private void endPatience(long ticket, long tick) {
        int request = waiting.waitingWith(ticket);
        if (request != Waiting.NONE) {
            int c = waiting.requestClass(request);
            if (evacuation != null && waiting.isEvacuee(request)) {
                evacuation.giveUp(request, tick);
            } else {
                books.leave(c, tick);
                books.expire(c, waiting.reason[request], waiting.units[request], waiting.holdingTicks[request]);
            }
            boolean wasHead = waiting.head(c) == request;
            waiting.leave(request);
            if (wasHead) {
                serve(ANY_POOL, tick);
            }
        }
    }

    /**
     * Places heads of lines, the one that came first before others, until no pool that one may have has room for it. Who
     * comes to the head of a line may fit where the one before did not, so only the first search looks at one pool.
     */
    private void serve(int pool, long tick) {
        for (int c = firstToServe(pool, tick); c != Waiting.NONE; c = firstToServe(ANY_POOL, tick)) {
            int request = waiting.head(c);
            long outcome = firstOutcome;
            if (listener != null) {
                router.restore(routes[c]);
                tellServed(listener, tick, c, request, outcome);
            }
            waiting.leave(request);
            if (evacuation != null && waiting.isEvacuee(request)) {
                evacuation.resume(request, outcome, tick);
            } else {
                placeServed(c, request, outcome, tick);
            }
        }
    }

    private void placeServed(int c, int request, long outcome, long tick) {
        books.leave(c, tick);
        books.serve(c, tick - waiting.sinceTick[request]);
        place(
                c,
                outcome,
                waiting.units[request],
                waiting.holdingTicks[request],
                waiting.choice[request],
                waiting.declineDraw[request],
                waiting.patienceTicks[request],
                waiting.ordinal[request],
                tick);
    }

    /**
     * The class whose head of line can be placed and came first, or {@link Waiting#NONE}; where it goes is then in {@link
     * #firstOutcome}.
     */
    private int firstToServe(int pool, long tick) {
        int first = Waiting.NONE;
        for (int c = waiting.firstLineFrom(0); c != Waiting.NONE; c = waiting.firstLineFrom(c + 1)) {
            int request = waiting.head(c);
            boolean earlier = first == Waiting.NONE || waiting.isBefore(request, waiting.head(first));
            if (earlier && (pool == ANY_POOL || router.mayHelp(routes[c], pool, waiting.units[request]))) {
                router.ask(c, waiting.ordinal[request], tick);
                long outcome = decide(c, waiting.units[request], waiting.choice[request], waiting.declineDraw[request]);
                if (Decision.isPlaced(outcome)) {
                    first = c;
                    firstOutcome = outcome;
                    if (listener != null) {
                        router.setAside(routes[c]);
                    }
                }
            }
        }
        return first;
    }

    private void change(long tick) {
        Agenda agenda = world.agenda;
        Agenda.Action action = agenda.action()[nextChange];
        int subject = agenda.subject()[nextChange];
        int value = agenda.value()[nextChange];
        switch (action) {
            case PLAN -> launches.change(subject, value, tick);
            case CAPACITY -> supply.changeCapacity(subject, value, tick);
            case HEADROOM -> pools.setHeadroom(subject, value);
            case HEADROOM_RULE -> supply.followHeadroomRule(subject, value, tick);
            case OUTAGE_END -> supply.endOutage(subject, tick);
            case OUTAGE_START -> supply.startOutage(subject, tick);
            case LAUNCH -> {
                arrivals.start(subject);
                launches.ask(world.classLine[subject], tick);
            }
            case SETTLE -> {
                Audit.nobodyWaitsInVain(router, routes, waiting, tick);
                books.settle(subject, tick);
            }
        }
        nextChange++;
        changeKey = stopped ? NEVER : nextChangeKey();
        if (listener != null && action != Agenda.Action.PLAN && !Supply.tells(action)) {
            listener.changed(tick, action, subject, value);
        }
        serveAfterChange(tick);
    }

    private long nextChangeKey() {
        long[] keys = world.agenda.key();
        return nextChange < keys.length ? keys[nextChange] : NEVER;
    }

    /**
     * Serves lines when nothing more changes in this instant: terms, openings, capacity, headroom or outages; behind the
     * deployments that end in it.
     */
    private void serveAfterChange(long tick) {
        long ends = Clock.key(tick, Phase.DEPLOYMENT_END);
        if ((waiting.size() | launches.held) == 0 || changeKey < ends || pending.headKey() < ends) {
            return;
        }
        if (pending.headKey() == ends) {
            freedPool = ANY_POOL;
        } else {
            serveFreed(ANY_POOL, tick);
        }
    }

    /** Room or the contract has changed: launches that are held are asked for again, then lines are served. */
    private void serveFreed(int pool, long tick) {
        int before = launches.held;
        launches.retry(tick);
        serve(launches.held < before ? ANY_POOL : pool, tick);
    }

    /** Serves lines when no launch is decided any more in this instant. */
    private void serveAfterDecision(long tick) {
        if (waiting.size() > 0 && Math.min(changeKey, pending.headKey()) >= Clock.key(tick, Phase.REQUEST)) {
            serve(ANY_POOL, tick);
        }
    }

    private void tell(DecisionListener hearer, long tick, int c, long ordinal, boolean isAsked, long outcome) {
        int units = requests.units;
        int choice = requests.choice;
        double draw = requests.declineDraw;
        hearer.decided(new Decision(
                tick,
                c,
                ordinal,
                units,
                requests.holdingTicks,
                choice,
                draw,
                requests.patienceTicks,
                Decision.NO_WAIT,
                waiting.lastOrdinal(c),
                isAsked,
                outcome,
                isAsked ? explainer.refusals(routes[c].plan, units, choice, draw, outcome) : List.of()));
    }

    private void tellServed(DecisionListener hearer, long tick, int c, int request, long outcome) {
        int units = waiting.units[request];
        int choice = waiting.choice[request];
        double draw = waiting.declineDraw[request];
        Decision decision = new Decision(
                tick,
                c,
                waiting.ordinal[request],
                units,
                waiting.holdingTicks[request],
                choice,
                draw,
                waiting.patienceTicks[request],
                tick - waiting.sinceTick[request],
                Waiting.NONE,
                true,
                outcome,
                explainer.refusals(routes[c].plan, units, choice, draw, outcome));
        if (waiting.isEvacuee(request)) {
            hearer.evacuated(books.pool(waiting.cellLeft[request]), decision);
        } else {
            hearer.decided(decision);
        }
    }
}
