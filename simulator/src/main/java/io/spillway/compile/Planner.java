package io.spillway.compile;

import io.spillway.engine.Cause;
import io.spillway.engine.Chooser;
import io.spillway.engine.Lane;
import io.spillway.engine.Order;
import io.spillway.engine.Plan;
import io.spillway.engine.Reason;
import io.spillway.engine.Regime;
import io.spillway.model.Decline;
import io.spillway.model.Launch;
import io.spillway.model.OrderStrategy;
import io.spillway.model.Rule;
import io.spillway.model.Scenario;
import io.spillway.model.Unless;
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
import java.util.stream.IntStream;

/** Makes the plan of a class at an instant: its candidates in order, and every refusal that no moment changes. */
final class Planner {
    private static final int NO_CLOUD = -1;
    private static final int NO_LANE = -1;
    private static final int MARGIN = Reason.MARGIN.ordinal();
    private static final int[] NO_POOLS = {};
    private static final double[] NEVER = {};

    private final Scenario scenario;
    private final Index index;
    private final Contract contract;
    private final Openings openings;
    private final int[][] cloudPools;
    private final int primary;
    /** Equal plans are one plan. */
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    private final List<Plan> plans = new ArrayList<>();
    /** So are equal regimes. */
    private final Map<String, Integer> regimeNumbers = new LinkedHashMap<>();

    private final List<Regime> regimes = new ArrayList<>();
    /** Equal lanes are one lane. */
    private final Map<String, Integer> laneNumbers = new LinkedHashMap<>();

    private final List<Lane> lanes = new ArrayList<>();
    private final Choosers choosers;
    private final FillLevels fillLevels;

    Planner(Scenario scenario, Index index, Timeline timeline, int[][] cloudPools) {
        this.scenario = scenario;
        this.index = index;
        this.cloudPools = cloudPools;
        contract = new Contract(scenario);
        openings = new Openings(scenario);
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
        return regimeNumbers.computeIfAbsent(text(regime), unseen -> {
            regimes.add(regime);
            return regimes.size() - 1;
        });
    }

    private static String text(Regime regime) {
        return Arrays.toString(regime.plans())
                + regime.awaitsAnswer()
                + regime.deadlineTicks()
                + ' '
                + regime.headStartTicks();
    }

    private Regime launchRegime(Index.Line line, Launch launch, Index.ClassEntry entry, Instant at) {
        Contract.RuleInForce rule = contract.rule(line, launch, at);
        byte[] refusals = refusals(line, launch, entry, rule, at);
        int[] plans = openings.states(launch).stream()
                .mapToInt(state -> number(launchPlan(launch, entry, rule, refusals, state, at)))
                .toArray();
        Clause clause = rule.clause();
        return new Regime(
                plans,
                clause.putsOneFirst(),
                clause.deadline().map(Timeline::ticks).orElse(Long.MAX_VALUE),
                clause.putsOneFirst() ? Timeline.ticks(clause.headStart()) : 0);
    }

    private int number(Plan plan) {
        return numbers.computeIfAbsent(text(plan), unseen -> {
            plans.add(plan);
            return plans.size() - 1;
        });
    }

    private static String text(Plan plan) {
        return Arrays.deepToString(new Object[] {
            plan.firstCloud(),
            plan.first(),
            plan.others(),
            plan.choices(),
            plan.refusals(),
            plan.firstRefusal(),
            plan.otherRefusal(),
            plan.placedCause(),
            plan.usesHeadroom(),
            plan.fillLevel(),
            plan.declineChance(),
            plan.declineAbove(),
            plan.declineAboveChance(),
            plan.barsChoice(),
            plan.unlessAll(),
            plan.isWilling(),
            plan.firstMargin(),
            plan.otherMargin(),
            plan.margins()
        });
    }

    private int lane(int[] pools, OrderStrategy strategy, boolean isSpill, Instant at) {
        int[] ordered = ordered(pools, strategy, at);
        Optional<Ordering> ordering = Orders.ordering(strategy);
        return ordering.isPresent()
                ? ownLane(choosers.parted(ordering.get(), ordered), choosers.number(ordering.get()), isSpill)
                : lane(ordered, Orders.engineOrder(strategy));
    }

    private int lane(int[] pools, Order order) {
        return laneNumbers.computeIfAbsent(order + Arrays.toString(pools), unseen -> {
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
        String text = chooser + " " + isSpill + Arrays.toString(pools);
        Integer known = laneNumbers.get(text);
        if (known != null) {
            return known;
        }
        laneNumbers.put(text, lanes.size());
        lanes.add(new Lane(pools, Order.OWN, new Lane.Own(chooser, isSpill, begin, partLanes)));
        return lanes.size() - 1;
    }

    /** By pool: why it refuses whatever the moment, were the launch open everywhere. */
    private byte[] refusals(
            Index.Line line, Launch launch, Index.ClassEntry entry, Contract.RuleInForce rule, Instant at) {
        byte[] refusals = new byte[index.pools.size()];
        for (int pool = 0; pool < refusals.length; pool++) {
            Index.PoolEntry candidate = index.pools.get(pool);
            Optional<Reason> refusal = rule.bars(index.clouds.get(candidate.cloud()))
                    ? Optional.of(Reason.TERMS)
                    : Eligibility.refusal(candidate, line, entry.market().geography(), at);
            boolean earnsTooLittle = refusal.isEmpty() && Margins.isTooSmall(candidate, launch, at);
            refusals[pool] = code(earnsTooLittle ? Optional.of(Reason.MARGIN) : refusal);
        }
        return refusals;
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
        if (marginal(allPools(), refusals).length == 0) {
            return NEVER;
        }
        return index.pools.stream()
                .mapToDouble(pool -> Margins.usdPerUnitHour(pool, launch, at).doubleValue())
                .toArray();
    }

    /** Whether a cloud would earn enough in any of the pools that could take a class, or in any at all where none could. */
    private boolean isWilling(int cloud, byte[] refusals, Launch launch, Instant at) {
        int[] able = Arrays.stream(cloudPools[cloud])
                .filter(pool -> refusals[pool] < 0 || refusals[pool] == MARGIN)
                .toArray();
        int[] asked = able.length > 0 ? able : cloudPools[cloud];
        return asked.length == 0
                || Arrays.stream(asked).anyMatch(pool -> !Margins.isTooSmall(index.pools.get(pool), launch, at));
    }

    private int[] allPools() {
        return IntStream.range(0, index.pools.size()).toArray();
    }

    private Plan launchPlan(
            Launch launch,
            Index.ClassEntry entry,
            Contract.RuleInForce rule,
            byte[] whenOpen,
            Openings.State state,
            Instant at) {
        int firstCloud = rule.rule() == Rule.OPEN
                ? NO_CLOUD
                : index.clouds.indexOf(rule.clause().cloud());
        byte[] refusals = refusalsIn(state, whenOpen);
        boolean inHeadStart = state.inHeadStart() && !rule.clause().headStart().isZero();
        boolean barsChoice = rule.rule() == Rule.RIGHT_OF_FIRST_REFUSAL || rule.rule() == Rule.FIRST && inHeadStart;
        List<Integer> others = new ArrayList<>();
        int otherRefusal = -1;
        for (int cloud : otherClouds(firstCloud)) {
            others.addAll(list(permitted(cloudPools[cloud], refusals)));
            otherRefusal = Math.max(otherRefusal, nearest(cloudPools[cloud], refusals));
        }
        int[] choices = new int[entry.market().customerChoice().isEmpty() ? 0 : index.clouds.size()];
        for (int cloud = 0; cloud < choices.length; cloud++) {
            choices[cloud] =
                    barsChoice && cloud != firstCloud ? lane(NO_POOLS, Order.PRIORITY) : cloudLane(cloud, refusals, at);
        }
        Declines declines = firstCloud == primary ? declines(launch, at) : Declines.NONE;
        return new Plan(
                firstCloud,
                firstCloud == NO_CLOUD ? lane(NO_POOLS, Order.PRIORITY) : cloudLane(firstCloud, refusals, at),
                lane(array(others), scenario.spill().order(), firstCloud != NO_CLOUD, at),
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
                rule.clause().putsOneFirst() && rule.clause().unless() == Unless.ALL,
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
                cloudLane(cloud, refusals, at),
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
        List<Integer> order = list(index.spillOrder);
        order.remove((Integer) firstCloud);
        return order;
    }

    private int cloudLane(int cloud, byte[] refusals, Instant at) {
        OrderStrategy order = scenario.clouds().values().asList().get(cloud).poolOrder();
        return lane(permitted(cloudPools[cloud], refusals), order, false, at);
    }

    private int marginLane(int cloud, byte[] refusals) {
        return marginLane(marginal(cloudPools[cloud], refusals));
    }

    private int otherMarginLane(int firstCloud, byte[] refusals) {
        return marginLane(otherClouds(firstCloud).stream()
                .flatMapToInt(cloud -> Arrays.stream(marginal(cloudPools[cloud], refusals)))
                .toArray());
    }

    private int marginLane(int[] pools) {
        return pools.length == 0 ? NO_LANE : lane(pools, Order.PRIORITY);
    }

    /** The part of an order that the calendar decides: prices change on dates only. */
    private int[] ordered(int[] pools, OrderStrategy order, Instant at) {
        if (!Orders.isByPrice(order)) {
            return pools;
        }
        List<Integer> sorted = list(pools);
        sorted.sort(Comparator.comparing((Integer pool) -> index.pools.get(pool), byPrice(at)));
        return array(sorted);
    }

    /** Compares price / performance without dividing. */
    private static Comparator<Index.PoolEntry> byPrice(Instant at) {
        return (a, b) -> Prices.at(a, at)
                .multiply(b.performance())
                .compareTo(Prices.at(b, at).multiply(a.performance()));
    }

    private static byte code(Optional<Reason> refusal) {
        return (byte) (int) refusal.map(Reason::ordinal).orElse(-1);
    }

    private static int[] permitted(int[] pools, byte[] refusals) {
        return Arrays.stream(pools).filter(pool -> refusals[pool] < 0).toArray();
    }

    private static int[] marginal(int[] pools, byte[] refusals) {
        return Arrays.stream(pools).filter(pool -> refusals[pool] == MARGIN).toArray();
    }

    /** The refusal nearest to acceptance among pools, those left out that refuse for the margin alone; a cloud without pools has no capacity. */
    private static int nearest(int[] pools, byte[] refusals) {
        return pools.length == 0
                ? Reason.CAPACITY.ordinal()
                : Arrays.stream(pools)
                        .map(pool -> refusals[pool] == MARGIN ? -1 : refusals[pool])
                        .max()
                        .getAsInt();
    }

    private static List<Integer> list(int[] numbers) {
        List<Integer> list = new ArrayList<>();
        for (int number : numbers) {
            list.add(number);
        }
        return list;
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(n -> n).toArray();
    }

    private record Declines(double chance, double[] above, double[] aboveChance) {
        static final Declines NONE = new Declines(0, NEVER, NEVER);
    }

    private Declines declines(Launch launch, Instant at) {
        double accepted = 1;
        List<Decline> whenBusy = new ArrayList<>();
        for (Decline decline : scenario.primary().declines().values()) {
            boolean holds = Contract.holds(decline, launch, at);
            if (holds && decline.whenUtilisationAbove().isPresent()) {
                whenBusy.add(decline);
            } else if (holds) {
                accepted *= 1 - decline.probability();
            }
        }
        return new Declines(
                1 - accepted,
                whenBusy.stream()
                        .mapToDouble(decline -> decline.whenUtilisationAbove().orElseThrow())
                        .toArray(),
                whenBusy.stream().mapToDouble(Decline::probability).toArray());
    }
}
