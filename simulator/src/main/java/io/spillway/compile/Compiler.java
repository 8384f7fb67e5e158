package io.spillway.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.hash.Hashing;
import com.google.common.primitives.Doubles;
import com.google.common.primitives.ImmutableIntArray;
import io.spillway.engine.Agenda.Action;
import io.spillway.engine.DrawnLaunches;
import io.spillway.engine.FailbackSpec;
import io.spillway.engine.Phase;
import io.spillway.engine.RateTable;
import io.spillway.engine.SlipSpec;
import io.spillway.engine.World;
import io.spillway.model.Failback;
import io.spillway.model.LaunchProcess;
import io.spillway.model.Market;
import io.spillway.model.Scenario;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns a scenario into arrays. */
public final class Compiler {
    private static final int DAYS_PER_WEEK = 7;
    private static final RateTable NOTHING = new RateTable(new long[1], new double[0]);

    private final Scenario scenario;
    private final Timeline timeline;
    private final Index index;
    private final Segments segments;
    private final int[][] cloudPools;
    private final AgendaWriter agenda = new AgendaWriter();

    private Compiler(Scenario scenario) {
        this.scenario = scenario;
        timeline = new Timeline(scenario);
        index = new Index(scenario);
        segments = new Segments(index, timeline, scenario.money().turningPoints());
        cloudPools = new int[index.clouds.size()][];
        for (int cloud = 0; cloud < cloudPools.length; cloud++) {
            List<Integer> members = new ArrayList<>();
            for (int pool = 0; pool < index.pools.size(); pool++) {
                if (index.pools.get(pool).cloud() == cloud) {
                    members.add(pool);
                }
            }
            cloudPools[cloud] = members.stream().mapToInt(pool -> pool).toArray();
        }
    }

    /** Compiles a scenario; the result may be shared by any number of threads. */
    public static Compiled compile(Scenario scenario) {
        return new Compiler(scenario).compile();
    }

    private Compiled compile() {
        Planner planner = new Planner(scenario, index, timeline, cloudPools);
        plans(planner);
        SlipSpec[] slips = capacity();
        Outages outages = new Outages(scenario, index, timeline, agenda);
        launches();
        settlements();
        World world = new World(
                index.clouds.size(),
                index.pools.size(),
                index.lines.size(),
                index.classes.size(),
                segments.count(),
                planner.lanes(),
                planner.plans(),
                agenda.agenda());
        world.regimes = planner.regimes();
        world.outages = outages.outages();
        world.renewals = outages.renewals();
        world.slips = slips;
        world.choosers = planner.choosers();
        world.fillMillionths = planner.fillMillionths();
        fill(world);
        world.failback = failback(scenario.spill().failback());
        world.signalTicks = Timeline.ticks(scenario.spill().signalLag());
        world.isStaying = scenario.spill().failback() instanceof Failback.None;
        Prices prices = Prices.of(scenario, index, segments);
        world.primaryMicrosPerUnitTick = prices.microsPerUnitTick(world.primaryPools);
        return new Compiled(
                world,
                names(),
                prices,
                Finances.of(scenario.money(), scenario.primary().cloud(), index, segments));
    }

    /** Writes who is under which regime from when on. */
    private void plans(Planner planner) {
        TurningPoints turningPoints = new TurningPoints(scenario, index, timeline);
        List<ImmutableSortedSet<Instant>> ofLine =
                index.lines.stream().map(turningPoints::of).toList();
        for (int c = 0; c < index.classes.size(); c++) {
            Index.ClassEntry entry = index.classes.get(c);
            int inForce = -1;
            for (Instant at : ofLine.get(entry.line())) {
                int regime = planner.regime(entry, at);
                if (regime != inForce) {
                    inForce = regime;
                    agenda.write(timeline.tick(at), Phase.TERMS, Action.PLAN, c, regime);
                }
            }
        }
    }

    private SlipSpec[] capacity() {
        LateCapacity late = new LateCapacity(timeline, agenda);
        for (int pool = 0; pool < index.pools.size(); pool++) {
            if (index.pools.get(pool).capacitySlip().isPresent()) {
                late.add(pool, index.pools.get(pool));
            } else {
                capacity(pool, index.pools.get(pool));
            }
        }
        return late.slips();
    }

    private void capacity(int pool, Index.PoolEntry entry) {
        TreeSet<Instant> instants = new TreeSet<>();
        instants.addAll(entry.pool().capacity().byInstant().keySet());
        instants.addAll(entry.headroom().byInstant().keySet());
        instants.removeIf(instant -> !timeline.isDuring(instant));
        instants.add(timeline.begin);
        int capacity = 0;
        int headroom = 0;
        for (Instant at : instants) {
            int newCapacity = Units.capacity(entry, at);
            if (newCapacity != capacity) {
                capacity = newCapacity;
                agenda.write(timeline.tick(at), Phase.CAPACITY, Action.CAPACITY, pool, capacity);
            }
            int newHeadroom = Units.headroom(entry, at);
            if (newHeadroom != headroom) {
                headroom = newHeadroom;
                agenda.write(timeline.tick(at), Phase.CAPACITY, Action.HEADROOM, pool, headroom);
            }
        }
    }

    private void launches() {
        for (int c = 0; c < index.classes.size(); c++) {
            Index.Line line = index.lines.get(index.classes.get(c).line());
            Instant date = line.date().orElse(timeline.begin);
            if (line.process().isEmpty() && date.isBefore(timeline.end)) {
                agenda.write(timeline.tick(date), Phase.LAUNCH, Action.LAUNCH, c, 0);
            }
        }
    }

    private void settlements() {
        for (int segment = 0; segment <= segments.count(); segment++) {
            agenda.write(timeline.tick(segments.bounds.get(segment)), Phase.SETTLEMENT, Action.SETTLE, segment, 0);
        }
    }

    private static @Nullable FailbackSpec failback(Failback failback) {
        if (failback instanceof Failback.Drain drain) {
            return new FailbackSpec(
                    Timeline.ticks(drain.every()),
                    drain.below(),
                    Timeline.ticks(drain.lasting()),
                    drain.above(),
                    Timeline.ticks(drain.minimumStay()),
                    Timeline.ticks(drain.moveTime()));
        }
        if (failback instanceof Failback.Rebalance rebalance) {
            return new FailbackSpec(
                    Timeline.ticks(rebalance.every()),
                    Double.POSITIVE_INFINITY,
                    0,
                    Double.POSITIVE_INFINITY,
                    Timeline.ticks(rebalance.minimumStay()),
                    Timeline.ticks(rebalance.moveTime()));
        }
        return null;
    }

    private void fill(World world) {
        world.startTick = timeline.tick(timeline.start);
        world.endTick = timeline.tick(timeline.end);
        for (int segment = 0; segment <= segments.count(); segment++) {
            world.segmentTick[segment] = timeline.tick(segments.bounds.get(segment));
        }
        System.arraycopy(cloudPools, 0, world.cloudPools, 0, cloudPools.length);
        for (int cloud : index.spillOrder) {
            world.isSpilledTo[cloud] = true;
        }
        world.primaryPools = cloudPools[index.clouds.indexOf(scenario.primary().cloud())].clone();
        for (int pool = 0; pool < world.pools; pool++) {
            world.poolCloud[pool] = index.pools.get(pool).cloud();
        }
        RateTable[] rates = index.lines.stream()
                .map(line -> line.process().isEmpty() ? Rates.table(line, timeline) : NOTHING)
                .toArray(RateTable[]::new);
        world.drawnLaunches = drawnLaunches();
        new LaunchSpecs(scenario, index, timeline).fill(world);
        boolean anyDecline = !scenario.primary().declines().isEmpty();
        for (int c = 0; c < world.classes; c++) {
            Index.ClassEntry entry = index.classes.get(c);
            Index.Line line = index.lines.get(entry.line());
            world.classLine[c] = entry.line();
            world.classSize[c] = Draws.spec(line.size());
            world.classHolding[c] = Draws.spec(line.holding());
            world.classPatience[c] = line.patience().map(Draws::spec).orElse(null);
            world.classArrivalCv[c] = line.demand().arrivalCv();
            world.classRate[c] = rates[entry.line()];
            world.classShare[c] = entry.market().share();
            choice(world, c, entry.market());
            world.classCanBeDeclined[c] = anyDecline && line.launch().isPresent();
            world.classStreamId[c] = streamId(line.name(), entry.marketName());
        }
    }

    private DrawnLaunches[] drawnLaunches() {
        List<DrawnLaunches> drawn = new ArrayList<>();
        for (LaunchProcess process : scenario.launchProcesses().values()) {
            drawn.add(drawn(process, drawn.size()));
        }
        return drawn.toArray(DrawnLaunches[]::new);
    }

    private DrawnLaunches drawn(LaunchProcess process, int number) {
        List<int[]> classes = new ArrayList<>();
        List<Long> streams = new ArrayList<>();
        for (int l = 0; l < index.lines.size(); l++) {
            int line = l;
            if (index.lines.get(line).process().equals(Optional.of(number))) {
                classes.add(IntStream.range(0, index.classes.size())
                        .filter(c -> index.classes.get(c).line() == line)
                        .toArray());
                streams.add(streamId(index.lines.get(line).name(), ""));
            }
        }
        Instant until = process.until().orElse(timeline.end);
        return new DrawnLaunches(
                Draws.spec(process.gap()),
                ChronoUnit.MICROS.between(timeline.begin, process.from().orElse(timeline.begin)),
                timeline.tick(until.isBefore(timeline.end) ? until : timeline.end),
                ChronoUnit.MICROS.between(Instant.EPOCH, timeline.begin),
                streams.stream().mapToLong(stream -> stream).toArray(),
                classes.toArray(int[][]::new),
                ratesByDay(process));
    }

    /** The rates of a launch for each day of the week that it may come on, where that matters. */
    private RateTable[] ratesByDay(LaunchProcess process) {
        RateTable[] rates = new RateTable[process.demand().hourOfWeek().isEmpty() ? 1 : DAYS_PER_WEEK];
        Instant earliest = Index.earliestDay(scenario, process);
        for (int i = 0; i < rates.length; i++) {
            Instant day = earliest.plus(i, ChronoUnit.DAYS);
            Index.Line line = Index.line("", "", process.on(day), Optional.empty());
            Instant end = timeline.end.isAfter(day) ? timeline.end : day;
            rates[(int) Math.floorMod(ChronoUnit.DAYS.between(Instant.EPOCH, day), (long) rates.length)] =
                    Rates.sinceLaunch(line, end);
        }
        return rates;
    }

    /** What customers ask for depends on names alone, not on the order of clouds in the scenario or in the market. */
    private void choice(World world, int c, Market market) {
        ImmutableSortedMap<String, Double> shares = ImmutableSortedMap.copyOf(market.customerChoice());
        world.classChoices[c] =
                shares.keySet().stream().mapToInt(index.clouds::indexOf).toArray();
        double[] upTo = Doubles.toArray(shares.values());
        Arrays.parallelPrefix(upTo, Double::sum);
        world.classChoice[c] = upTo;
    }

    /** A number made of names alone: what bears them keeps its random streams whatever else a scenario holds. */
    static long streamId(String line, String market) {
        return Hashing.farmHashFingerprint64()
                .hashString(line.length() + ":" + line + market, StandardCharsets.UTF_8)
                .asLong();
    }

    private Names names() {
        return new Names(
                index.clouds,
                index.pools.stream().map(Index.PoolEntry::name).collect(ImmutableList.toImmutableList()),
                index.lines.stream().map(Index.Line::name).collect(ImmutableList.toImmutableList()),
                ImmutableIntArray.copyOf(
                        index.lines.stream().mapToInt(line -> line.boundTo().orElse(Names.NO_CLOUD))),
                index.classes.stream().map(Index.ClassEntry::marketName).collect(ImmutableList.toImmutableList()),
                segments.months,
                segments.month,
                Chart.of(scenario));
    }
}
