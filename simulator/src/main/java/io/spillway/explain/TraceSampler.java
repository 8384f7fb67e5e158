package io.spillway.explain;

import com.google.common.collect.ImmutableList;
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
    /** By number. */
    private final List<Outage> outages;

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
    private final Repeats waits;
    private final Repeats failbacks;
    private final Repeats evacuations;
    private final Repeats drops;
    /** Evacuees that wait, that are placed after they have waited, and whose patience ends. */
    private final Repeats evacueeWaits;

    private final Repeats evacueePlacements;
    private final Repeats evacueeDrops;
    /** The instant at which outages took requests from pools, untold; {@link #NEVER} when all that is told. */
    private long outageTick = NEVER;

    TraceSampler(
            Compiled compiled,
            Naming naming,
            List<TraceEvent.Mark> terms,
            List<Outage> outages,
            int points,
            Consumer<TraceEvent> hearer) {
        this.compiled = compiled;
        this.naming = naming;
        this.outages = outages;
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
        spills = new Repeats("spill", poolTrack);
        losses = new Repeats("lost", lineTrack);
        waits = new Repeats("waits", lineTrack);
        failbacks = new Repeats("failback", poolTrack);
        evacuations = new Repeats("evacuated", poolTrack);
        drops = new Repeats("dropped", poolTrack);
        evacueeWaits = new Repeats("waits", poolTrack);
        evacueePlacements = new Repeats("evacuated", poolTrack);
        evacueeDrops = new Repeats("dropped", poolTrack);
    }

    /**
     * What an outage is called.
     *
     * @param of the cloud, region or pool that it hits
     */
    record Outage(String name, String of) {}

    /** What happens often, by subject and reason: how often since it was told, and to which request last. */
    private final class Repeats {
        private static final int NO_REASON = -1;

        private final String name;
        /** By subject. */
        private final Track[] tracks;
        /** By subject and reason. */
        private final long[] lastCell;

        private final long[] since;
        private final int[] requestClass;
        private final int[] units;
        private final String[] to;

        Repeats(String name, Track[] tracks) {
            this.name = name;
            this.tracks = tracks;
            int rows = tracks.length * (Reason.COUNT + 1);
            lastCell = new long[rows];
            since = new long[rows];
            requestClass = new int[rows];
            units = new int[rows];
            to = new String[rows];
            Arrays.fill(lastCell, NEVER);
            Arrays.fill(to, "");
        }

        /** One more, told if it is the first of a cell. */
        void sample(long tick, int subject, int reason, int itsClass, int itsUnits, String goesTo) {
            int row = count(subject, reason, itsClass, itsUnits, goesTo);
            if (lastCell[row] != cell) {
                lastCell[row] = cell;
                tell(tick, row);
            }
        }

        /** One more, to be told later. */
        int count(int subject, int reason, int itsClass, int itsUnits, String goesTo) {
            int row = subject * (Reason.COUNT + 1) + reason + 1;
            since[row]++;
            requestClass[row] = itsClass;
            units[row] = itsUnits;
            to[row] = goesTo;
            return row;
        }

        /** Tells what is untold. */
        void tellRest(long tick) {
            for (int row = 0; row < since.length; row++) {
                if (since[row] > 0) {
                    tell(tick, row);
                }
            }
        }

        private void tell(long tick, int row) {
            ImmutableMap.Builder<String, Object> details = ImmutableMap.builder();
            int reason = row % (Reason.COUNT + 1) - 1;
            String whole = name;
            if (reason != NO_REASON) {
                Reason why = Reason.values()[reason];
                whole += " " + why;
                putReason(why, details);
            }
            if (!to[row].isEmpty()) {
                details.put("to", to[row]);
            }
            int c = requestClass[row];
            details.put("launch", compiled.names().lines().get(world.classLine[c]))
                    .put("market", compiled.names().markets().get(c))
                    .put("units", units[row])
                    .put("requestsSinceLast", since[row]);
            since[row] = 0;
            hearer.accept(new TraceEvent.Mark(tick, tracks[row / (Reason.COUNT + 1)], whole, details.buildOrThrow()));
        }
    }

    @Override
    public void decided(Decision decision) {
        advance(decision.tick());
        long outcome = decision.outcome();
        int c = decision.requestClass();
        if (!Decision.isPlaced(outcome)) {
            Repeats repeats = Decision.isWaiting(outcome) ? waits : losses;
            repeats.sample(decision.tick(), world.classLine[c], Decision.reason(outcome), c, decision.units(), "");
            return;
        }
        int pool = Decision.pool(outcome);
        if (Decision.isSpill(outcome)) {
            spills.sample(decision.tick(), pool, Decision.cause(outcome), c, decision.units(), "");
        }
        state.decided(decision);
        isChanged[pool] = true;
    }

    @Override
    public void launched(LaunchDecision decision) {
        advance(decision.tick());
        NamedLaunch launch = naming.launch(0, decision, ImmutableList.of());
        ImmutableMap.Builder<String, Object> details = ImmutableMap.builder();
        launch.reason().ifPresent(reason -> putReason(reason, details));
        details.put("footprintUnits", launch.footprintUnits()).put("opens", launch.opens());
        hearer.accept(new TraceEvent.Mark(
                decision.tick(),
                lineTrack[decision.line()],
                launch.answerText()
                        + launch.asked().map(cloud -> " by " + cloud).orElse(""),
                details.buildOrThrow()));
    }

    private static void putReason(Reason reason, ImmutableMap.Builder<String, Object> to) {
        to.put("kind", reason.kind().name()).put("reason", reason.name());
    }

    @Override
    public void evacuated(int fromPool, Decision decision) {
        long tick = decision.tick();
        long outcome = decision.outcome();
        int c = decision.requestClass();
        advance(tick);
        if (Decision.isWaiting(outcome)) {
            leaves(evacueeWaits, tick, fromPool, Decision.reason(outcome), c, decision.units(), "");
        } else if (Decision.isPlaced(outcome)) {
            int pool = Decision.pool(outcome);
            if (decision.hasWaited()) {
                evacueePlacements.sample(tick, fromPool, Repeats.NO_REASON, c, decision.units(), goal(pool));
            } else {
                leaves(evacuations, tick, fromPool, Repeats.NO_REASON, c, decision.units(), goal(pool));
            }
            begins(pool, decision);
        }
    }

    @Override
    public void failedBack(int fromPool, Decision decision) {
        advance(decision.tick());
        int pool = Decision.pool(decision.outcome());
        failbacks.sample(
                decision.tick(), fromPool, Repeats.NO_REASON, decision.requestClass(), decision.units(), goal(pool));
        begins(pool, decision);
    }

    private String goal(int pool) {
        return naming.place(pool).toString();
    }

    private void begins(int pool, Decision decision) {
        state.decided(decision);
        isChanged[pool] = true;
    }

    @Override
    public void dropped(long tick, int requestClass, int pool, int units, long waitedTicks) {
        advance(tick);
        if (waitedTicks > 0) {
            evacueeDrops.sample(tick, pool, Repeats.NO_REASON, requestClass, units, "nowhere");
        } else {
            leaves(drops, tick, pool, Repeats.NO_REASON, requestClass, units, "nowhere");
        }
    }

    /** An outage takes a request from a pool; all that it takes at one instant are told together. */
    private void leaves(Repeats repeats, long tick, int pool, int reason, int c, int units, String to) {
        repeats.count(pool, reason, c, units, to);
        outageTick = tick;
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
            case OUTAGE_START -> outage(tick, outages.get(subject), "starts");
            case OUTAGE_END -> outage(tick, outages.get(subject), "ends");
            case HEADROOM_RULE, SETTLE -> {}
        }
    }

    private void outage(long tick, Outage outage, String what) {
        hearer.accept(new TraceEvent.Mark(
                tick,
                Trace.CALENDAR,
                "outage " + outage.name() + " of " + outage.of() + " " + what,
                ImmutableMap.of("outage", outage.name(), "of", outage.of())));
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
        if (outageTick != NEVER && outageTick < tick) {
            tellOutages();
        }
        long next = tick / cellTicks;
        if (next > cell) {
            long boundary = (cell + 1) * cellTicks;
            termsUntil(boundary);
            useOfChanged(boundary);
            cell = next;
        }
        termsUntil(tick);
    }

    private void tellOutages() {
        evacuations.tellRest(outageTick);
        drops.tellRest(outageTick);
        evacueeWaits.tellRest(outageTick);
        outageTick = NEVER;
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

    /** Tells at the end of the run what is untold, and the use of every pool. */
    void finish() {
        advance(world.endTick);
        tellOutages();
        for (Repeats repeats : List.of(spills, losses, waits, failbacks, evacueePlacements, evacueeDrops)) {
            repeats.tellRest(world.endTick);
        }
        Arrays.fill(usedTold, Long.MIN_VALUE);
        for (int pool = 0; pool < world.pools; pool++) {
            use(world.endTick, pool);
        }
    }
}
