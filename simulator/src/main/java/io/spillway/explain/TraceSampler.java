package io.spillway.explain;

import com.google.common.collect.ImmutableMap;
import io.spillway.compile.Compiled;
import io.spillway.engine.Agenda;
import io.spillway.engine.Decision;
import io.spillway.engine.DecisionListener;
import io.spillway.engine.LaunchDecision;
import io.spillway.engine.Plan;
import io.spillway.engine.Reason;
import io.spillway.engine.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Listens to a run and tells a {@link Trace} of it. */
final class TraceSampler implements DecisionListener {
    private static final long NEVER = -1;

    private final World world;
    private final Compiled compiled;
    private final Naming naming;
    private final RunState state;
    private final Consumer<TraceEvent> hearer;
    private final Track[] poolTrack;
    private final Track[] lineTrack;
    private final Deque<TraceEvent.Mark> terms;
    private final long cellTicks;
    private final boolean[] lineBegun;
    /** By class: where it may run, as told last. */
    private final String[] permitted;
    /** The cell that time is in. */
    private long cell;
    /** By pool: whether its use changed in that cell, and the use told last. */
    private final boolean[] isChanged;

    private final long[] usedTold;
    private final long[] freeTold;
    private final Repeats spills;
    private final Repeats losses;
    private final Repeats evacuations;
    private final Repeats failbacks;
    private final Repeats drops;

    TraceSampler(
            Compiled compiled, Naming naming, List<TraceEvent.Mark> terms, int points, Consumer<TraceEvent> hearer) {
        this.compiled = compiled;
        this.naming = naming;
        this.terms = new ArrayDeque<>(terms);
        this.hearer = hearer;
        world = compiled.world();
        state = new RunState(world);
        cellTicks = Math.max(1, (world.endTick + points - 1) / points);
        poolTrack = new Track[world.pools];
        Arrays.setAll(poolTrack, pool -> Trace.pool(naming.place(pool)));
        lineTrack = new Track[world.lines];
        Arrays.setAll(lineTrack, line -> Trace.line(compiled.names().lines().get(line)));
        lineBegun = new boolean[world.lines];
        permitted = new String[world.classes];
        Arrays.fill(permitted, "");
        isChanged = new boolean[world.pools];
        usedTold = new long[world.pools];
        freeTold = new long[world.pools];
        Arrays.fill(usedTold, Long.MIN_VALUE);
        spills = new Repeats(world.pools);
        losses = new Repeats(world.lines);
        evacuations = new Repeats(world.pools);
        failbacks = new Repeats(world.pools);
        drops = new Repeats(world.pools);
    }

    /** What happens no oftener than once a cell, by subject and reason. */
    private static final class Repeats {
        private final long[] lastCell;
        private final long[] since;

        Repeats(int subjects) {
            lastCell = new long[subjects * Reason.COUNT];
            since = new long[subjects * Reason.COUNT];
            Arrays.fill(lastCell, NEVER);
        }

        /** How many there were since one was told, this one with them, or 0 when this one is not to be told. */
        long count(int subject, int reason, long cell) {
            int row = subject * Reason.COUNT + reason;
            since[row]++;
            if (lastCell[row] == cell) {
                return 0;
            }
            lastCell[row] = cell;
            long told = since[row];
            since[row] = 0;
            return told;
        }
    }

    @Override
    public void decided(Decision decision) {
        advance(decision.tick());
        long outcome = decision.outcome();
        int c = decision.requestClass();
        if (!Decision.isPlaced(outcome)) {
            int line = world.classLine[c];
            mark(
                    Decision.isWaiting(outcome) ? "waits" : "lost",
                    decision,
                    lineTrack[line],
                    losses,
                    line,
                    Decision.reason(outcome));
            return;
        }
        int pool = Decision.pool(outcome);
        if (Decision.isSpill(outcome)) {
            mark("spill", decision, poolTrack[pool], spills, pool, Decision.cause(outcome));
        }
        state.decided(decision);
        isChanged[pool] = true;
    }

    private void mark(String name, Decision decision, Track track, Repeats repeats, int subject, int reason) {
        long requests = repeats.count(subject, reason, cell);
        if (requests > 0) {
            int c = decision.requestClass();
            Reason why = Reason.values()[reason];
            hearer.accept(new TraceEvent.Mark(
                    decision.tick(),
                    track,
                    name + " " + why,
                    ImmutableMap.of(
                            "kind", why.kind().name(),
                            "reason", why.name(),
                            "launch", compiled.names().lines().get(world.classLine[c]),
                            "market", compiled.names().markets().get(c),
                            "units", decision.units(),
                            "requestsSinceLast", requests)));
        }
    }

    @Override
    public void launched(LaunchDecision decision) {
        advance(decision.tick());
        NamedLaunch launch = naming.launch(0, decision, false);
        hearer.accept(new TraceEvent.Mark(
                decision.tick(),
                lineTrack[decision.line()],
                launch.answerText()
                        + launch.asked().map(cloud -> " by " + cloud).orElse(""),
                ImmutableMap.of(
                        "reason", launch.reason().map(Reason::name).orElse(""),
                        "footprintUnits", launch.footprintUnits(),
                        "opens", launch.opens().toString())));
    }

    @Override
    public void evacuated(int fromPool, Decision decision) {
        advance(decision.tick());
        if (Decision.isPlaced(decision.outcome())) {
            moved("evacuated", evacuations, fromPool, decision);
        }
    }

    @Override
    public void failedBack(int fromPool, Decision decision) {
        advance(decision.tick());
        moved("failback", failbacks, fromPool, decision);
    }

    private void moved(String name, Repeats repeats, int fromPool, Decision decision) {
        int pool = Decision.pool(decision.outcome());
        leaves(
                name,
                repeats,
                fromPool,
                decision.requestClass(),
                decision.units(),
                decision.tick(),
                naming.place(pool).toString());
        state.decided(decision);
        isChanged[pool] = true;
    }

    @Override
    public void dropped(long tick, int requestClass, int pool, int units) {
        advance(tick);
        leaves("dropped", drops, pool, requestClass, units, tick, "nowhere");
    }

    /** Tells that a request leaves a pool, on the track of that pool. */
    private void leaves(String name, Repeats repeats, int pool, int c, int units, long tick, String to) {
        long requests = repeats.count(pool, 0, cell);
        if (requests > 0) {
            hearer.accept(new TraceEvent.Mark(
                    tick,
                    poolTrack[pool],
                    name,
                    ImmutableMap.of(
                            "to", to,
                            "launch", compiled.names().lines().get(world.classLine[c]),
                            "market", compiled.names().markets().get(c),
                            "units", units,
                            "requestsSinceLast", requests)));
        }
    }

    @Override
    public void ended(long tick, int pool, int units) {
        advance(tick);
        state.ended(pool, units);
        isChanged[pool] = true;
    }

    @Override
    public void changed(long tick, Agenda.Action action, int subject, int value) {
        advance(tick);
        state.changed(action, subject, value);
        switch (action) {
            case PLAN -> permit(tick, subject);
            case CAPACITY, HEADROOM -> {
                isChanged[subject] = true;
                hearer.accept(new TraceEvent.Capacity(
                        tick, poolTrack[subject], state.capacityUnits(subject), state.headroomUnits(subject)));
            }
            case LAUNCH -> launch(tick, world.classLine[subject]);
            case SETTLE -> {}
            default ->
                hearer.accept(new TraceEvent.Mark(
                        tick,
                        Trace.CALENDAR,
                        action.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        ImmutableMap.of("subject", subject, "value", value)));
        }
    }

    private void launch(long tick, int line) {
        if (!lineBegun[line]) {
            lineBegun[line] = true;
            hearer.accept(new TraceEvent.Mark(tick, lineTrack[line], "launch", ImmutableMap.of()));
        }
    }

    /** Tells where a class may run, if that is news. */
    private void permit(long tick, int c) {
        Plan plan = state.plan(c);
        List<String> clouds = new ArrayList<>();
        for (int cloud = 0; cloud < world.clouds; cloud++) {
            if (Arrays.stream(world.cloudPools[cloud]).anyMatch(pool -> plan.refusals()[pool] < 0)) {
                clouds.add(naming.cloud(cloud));
            }
        }
        String now = clouds.isEmpty() ? "nowhere" : String.join(", ", clouds);
        if (!now.equals(permitted[c])) {
            permitted[c] = now;
            hearer.accept(new TraceEvent.Mark(
                    tick,
                    lineTrack[world.classLine[c]],
                    "may run on " + now,
                    ImmutableMap.of("market", compiled.names().markets().get(c))));
        }
    }

    /** Tells what is due before a tick. */
    private void advance(long tick) {
        long next = tick / cellTicks;
        if (next > cell) {
            long boundary = (cell + 1) * cellTicks;
            termsUntil(boundary);
            useOfChanged(boundary);
            cell = next;
        }
        termsUntil(tick);
    }

    private void termsUntil(long tick) {
        while (!terms.isEmpty() && terms.getFirst().tick() <= tick) {
            hearer.accept(terms.removeFirst());
        }
    }

    private void useOfChanged(long tick) {
        for (int pool = 0; pool < world.pools; pool++) {
            if (isChanged[pool]) {
                isChanged[pool] = false;
                use(tick, pool);
            }
        }
    }

    private void use(long tick, int pool) {
        int used = state.usedUnits(pool);
        int free = state.freeUnits(pool);
        if (usedTold[pool] != used || freeTold[pool] != free) {
            usedTold[pool] = used;
            freeTold[pool] = free;
            hearer.accept(new TraceEvent.Use(tick, poolTrack[pool], used, free));
        }
    }

    /** Tells the use of every pool at the end of the run. */
    void finish() {
        advance(world.endTick);
        Arrays.fill(usedTold, Long.MIN_VALUE);
        for (int pool = 0; pool < world.pools; pool++) {
            use(world.endTick, pool);
        }
    }
}
