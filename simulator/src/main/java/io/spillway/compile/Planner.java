package io.spillway.compile;

import com.google.common.collect.Comparators;
import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Booleans;
import com.google.common.primitives.Bytes;
import com.google.common.primitives.Doubles;
import com.google.common.primitives.Ints;
import io.spillway.engine.Cause;
import io.spillway.engine.Chooser;
import io.spillway.engine.Lane;
import io.spillway.engine.Order;
import io.spillway.engine.Plan;
import io.spillway.engine.Reason;
import io.spillway.engine.Regime;
import io.spillway.model.Decline;
import io.spillway.model.Launch;
import io.spillway.model.Market;
import io.spillway.model.OrderStrategy;
import io.spillway.model.Rule;
import io.spillway.model.Scenario;
import io.spillway.model.Unless;
import io.spillway.order.Nearness;
import io.spillway.order.Ordering;
import io.spillway.order.Orders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the plan of a class at an instant: its candidates in order, and every refusal that no moment changes. */
final class Planner {
    private static final int NO_CLOUD = -1;
    private static final int NO_LANE = -1;
    private static final int MARGIN = Reason.MARGIN.ordinal();
    /** Instead of a refusal. */
    private static final int PERMITTED = -1;

    private static final int[] NO_POOLS = {};
    private static final double[] NEVER = {};

    private final Scenario scenario;
    private final Index index;
    private final Contract contract;
    private final boolean[] hasFloor;
    /** By line: the states of its launch. */
    private final List<ImmutableList<Openings.State>> states;

    private final int[][] cloudPools;
    private final int primary;
    private final Timeline timeline;
    /** Equal plans are one plan. */
    private final Map<List<Object>, Integer> numbers = new LinkedHashMap<>();

    private final List<Plan> plans = new ArrayList<>();
    /** So are equal regimes. */
    private final Map<List<Object>, Integer> regimeNumbers = new LinkedHashMap<>();

    private final List<Regime> regimes = new ArrayList<>();
    /** Equal lanes are one lane. */
    private final Map<List<Object>, Integer> laneNumbers = new LinkedHashMap<>();

    private final List<Lane> lanes = new ArrayList<>();
    private final Choosers choosers;
    private final FillLevels fillLevels;

    Planner(Scenario scenario, Index index, Timeline timeline, int[][] cloudPools) {
        this.scenario = scenario;
        this.index = index;
        this.cloudPools = cloudPools;
        this.timeline = timeline;
        contract = new Contract(scenario);
        hasFloor = Booleans.toArray(index.pools.stream().map(Margins::hasFloor).toList());
        Openings openings = new Openings(scenario);
        states = index.lines.stream()
                .map(line -> line.launch().map(openings::states).orElse(ImmutableList.of()))
                .toList();
        choosers = new Choosers(scenario.money(), index, timeline);
        fillLevels = new FillLevels(scenario, index.clouds);
        primary = index.clouds.indexOf(scenario.primary().cloud());
    }

    Plan[] plans() {
        return plans.toArray(new Plan[0]);
    }

    Lane[] lanes() {
        return lanes.toArray(new Lane[0]);
    }

    Regime[] regimes() {
        return regimes.toArray(new Regime[0]);
    }

    Chooser.Maker[] choosers() {
        return choosers.makers();
    }

    int[][] fillMillionths() {
        return fillLevels.millionths();
    }

    /** The number of the regime of a class at an instant. */
    int regime(Index.ClassEntry entry, Instant at) {
        Index.Line line = index.lines.get(entry.line());
        Regime regime = line.launch().isPresent()
                ? launchRegime(line, line.launch().get(), entry, at)
                : Regime.of(number(firstPartyPlan(line, entry, at)));
        return regimeNumbers.computeIfAbsent(values(regime), unseen -> {
            regimes.add(regime);
            return regimes.size() - 1;
        });
    }

    private static List<Object> values(Regime regime) {
        return List.of(
                Ints.asList(regime.plans()),
                regime.awaitsAnswer(),
                regime.deadlineTicks(),
                regime.headStartTicks(),
                regime.headStartLimitTick());
    }

    private Regime launchRegime(Index.Line line, Launch launch, Index.ClassEntry entry, Instant at) {
        Clause clause = contract.rule(line, launch, at);
        byte[] refusals = refusals(line, launch, entry, clause, at);
        List<Openings.State> openTo = states.get(entry.line());
        int[] plans = new int[openTo.size()];
        for (int state = 0; state < plans.length; state++) {
            plans[state] = number(launchPlan(launch, entry, clause, refusals, openTo.get(state), at));
        }
        boolean givesHeadStart = clause.putsOneFirst() && !clause.headStart().isZero();
        return new Regime(
                plans,
                clause.putsOneFirst(),
                clause.deadline().map(Timeline::ticks).orElse(Long.MAX_VALUE),
                givesHeadStart ? Timeline.ticks(clause.headStart()) : 0,
                givesHeadStart ? headStartLimit(line, launch, at) : Long.MAX_VALUE);
    }

    /** The end of the clause in force; for a launch of before the run, of the one on its day. */
    private long headStartLimit(Index.Line line, Launch launch, Instant at) {
        boolean isOlder = line.process().isEmpty() && launch.date().isBefore(timeline.begin);
        return contract.end(line, launch, isOlder ? launch.date() : at)
                .map(timeline::tick)
                .orElse(Long.MAX_VALUE);
    }

    private int number(Plan plan) {
        return numbers.computeIfAbsent(values(plan), unseen -> {
            plans.add(plan);
            return plans.size() - 1;
        });
    }

    private static List<Object> values(Plan plan) {
        return Arrays.asList(
                plan.firstCloud(),
                plan.first(),
                plan.others(),
                Ints.asList(plan.choices()),
                Bytes.asList(plan.refusals()),
                plan.firstRefusal(),
                plan.otherRefusal(),
                plan.placedCause(),
                plan.usesHeadroom(),
                plan.fillLevel(),
                plan.declineChance(),
                Doubles.asList(plan.declineAbove()),
                Doubles.asList(plan.declineAboveChance()),
                plan.barsChoice(),
                plan.unlessAll(),
                plan.isWilling(),
                plan.firstMargin(),
                plan.otherMargin(),
                Doubles.asList(plan.margins()));
    }

    private int lane(int[] pools, Market market, OrderStrategy strategy, boolean isSpill, Instant at) {
        int[] listed = nearestFirst(pools, market, Orders.nearness(strategy));
        int[] ordered = Orders.isByPrice(strategy) ? sorted(listed, byPrice(at)) : listed;
        Optional<Ordering> ordering = Orders.ordering(strategy);
        return ordering.isPresent()
                ? ownLane(choosers.parted(ordering.get(), ordered), choosers.number(ordering.get()), isSpill)
                : lane(ordered, engineOrder(strategy, ordered));
    }

    /** Pools that do not stand by their numbers are tried as their lane lists them. */
    private static Order engineOrder(OrderStrategy strategy, int[] pools) {
        Order order = Orders.engineOrder(strategy);
        boolean isByNumber = Comparators.isInOrder(Ints.asList(pools), Comparator.naturalOrder());
        return order == Order.PRIORITY && !isByNumber ? Order.CHEAPEST : order;
    }

    private int lane(int[] pools, Order order) {
        return laneNumbers.computeIfAbsent(List.of(order, Ints.asList(pools)), unseen -> {
            lanes.add(new Lane(pools, order));
            return lanes.size() - 1;
        });
    }

    private int ownLane(List<int[]> parts, int chooser, boolean isSpill) {
        int[] begin = new int[parts.size() + 1];
        int[] partLanes = new int[parts.size()];
        for (int part = 0; part < partLanes.length; part++) {
            begin[part + 1] = begin[part] + parts.get(part).length;
            partLanes[part] = lane(parts.get(part), Order.PRIORITY);
        }
        int[] pools = parts.stream().flatMapToInt(Arrays::stream).toArray();
        List<Object> values = List.of(chooser, isSpill, Ints.asList(pools));
        Integer known = laneNumbers.get(values);
        if (known != null) {
            return known;
        }
        laneNumbers.put(values, lanes.size());
        lanes.add(new Lane(pools, Order.OWN, new Lane.Own(chooser, isSpill, begin, partLanes)));
        return lanes.size() - 1;
    }

    /** By pool: why it refuses whatever the moment, were the launch open everywhere. */
    private byte[] refusals(Index.Line line, Launch launch, Index.ClassEntry entry, Clause clause, Instant at) {
        byte[] refusals = new byte[index.pools.size()];
        for (int pool = 0; pool < refusals.length; pool++) {
            Index.PoolEntry candidate = index.pools.get(pool);
            Optional<Reason> refusal = clause.bars(index.clouds.get(candidate.cloud()))
                    ? Optional.of(Reason.TERMS)
                    : Eligibility.refusal(candidate, line, entry.market().geography(), at);
            refusals[pool] =
                    code(refusal.isEmpty() && earnsTooLittle(pool, launch, at) ? Optional.of(Reason.MARGIN) : refusal);
        }
        return refusals;
    }

    private boolean earnsTooLittle(int pool, Launch launch, Instant at) {
        return hasFloor[pool] && Margins.isTooSmall(index.pools.get(pool), launch, at);
    }

    /** The same in a state of opening. */
    private byte[] refusalsIn(Openings.State state, byte[] whenOpen) {
        byte[] refusals = whenOpen.clone();
        for (int pool = 0; pool < refusals.length; pool++) {
            boolean isClosed = state.closed()
                    .contains(index.clouds.get(index.pools.get(pool).cloud()));
            if (isClosed && refusals[pool] != Reason.TERMS.ordinal()) {
                refusals[pool] = (byte) Reason.NOT_OPEN.ordinal();
            }
        }
        return refusals;
    }

    private double[] margins(Launch launch, byte[] refusals, Instant at) {
        if (!Bytes.contains(refusals, (byte) MARGIN)) {
            return NEVER;
        }
        return index.pools.stream()
                .mapToDouble(pool -> Margins.usdPerUnitHour(pool, launch, at).doubleValue())
                .toArray();
    }

    /** Whether a cloud would earn enough in any of the pools that could take a class, or in any at all where none could. */
    private boolean isWilling(int cloud, byte[] refusals, Launch launch, Instant at) {
        int[] pools = cloudPools[cloud];
        if (with(PERMITTED, pools, refusals).length > 0) {
            return true;
        } else if (with(MARGIN, pools, refusals).length > 0) {
            return false;
        }
        return pools.length == 0 || Arrays.stream(pools).anyMatch(pool -> !earnsTooLittle(pool, launch, at));
    }

    private Plan launchPlan(
            Launch launch, Index.ClassEntry entry, Clause clause, byte[] whenOpen, Openings.State state, Instant at) {
        int firstCloud = clause.rule() == Rule.OPEN ? NO_CLOUD : index.clouds.indexOf(clause.cloud());
        byte[] refusals = refusalsIn(state, whenOpen);
        boolean barsChoice = clause.rule() == Rule.RIGHT_OF_FIRST_REFUSAL
                || clause.rule() == Rule.FIRST
                        && state.inHeadStart()
                        && !clause.headStart().isZero();
        List<Integer> others = new ArrayList<>();
        int otherRefusal = -1;
        for (int cloud : otherClouds(firstCloud)) {
            others.addAll(Ints.asList(with(PERMITTED, cloudPools[cloud], refusals)));
            otherRefusal = Math.max(otherRefusal, nearest(cloudPools[cloud], refusals));
        }
        int[] choices = new int[entry.market().customerChoice().isEmpty() ? 0 : index.clouds.size()];
        for (int cloud = 0; cloud < choices.length; cloud++) {
            choices[cloud] = cloudLane(cloud, entry.market(), refusals, at);
        }
        Declines declines = firstCloud == primary ? declines(launch, at) : Declines.NONE;
        return new Plan(
                firstCloud,
                firstCloud == NO_CLOUD
                        ? lane(NO_POOLS, Order.PRIORITY)
                        : cloudLane(firstCloud, entry.market(), refusals, at),
                lane(Ints.toArray(others), entry.market(), scenario.spill().order(), firstCloud != NO_CLOUD, at),
                choices,
                refusals,
                firstCloud == NO_CLOUD ? -1 : nearest(cloudPools[firstCloud], refusals),
                otherRefusal,
                firstCloud == NO_CLOUD ? Cause.OPEN : Cause.FIRST,
                false,
                fillLevels.number(launch),
                declines.chance,
                declines.above,
                declines.aboveChance,
                barsChoice,
                clause.putsOneFirst() && clause.unless() == Unless.ALL,
                firstCloud == NO_CLOUD || isWilling(firstCloud, whenOpen, launch, at),
                firstCloud == NO_CLOUD ? NO_LANE : marginLane(firstCloud, refusals),
                otherMarginLane(firstCloud, refusals),
                margins(launch, whenOpen, at));
    }

    private Plan firstPartyPlan(Index.Line line, Index.ClassEntry entry, Instant at) {
        int cloud = line.boundTo().orElseThrow();
        byte[] refusals = new byte[index.pools.size()];
        for (int pool = 0; pool < refusals.length; pool++) {
            Index.PoolEntry candidate = index.pools.get(pool);
            refusals[pool] = code(
                    candidate.cloud() == cloud
                            ? Eligibility.refusal(
                                    candidate, line, entry.market().geography(), at)
                            : Optional.of(Reason.TERMS));
        }
        return new Plan(
                cloud,
                cloudLane(cloud, entry.market(), refusals, at),
                lane(NO_POOLS, Order.PRIORITY),
                new int[0],
                refusals,
                nearest(cloudPools[cloud], refusals),
                -1,
                Cause.FIRST_PARTY,
                true,
                -1,
                0,
                NEVER,
                NEVER);
    }

    /** The clouds tried after the first, in the order in which they are numbered. */
    private List<Integer> otherClouds(int firstCloud) {
        List<Integer> order = new ArrayList<>(Ints.asList(index.spillOrder));
        order.remove((Integer) firstCloud);
        return order;
    }

    private int cloudLane(int cloud, Market market, byte[] refusals, Instant at) {
        OrderStrategy order = scenario.clouds().values().asList().get(cloud).poolOrder();
        return lane(with(PERMITTED, cloudPools[cloud], refusals), market, order, false, at);
    }

    private int marginLane(int cloud, byte[] refusals) {
        return marginLane(with(MARGIN, cloudPools[cloud], refusals));
    }

    private int otherMarginLane(int firstCloud, byte[] refusals) {
        List<Integer> pools = new ArrayList<>();
        for (int cloud : otherClouds(firstCloud)) {
            pools.addAll(Ints.asList(with(MARGIN, cloudPools[cloud], refusals)));
        }
        return marginLane(Ints.toArray(pools));
    }

    private int marginLane(int[] pools) {
        return pools.length == 0 ? NO_LANE : lane(pools, Order.PRIORITY);
    }

    /** Pools as a market has them listed: those in the geographies that it prefers before the others, all else as it was. */
    private int[] nearestFirst(int[] pools, Market market, Nearness nearness) {
        if (market.prefers().isEmpty()) {
            return pools;
        }
        Comparator<Index.PoolEntry> byDistance =
                Comparator.comparingInt(pool -> market.distance(pool.region().geography()));
        Comparator<Index.PoolEntry> byCloud =
                Comparator.comparingInt(pool -> Ints.indexOf(index.spillOrder, pool.cloud()));
        return switch (nearness) {
            case IGNORED -> pools;
            case WITHIN_CLOUDS -> sorted(pools, byCloud.thenComparing(byDistance));
            case ACROSS_CLOUDS -> sorted(pools, byDistance);
        };
    }

    private int[] sorted(int[] pools, Comparator<Index.PoolEntry> order) {
        List<Integer> sorted = new ArrayList<>(Ints.asList(pools));
        sorted.sort(Comparator.comparing((Integer pool) -> index.pools.get(pool), order));
        return Ints.toArray(sorted);
    }

    /** Compares price / performance without dividing; prices change on dates only. */
    private static Comparator<Index.PoolEntry> byPrice(Instant at) {
        return (a, b) -> Prices.at(a, at)
                .multiply(b.performance())
                .compareTo(Prices.at(b, at).multiply(a.performance()));
    }

    private static byte code(Optional<Reason> refusal) {
        return (byte) (int) refusal.map(Reason::ordinal).orElse(PERMITTED);
    }

    /** The pools with this refusal. */
    private static int[] with(int refusal, int[] pools, byte[] refusals) {
        int[] found = new int[pools.length];
        int count = 0;
        for (int pool : pools) {
            if (refusals[pool] == refusal) {
                found[count++] = pool;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** The refusal nearest to acceptance among pools, those left out that refuse for the margin alone; a cloud without pools has no capacity. */
    private static int nearest(int[] pools, byte[] refusals) {
        int nearest = pools.length == 0 ? Reason.CAPACITY.ordinal() : PERMITTED;
        for (int pool : pools) {
            nearest = refusals[pool] == MARGIN ? nearest : Math.max(nearest, refusals[pool]);
        }
        return nearest;
    }

    private record Declines(double chance, double[] above, double[] aboveChance) {
        static final Declines NONE = new Declines(0, NEVER, NEVER);
    }

    private Declines declines(Launch launch, Instant at) {
        double accepted = 1;
        List<Double> above = new ArrayList<>();
        List<Double> aboveChance = new ArrayList<>();
        for (Decline decline : scenario.primary().declines().values()) {
            boolean holds = Contract.holds(decline, launch, at);
            if (holds && decline.whenUtilisationAbove().isPresent()) {
                above.add(decline.whenUtilisationAbove().get());
                aboveChance.add(decline.probability());
            } else if (holds) {
                accepted *= 1 - decline.probability();
            }
        }
        return new Declines(1 - accepted, Doubles.toArray(above), Doubles.toArray(aboveChance));
    }
}
