package io.spillway;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.spillway.model.Accelerator;
import io.spillway.model.Availability;
import io.spillway.model.CarveOut;
import io.spillway.model.Cloud;
import io.spillway.model.Curve;
import io.spillway.model.Decline;
import io.spillway.model.Demand;
import io.spillway.model.Distribution;
import io.spillway.model.Failback;
import io.spillway.model.Headroom;
import io.spillway.model.Launch;
import io.spillway.model.LaunchProcess;
import io.spillway.model.Market;
import io.spillway.model.Money;
import io.spillway.model.OrderStrategy;
import io.spillway.model.Outage;
import io.spillway.model.Points;
import io.spillway.model.Pool;
import io.spillway.model.Region;
import io.spillway.model.Rule;
import io.spillway.model.Scenario;
import io.spillway.model.Spill;
import io.spillway.model.SpillAt;
import io.spillway.model.Steps;
import io.spillway.model.Surge;
import io.spillway.model.Terms;
import io.spillway.model.Treatment;
import io.spillway.model.UnitPrice;
import io.spillway.model.Unless;
import io.spillway.model.Waiver;
import io.spillway.model.Workload;
import io.spillway.order.Cheapest;
import io.spillway.order.CommitmentFirst;
import io.spillway.order.LeastUtilised;
import io.spillway.order.MostFree;
import io.spillway.order.Priority;
import io.spillway.order.Proportional;
import io.spillway.order.Weighted;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Small scenarios made at random that use everything the model has; a function of their seed. */
public final class GeneratedScenarios {
    private static final List<String> CLOUDS = List.of("azure", "aws", "gcp", "oci");
    private static final List<String> GEOGRAPHIES = List.of("us", "eu", "jp");
    private static final List<String> KINDS = List.of("api", "stateful", "consumer");
    private static final List<String> TAGS = List.of("a", "b");
    private static final List<String> CAPABILITIES = List.of("text", "voice");
    private static final Map<String, BigDecimal> ACCELERATORS =
            Map.of("H100", BigDecimal.ONE, "B200", new BigDecimal("2.25"), "TPU", new BigDecimal("0.8"));
    private static final int DAYS = 40;

    private final Random random;
    /** Outages and slips have their own chance, so that the scenarios are the same with and without. */
    private final Random trouble;
    /** And so has what the contract says beyond its rules, and how launches open. */
    private final Random contract;
    /** So has what becomes of what has spilled. */
    private final Random policy;

    /** And what it costs to leave a cloud, and what factors its prices have. */
    private final Random costs;

    /** And where markets are served from rather than elsewhere. */
    private final Random wishes;

    /** Whether all outages evacuate and all launches have patience, so that evacuees wait. */
    private final boolean isEvacuating;

    private final Duration signalLag;

    /** The order of everything, where it is given. */
    private final Optional<OrderStrategy> order;

    private GeneratedScenarios(long seed, Optional<OrderStrategy> order) {
        this.order = order;
        random = new Random(seed);
        trouble = new Random(~seed);
        contract = new Random(31 * seed + 7);
        policy = new Random(7 - seed);
        costs = new Random(13 * seed + 5);
        wishes = new Random(17 * seed + 3);
        isEvacuating = seed % 4 == 0;
        signalLag = order.isPresent() ? Duration.ZERO : signalLag();
    }

    public static Scenario of(long seed) {
        return new GeneratedScenarios(seed, Optional.empty()).scenario(seed);
    }

    /** The same for all orders but in its order, of the pools of clouds too. */
    public static Scenario of(long seed, OrderStrategy order) {
        return new GeneratedScenarios(seed, Optional.of(order)).scenario(seed);
    }

    private Scenario scenario(long seed) {
        Fixtures.Builder builder = Fixtures.scenario();
        builder.seed = seed;
        builder.length(
                Duration.ofHours(random.nextInt(100)), Duration.ofDays(DAYS).minusHours(random.nextInt(300)));
        ACCELERATORS.keySet().stream()
                .sorted()
                .forEach(name -> builder.accelerators.put(name, new Accelerator(ACCELERATORS.get(name))));
        List<String> clouds = CLOUDS.subList(0, 2 + random.nextInt(3));
        clouds.forEach(name -> builder.cloud(name, cloud(clouds)));
        for (int i = random.nextInt(3); i > 0; i--) {
            builder.decline("decline" + i, decline());
        }
        Instant termsFrom = Fixtures.START.minus(Duration.ofDays(10));
        for (int i = random.nextInt(4); i > 0; i--) {
            builder.terms.put("terms" + i, terms(clouds, Optional.of(termsFrom)));
            termsFrom = termsFrom.plus(Duration.ofHours(1 + random.nextInt(600)));
        }
        List<String> others = new ArrayList<>(clouds.subList(1, clouds.size()));
        Collections.shuffle(others, random);
        if (order.isEmpty() && seed % 3 == 0 && others.size() > 1) {
            others.remove(0);
        }
        builder.spill = new Spill(
                order(clouds),
                random.nextBoolean() ? ImmutableList.of() : ImmutableList.copyOf(others),
                spillAt(clouds),
                failback(),
                signalLag);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            builder.launch("launch" + i, launch(clouds));
        }
        if (random.nextInt(3) == 0) {
            builder.launchProcess("drawn", launchProcess(clouds));
        }
        if (contract.nextInt(3) == 0) {
            builder.answerDelay = Optional.of(
                    contract.nextBoolean() ? new Distribution.Exponential(60) : new Distribution.Uniform(0, 30));
        }
        for (int i = contract.nextInt(3); i > 0; i--) {
            builder.waivers.put("waiver" + i, waiver(clouds));
        }
        builder.money = GeneratedAccounts.of(
                seed, clouds, builder.launches.keySet().stream().toList());
        return builder.build();
    }

    /** Signals never come in the instant of anything else. */
    private Duration signalLag() {
        return policy.nextInt(3) > 0
                ? Duration.ZERO
                : Duration.ofHours(policy.nextInt(20)).plusSeconds(601).plusNanos(7_000);
    }

    private ImmutableMap<String, SpillAt> spillAt(List<String> clouds) {
        Map<String, SpillAt> rules = new LinkedHashMap<>();
        for (int i = trouble.nextInt(3); i > 0; i--) {
            rules.put(
                    "early" + i,
                    new SpillAt(
                            trouble.nextBoolean() ? ImmutableSet.of() : ImmutableSet.of(KINDS.get(trouble.nextInt(3))),
                            trouble.nextInt(3) > 0 ? ImmutableSet.of() : ImmutableSet.of(TAGS.get(trouble.nextInt(2))),
                            trouble.nextBoolean() ? ImmutableSet.of() : ImmutableSet.copyOf(clouds.subList(1, 2)),
                            (5 + trouble.nextInt(5)) / 10.0));
        }
        return ImmutableMap.copyOf(rules);
    }

    private OrderStrategy order(List<String> clouds) {
        OrderStrategy drawn = switch (random.nextInt(8)) {
            case 0 -> new Cheapest();
            case 1 -> new LeastUtilised();
            case 2 -> new MostFree();
            case 3 -> new Proportional();
            case 4 -> new Weighted(ImmutableMap.of());
            case 5 -> new Weighted(ImmutableMap.of(pick(clouds), 3.0, "azure/region1", 2.5, "aws/region1/spare", 0.5));
            case 6 -> new CommitmentFirst();
            default -> new Priority();
        };
        return order.orElse(!signalLag.isZero() && isByChance(drawn) ? new Priority() : drawn);
    }

    /** Whether an order draws: what it would have drawn among pools that turn out to be full is not told by the reference. */
    private static boolean isByChance(OrderStrategy drawn) {
        return drawn instanceof Proportional || drawn instanceof Weighted;
    }

    private Failback failback() {
        Duration moveTime = Duration.ofMinutes(90L * policy.nextInt(3));
        return switch (policy.nextInt(5)) {
            case 0 -> new Failback.None();
            case 1, 2 ->
                new Failback.Drain(
                        0.4 + policy.nextInt(5) / 10.0,
                        Duration.ofHours(policy.nextInt(30)),
                        0.8 + policy.nextInt(3) / 10.0,
                        Duration.ofHours(1 + policy.nextInt(5)),
                        Duration.ofHours(policy.nextInt(20)),
                        moveTime,
                        new Money(12_345));
            case 3 ->
                new Failback.Rebalance(
                        Duration.ofHours(1 + policy.nextInt(60)),
                        Duration.ofHours(policy.nextInt(20)),
                        moveTime,
                        new Money(0));
            default -> new Failback.NewOnly();
        };
    }

    private Cloud cloud(List<String> clouds) {
        Map<String, Region> regions = new LinkedHashMap<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            regions.put("region" + i, region());
        }
        Map<String, Workload> firstParty = new LinkedHashMap<>();
        if (random.nextInt(3) == 0) {
            firstParty.put("own", workload());
        }
        return new Cloud(
                capabilities(),
                steps(this::headroom),
                order(clouds),
                new BigDecimal(random.nextBoolean() ? "1" : "0.7"),
                slip(),
                contract.nextInt(3) == 0 ? Optional.of(lag()) : Optional.empty(),
                contract.nextInt(3) == 0 ? steps(contract, this::floor) : Steps.constant(UnitPrice.FREE),
                new BigDecimal(costs.nextBoolean() ? "1" : "0.3"),
                random.nextBoolean() ? 0 : 0.25,
                costs.nextBoolean() ? Optional.empty() : Optional.of(new Money(costs.nextInt(10_000_000))),
                ImmutableMap.copyOf(regions),
                ImmutableMap.copyOf(firstParty),
                outages(4),
                rateScale());
    }

    private Region region() {
        Map<String, Pool> pools = new LinkedHashMap<>();
        ACCELERATORS.keySet().stream().sorted().forEach(name -> {
            if (random.nextBoolean()) {
                pools.put(name, pool(Optional.empty()));
            }
        });
        pools.put("spare", pool(Optional.of("H100")));
        return new Region(pick(GEOGRAPHIES), capabilities(), ImmutableMap.copyOf(pools), outages(4));
    }

    private Pool pool(Optional<String> accelerator) {
        return new Pool(
                accelerator,
                steps(() -> (long) random.nextInt(40)),
                new BigDecimal(random.nextBoolean() ? "1" : "0.75"),
                slip(),
                steps(() -> new UnitPrice(random.nextInt(5) * 1_000_000L)),
                new BigDecimal(costs.nextBoolean() ? "1" : "1.7"),
                contract.nextInt(4) == 0 ? Optional.of(Steps.constant(floor())) : Optional.empty(),
                random.nextInt(3) == 0 ? Optional.of(steps(this::headroom)) : Optional.empty(),
                outages(3));
    }

    private Optional<Distribution> slip() {
        return trouble.nextInt(4) > 0 ? Optional.empty() : Optional.of(new Distribution.Exponential(100));
    }

    private Optional<BigDecimal> rateScale() {
        return trouble.nextBoolean()
                ? Optional.empty()
                : Optional.of(new BigDecimal(List.of("0", "0.5", "3").get(trouble.nextInt(3))));
    }

    /** One for every so many places, or two. */
    private ImmutableMap<String, Outage> outages(int places) {
        Map<String, Outage> outages = new LinkedHashMap<>();
        if (trouble.nextInt(places) == 0) {
            outages.put("outage", outage());
            if (trouble.nextInt(3) == 0) {
                outages.put("another", outage());
            }
        }
        return ImmutableMap.copyOf(outages);
    }

    private Outage outage() {
        Treatment drawn = Treatment.values()[trouble.nextInt(Treatment.values().length)];
        Treatment treatment = isEvacuating ? Treatment.EVACUATE : drawn;
        if (trouble.nextBoolean()) {
            return Fixtures.outage(new Distribution.Exponential(150), new Distribution.Uniform(1, 60), treatment);
        }
        Instant from = Fixtures.START
                .minus(Duration.ofDays(8))
                .plus(
                        trouble.nextBoolean()
                                ? Duration.ofDays(trouble.nextInt(DAYS))
                                : Duration.ofSeconds(trouble.nextInt(DAYS * 86_400)));
        return Fixtures.outage(from, Duration.ofHours(trouble.nextInt(100)), treatment);
    }

    private Headroom headroom() {
        return switch (random.nextInt(3)) {
            case 0 -> Headroom.NONE;
            case 1 -> new Headroom.Units(random.nextInt(8));
            default -> new Headroom.Share(new BigDecimal("0." + random.nextInt(5)));
        };
    }

    private ImmutableMap<String, Availability> capabilities() {
        Map<String, Availability> can = new LinkedHashMap<>();
        for (String capability : CAPABILITIES) {
            switch (random.nextInt(4)) {
                case 0 -> can.put(capability, new Availability(instant()));
                case 1 -> {}
                default -> can.put(capability, Availability.ALWAYS);
            }
        }
        return ImmutableMap.copyOf(can);
    }

    private Workload workload() {
        return new Workload(
                random.nextBoolean() ? Optional.empty() : Optional.of(instant()),
                random.nextInt(3) == 0 ? ImmutableSet.of("H100") : ImmutableSet.of(),
                random.nextInt(3) == 0 ? Optional.of(pick(GEOGRAPHIES)) : Optional.empty(),
                demand(),
                size(),
                holding());
    }

    private Launch launch(List<String> clouds) {
        Instant date = instant();
        return new Launch(
                date,
                pick(KINDS),
                random.nextBoolean() ? ImmutableSet.of(pick(TAGS)) : ImmutableSet.of(),
                random.nextBoolean() ? ImmutableSet.of(pick(CAPABILITIES)) : ImmutableSet.of(),
                random.nextInt(3) == 0 ? ImmutableSet.of("TPU", "B200") : ImmutableSet.of(),
                markets(clouds),
                demand(),
                size(),
                holding(),
                patience(),
                contract.nextInt(4) == 0 ? ImmutableMap.of(oneOf(clouds), lag()) : ImmutableMap.of(),
                contract.nextBoolean() ? Optional.empty() : Optional.of(1 + contract.nextInt(20)),
                contract.nextInt(3) > 0 ? Optional.empty() : Optional.of(steps(contract, this::floor)),
                random.nextInt(3) == 0 ? Optional.of(date.plus(Duration.ofDays(random.nextInt(20)))) : Optional.empty(),
                Duration.ofDays(random.nextInt(20)));
    }

    private Optional<Distribution> patience() {
        Optional<Distribution> patience = random.nextInt(3) == 0 ? Optional.of(holding()) : Optional.empty();
        return isEvacuating ? patience.or(() -> Optional.of(new Distribution.Exponential(40))) : patience;
    }

    private LaunchProcess launchProcess(List<String> clouds) {
        Instant from = instant();
        LaunchProcess alike = Fixtures.drawn(
                new Distribution.Gamma(24 * (1 + random.nextInt(20)), 0.8), 1 + random.nextInt(4), launch(clouds));
        return new LaunchProcess(
                alike.gap(),
                random.nextBoolean() ? Optional.empty() : Optional.of(from),
                random.nextBoolean() ? Optional.empty() : Optional.of(from.plus(Duration.ofDays(20))),
                alike.atMost(),
                alike.kind(),
                alike.tags(),
                alike.capabilities(),
                alike.accelerators(),
                alike.markets(),
                demand(false),
                alike.size(),
                alike.holding(),
                alike.patience(),
                alike.releaseLag(),
                alike.footprint(),
                alike.offer(),
                alike.retiresAfter(),
                alike.retiresOver());
    }

    private ImmutableMap<String, Market> markets(List<String> clouds) {
        if (random.nextInt(3) == 0) {
            return ImmutableMap.of();
        }
        return ImmutableMap.of("here", market(0.25, clouds), "there", market(0.75, clouds));
    }

    private Market market(double share, List<String> clouds) {
        Map<String, Double> choice = new LinkedHashMap<>();
        for (String cloud : clouds) {
            if (random.nextInt(3) == 0) {
                choice.put(cloud, 0.2);
            }
        }
        return new Market(
                share,
                random.nextBoolean() ? Optional.empty() : Optional.of(pick(GEOGRAPHIES)),
                prefers(),
                ImmutableMap.copyOf(choice));
    }

    private Optional<ImmutableSet<String>> prefers() {
        List<String> shuffled = new ArrayList<>(GEOGRAPHIES);
        Collections.shuffle(shuffled, wishes);
        return wishes.nextBoolean()
                ? Optional.empty()
                : Optional.of(ImmutableSet.copyOf(shuffled.subList(0, 1 + wishes.nextInt(2))));
    }

    private Demand demand() {
        return demand(true);
    }

    private Demand demand(boolean mayBeDated) {
        Curve curve = switch (random.nextInt(5)) {
            case 0 -> new Curve.Logistic(5, 60, Duration.ofDays(15), Duration.ofDays(10));
            case 1 -> new Curve.Bass(80, 5, 40);
            case 2 -> new Curve.Exponential(2, Duration.ofDays(8), Optional.of(70.0));
            case 3 -> trace(mayBeDated && random.nextBoolean());
            default -> new Curve.Constant(random.nextInt(60));
        };
        ImmutableList<Double> hours = ImmutableList.of();
        if (random.nextInt(3) == 0) {
            ImmutableList.Builder<Double> factors = ImmutableList.builder();
            for (int hour = 0; hour < Demand.HOURS_OF_WEEK; hour++) {
                factors.add(hour % 2 == 0 ? 0.5 : 1.5);
            }
            hours = factors.build();
        }
        return new Demand(
                Optional.of(curve),
                Optional.empty(),
                new BigDecimal("1.1"),
                hours,
                random.nextInt(3) == 0 ? 0.5 : 1,
                surges(mayBeDated));
    }

    private Curve trace(boolean dated) {
        ImmutableSortedMap.Builder<Duration, Double> factors = ImmutableSortedMap.naturalOrder();
        Duration time = dated ? Duration.ZERO : Duration.ofHours(random.nextInt(5));
        for (int i = 1 + random.nextInt(30); i > 0; i--) {
            factors.put(time, random.nextInt(30) / 10.0);
            time = time.plusMinutes(1 + random.nextInt(1000));
        }
        return new Curve.Trace(
                new Points(dated ? Optional.of(instant()) : Optional.empty(), factors.buildOrThrow()),
                random.nextBoolean() ? Optional.empty() : Optional.of(time),
                40);
    }

    private ImmutableMap<String, Surge> surges(boolean mayBeDated) {
        Map<String, Surge> surges = new LinkedHashMap<>();
        if (random.nextInt(3) == 0) {
            surges.put(
                    "launch",
                    new Surge(
                            Optional.empty(),
                            random.nextBoolean() ? Optional.empty() : Optional.of(Duration.ofHours(random.nextInt(60))),
                            3,
                            Duration.ZERO,
                            Duration.ZERO,
                            Optional.of(Duration.ofHours(1 + random.nextInt(200)))));
        }
        if (mayBeDated && random.nextInt(3) == 0) {
            surges.put(
                    "event",
                    new Surge(
                            Optional.of(instant()),
                            Optional.empty(),
                            random.nextInt(5) / 2.0,
                            Duration.ofHours(random.nextInt(30)),
                            Duration.ofHours(1 + random.nextInt(60)),
                            Optional.empty()));
        }
        return ImmutableMap.copyOf(surges);
    }

    private Distribution size() {
        return switch (random.nextInt(3)) {
            case 0 -> new Distribution.Constant(1 + random.nextInt(5));
            case 1 -> new Distribution.Discrete(ImmutableList.of(1.0, 2.0, 9.0), ImmutableList.of(5.0, 3.0, 1.0));
            default -> new Distribution.Lognormal(Optional.of(3.0), Optional.empty(), 0.7);
        };
    }

    private Distribution holding() {
        return switch (random.nextInt(4)) {
            case 0 -> new Distribution.Constant(24);
            case 1 -> new Distribution.Pareto(10, 1.5);
            case 2 -> new Distribution.Uniform(1, 50);
            default -> new Distribution.Exponential(30);
        };
    }

    private Decline decline() {
        Instant from = instant();
        return new Decline(
                random.nextBoolean() ? ImmutableSet.of() : ImmutableSet.of(pick(KINDS)),
                random.nextInt(3) > 0 ? ImmutableSet.of() : ImmutableSet.of(pick(TAGS)),
                random.nextBoolean() ? Optional.empty() : Optional.of(from),
                random.nextBoolean() ? Optional.empty() : Optional.of(from.plus(Duration.ofDays(9))),
                random.nextBoolean() ? Optional.empty() : Optional.of(random.nextInt(10) / 10.0),
                random.nextInt(3) == 0 ? 1 : 0.3);
    }

    private Terms terms(List<String> clouds, Optional<Instant> from) {
        Map<String, CarveOut> carveOuts = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            ImmutableSet<String> kinds = random.nextBoolean() ? ImmutableSet.of() : ImmutableSet.of(pick(KINDS));
            ImmutableSet<String> tags = random.nextBoolean() ? ImmutableSet.of() : ImmutableSet.of(pick(TAGS));
            Rule rule = pick(Rule.values());
            Optional<String> cloud = random.nextBoolean() ? Optional.empty() : Optional.of(pick(clouds));
            carveOuts.put(
                    "carveOut" + i,
                    new CarveOut(
                            kinds,
                            tags,
                            rule,
                            cloud,
                            besides(rule, clouds),
                            contract.nextBoolean() ? Optional.empty() : Optional.of(unless()),
                            contract.nextBoolean() ? Optional.empty() : Optional.of(days(8)),
                            contract.nextBoolean() ? Optional.empty() : Optional.of(days(3))));
        }
        Rule rule = pick(Rule.values());
        return new Terms(
                from,
                rule,
                random.nextInt(3) > 0 ? Optional.empty() : Optional.of(pick(clouds)),
                besides(rule, clouds),
                unless(),
                contract.nextBoolean() ? Duration.ZERO : days(12),
                contract.nextBoolean() ? Optional.empty() : Optional.of(days(4)),
                ImmutableMap.copyOf(carveOuts));
    }

    private ImmutableSet<String> besides(Rule rule, List<String> clouds) {
        return rule == Rule.EXCLUSIVE && contract.nextInt(3) == 0 ? ImmutableSet.of(oneOf(clouds)) : ImmutableSet.of();
    }

    private Unless unless() {
        return contract.nextInt(3) == 0 ? Unless.ALL : Unless.ANY;
    }

    private Duration days(int most) {
        return contract.nextInt(4) == 0 ? Duration.ZERO : Duration.ofHours(contract.nextInt(24 * most));
    }

    private Waiver waiver(List<String> clouds) {
        Instant from = Fixtures.START.plus(Duration.ofHours(contract.nextInt(24 * DAYS)));
        Rule rule = Rule.values()[contract.nextInt(Rule.values().length)];
        return new Waiver(
                contract.nextBoolean() ? ImmutableSet.of() : ImmutableSet.of(oneOf(KINDS)),
                contract.nextBoolean() ? ImmutableSet.of() : ImmutableSet.of(oneOf(TAGS)),
                contract.nextBoolean() ? ImmutableSet.of("launch1", "drawn") : ImmutableSet.of("launch2"),
                contract.nextBoolean() ? Optional.empty() : Optional.of(from),
                Optional.of(from.plus(Duration.ofHours(1 + contract.nextInt(300)))),
                rule,
                contract.nextBoolean() ? Optional.empty() : Optional.of(oneOf(clouds)));
    }

    /** Days until a launch opens on a cloud; none often. */
    private Distribution lag() {
        return switch (contract.nextInt(3)) {
            case 0 -> new Distribution.Empirical(ImmutableList.of(0.0, 0.0, 24.0, 200.0));
            case 1 -> new Distribution.Exponential(150);
            default -> new Distribution.Constant(0);
        };
    }

    private UnitPrice floor() {
        return new UnitPrice(contract.nextInt(3) * 700_000L);
    }

    private String oneOf(List<String> list) {
        return list.get(contract.nextInt(list.size()));
    }

    /** An instant around the run, sometimes on a round hour that other things share. */
    private Instant instant() {
        return instant(random);
    }

    private static Instant instant(Random chance) {
        return Fixtures.START
                .minus(Duration.ofDays(5))
                .plus(
                        chance.nextBoolean()
                                ? Duration.ofDays(chance.nextInt(DAYS))
                                : Duration.ofSeconds(chance.nextInt(DAYS * 86_400)));
    }

    private <T> Steps<T> steps(Supplier<T> value) {
        return steps(random, value);
    }

    private <T> Steps<T> steps(Random chance, Supplier<T> value) {
        if (chance.nextInt(3) == 0) {
            return Steps.constant(value.get());
        }
        TreeMap<Instant, T> steps = new TreeMap<>();
        for (int i = 1 + chance.nextInt(3); i > 0; i--) {
            steps.put(instant(chance), value.get());
        }
        return new Steps<>(ImmutableSortedMap.copyOfSorted(steps));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
