package io.spillway.compile;

import io.spillway.engine.Cause;
import io.spillway.engine.Chooser;
import io.spillway.engine.Lane;
import io.spillway.engine.Order;
import io.spillway.engine.Plan;
import io.spillway.engine.Reason;
import io.spillway.model.Decline;
import io.spillway.model.Launch;
import io.spillway.model.OrderStrategy;
import io.spillway.model.Rule;
import io.spillway.model.Scenario;
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
    private static final int[] NO_POOLS = {};
    private static final double[] NEVER = {};

    private final Scenario scenario;
    private final Index index;
    private final Contract contract;
    private final int[][] cloudPools;
    private final int primary;
    /** Equal plans are one plan. */
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    private final List<Plan> plans = new ArrayList<>();
    /** Equal lanes are one lane. */
    private final Map<String, Integer> laneNumbers = new LinkedHashMap<>();

    private final List<Lane> lanes = new ArrayList<>();
    private final Choosers choosers;
    private final FillLevels fillLevels;

    Planner(Scenario scenario, Index index, Timeline timeline, int[][] cloudPools) {
        this.scenario = scenario;
        this.index = index;
        this.cloudPools = cloudPools;
        contract = new Contract(scenario, index);
        choosers = new Choosers(index, timeline);
        fillLevels = new FillLevels(scenario, index.clouds);
        primary = index.clouds.indexOf(scenario.primary().cloud());
    }

    Plan[] plans() {
        return plans.toArray(new Plan[0]);
    }

    Lane[] lanes() {
        return lanes.toArray(new Lane[0]);
    }

    Chooser.Maker[] choosers() {
        return choosers.makers();
    }

    int[][] fillMillionths() {
        return fillLevels.millionths();
    }

    /** The number of the plan of a class at an instant. */
    int plan(Index.ClassEntry entry, Instant at) {
        Index.Line line = index.lines.get(entry.line());
        Plan plan = line.launch().isPresent()
                ? launchPlan(line, line.launch().get(), entry, at)
                : firstPartyPlan(line, entry, at);
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
            plan.declineAboveChance()
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

    private Plan launchPlan(Index.Line line, Launch launch, Index.ClassEntry entry, Instant at) {
        Contract.RuleInForce rule = contract.rule(launch, at);
        int firstCloud = rule.rule() == Rule.OPEN ? NO_CLOUD : rule.cloud();
        byte[] refusals = new byte[index.pools.size()];
        for (int pool = 0; pool < refusals.length; pool++) {
            Index.PoolEntry candidate = index.pools.get(pool);
            boolean barred = rule.rule() == Rule.EXCLUSIVE && candidate.cloud() != firstCloud;
            refusals[pool] = code(
                    barred
                            ? Optional.of(Reason.TERMS)
                            : Eligibility.refusal(
                                    candidate, line, entry.market().geography(), at));
        }
        List<Integer> others = new ArrayList<>();
        int otherRefusal = -1;
        for (int cloud : otherClouds(firstCloud)) {
            others.addAll(list(permitted(cloudPools[cloud], refusals)));
            otherRefusal = Math.max(otherRefusal, nearest(cloudPools[cloud], refusals));
        }
        int[] choices = new int[entry.market().customerChoice().isEmpty() ? 0 : index.clouds.size()];
        for (int cloud = 0; cloud < choices.length; cloud++) {
            choices[cloud] = cloudLane(cloud, refusals, at);
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
                declines.aboveChance);
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

    /** The refusal nearest to acceptance among pools; a cloud without pools has no capacity. */
    private static int nearest(int[] pools, byte[] refusals) {
        return pools.length == 0
                ? Reason.CAPACITY.ordinal()
                : Arrays.stream(pools).map(pool -> refusals[pool]).max().getAsInt();
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
