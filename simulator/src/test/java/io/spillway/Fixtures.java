package io.spillway;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.spillway.model.Accelerator;
import io.spillway.model.Accounts;
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
import io.spillway.model.OrderStrategy;
import io.spillway.model.Outage;
import io.spillway.model.Pool;
import io.spillway.model.Primary;
import io.spillway.model.Region;
import io.spillway.model.Rule;
import io.spillway.model.Scenario;
import io.spillway.model.Spill;
import io.spillway.model.SpillAt;
import io.spillway.model.Steps;
import io.spillway.model.Terms;
import io.spillway.model.Threshold;
import io.spillway.model.Treatment;
import io.spillway.model.UnitPrice;
import io.spillway.model.Unless;
import io.spillway.model.Waiver;
import io.spillway.model.Workload;
import io.spillway.order.Priority;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Scenarios for tests, by hand: one builder, everything small and with a default. */
public final class Fixtures {
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Every other cloud, as listed. */
    public static final Spill AS_LISTED =
            new Spill(new Priority(), ImmutableList.of(), ImmutableMap.of(), new Failback.NewOnly(), Duration.ZERO);

    private Fixtures() {}

    /** A scenario from {@link #START} with the primary cloud {@code azure} and the accelerator {@code H100}. */
    public static Builder scenario() {
        return new Builder();
    }

    public static Pool pool(long units) {
        return pool(Steps.constant(units), Steps.constant(UnitPrice.FREE));
    }

    public static Pool pool(Steps<Long> units, Steps<UnitPrice> price) {
        return new Pool(
                Optional.empty(),
                units,
                BigDecimal.ONE,
                Optional.empty(),
                price,
                BigDecimal.ONE,
                Optional.empty(),
                Optional.empty(),
                ImmutableMap.of());
    }

    public static Region region(String geography, Map<String, Pool> pools) {
        return new Region(geography, ImmutableMap.of(), ImmutableMap.copyOf(pools), ImmutableMap.of());
    }

    public static Cloud cloud(Map<String, Region> regions) {
        return new Cloud(
                ImmutableMap.of(),
                Steps.constant(Headroom.NONE),
                new Priority(),
                BigDecimal.ONE,
                Optional.empty(),
                Optional.empty(),
                Steps.constant(UnitPrice.FREE),
                BigDecimal.ONE,
                0,
                Optional.empty(),
                ImmutableMap.copyOf(regions),
                ImmutableMap.of(),
                ImmutableMap.of(),
                Optional.empty());
    }

    /** One region {@code r} in geography {@code us} with one pool of the accelerator {@code H100}. */
    public static Cloud cloud(long units) {
        return cloud(ImmutableMap.of("r", region("us", ImmutableMap.of("H100", pool(units)))));
    }

    public static Cloud withHeadroom(Cloud cloud, long units) {
        return Records.with(cloud, "headroom", Steps.constant(new Headroom.Units(units)));
    }

    public static Cloud withFirstParty(Cloud cloud, String name, Workload workload) {
        return Records.with(cloud, "firstParty", ImmutableMap.of(name, workload));
    }

    public static Cloud withOutages(Cloud cloud, Map<String, Outage> outages) {
        return Records.with(cloud, "outages", ImmutableMap.copyOf(outages));
    }

    public static Pool withOutages(Pool pool, Map<String, Outage> outages) {
        return Records.with(pool, "outages", ImmutableMap.copyOf(outages));
    }

    public static Cloud withSlip(Cloud cloud, Distribution slip) {
        return Records.with(cloud, "capacitySlip", Optional.of(slip));
    }

    public static Cloud withReleaseLag(Cloud cloud, Optional<Distribution> lag) {
        return Records.with(cloud, "releaseLag", lag);
    }

    public static Launch withReleaseLag(Launch launch, Map<String, Distribution> lags) {
        return Records.with(launch, "releaseLag", ImmutableMap.copyOf(lags));
    }

    /** The same launch on another day. */
    public static Launch on(Launch launch, Instant date) {
        return Records.with(launch, "date", date);
    }

    /** Terms from the beginning on, without a carve-out. */
    public static Terms terms(Rule rule, Unless unless, Duration headStart) {
        return new Terms(
                Optional.empty(),
                rule,
                Optional.empty(),
                ImmutableSet.of(),
                unless,
                headStart,
                Optional.empty(),
                ImmutableMap.of());
    }

    /** The same terms, for carve-outs too. */
    public static Terms withHeadStart(Terms terms, Duration headStart) {
        Map<String, CarveOut> carveOuts = new LinkedHashMap<>();
        terms.carveOuts()
                .forEach((name, carveOut) ->
                        carveOuts.put(name, Records.with(carveOut, "headStart", Optional.of(headStart))));
        return Records.with(terms, Map.of("headStart", headStart, "carveOuts", ImmutableMap.copyOf(carveOuts)));
    }

    public static Outage outage(Instant from, Duration lasting, Treatment treatment) {
        return new Outage(
                Optional.of(from),
                Optional.empty(),
                Optional.of(lasting),
                Optional.empty(),
                Optional.empty(),
                treatment);
    }

    public static Outage outage(Distribution timeBetween, Distribution timeToRepair, Treatment treatment) {
        return new Outage(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(timeBetween),
                Optional.of(timeToRepair),
                treatment);
    }

    public static Workload workload(double erlang, Distribution holding) {
        return new Workload(
                Optional.empty(),
                ImmutableSet.of(),
                Optional.empty(),
                wanted(new Curve.Constant(erlang)),
                new Distribution.Constant(1),
                holding);
    }

    public static Demand wanted(Curve units) {
        return new Demand(
                Optional.of(units), Optional.empty(), BigDecimal.ONE, ImmutableList.of(), 1, ImmutableMap.of());
    }

    /** A launch of unit requests at a load in Erlang, from {@link #START} less a year. */
    public static Launch launch(double erlang, Distribution holding) {
        return launch(erlang, new Distribution.Constant(1), holding);
    }

    public static Launch launch(double erlang, Distribution size, Distribution holding) {
        return launch("api", wanted(new Curve.Constant(erlang)), size, holding, ImmutableMap.of());
    }

    public static Launch launch(
            String kind, Demand demand, Distribution size, Distribution holding, Map<String, Market> markets) {
        return new Launch(
                START.minus(Duration.ofDays(365)),
                kind,
                ImmutableSet.of(),
                ImmutableSet.of(),
                ImmutableSet.of(),
                ImmutableMap.copyOf(markets),
                demand,
                size,
                holding,
                Optional.empty(),
                ImmutableMap.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO);
    }

    /** The same launch, whose requests wait when nothing takes them. */
    public static Launch patient(Launch launch, Distribution patience) {
        return new Launch(
                launch.date(),
                launch.kind(),
                launch.tags(),
                launch.capabilities(),
                launch.accelerators(),
                launch.markets(),
                launch.demand(),
                launch.size(),
                launch.holding(),
                Optional.of(patience),
                launch.releaseLag(),
                launch.footprint(),
                launch.offer(),
                launch.retires(),
                launch.retiresOver());
    }

    /** Drawn launches from the beginning of the run on, each alike a launch. */
    public static LaunchProcess drawn(Distribution gap, int atMost, Launch alike) {
        return new LaunchProcess(
                gap,
                Optional.empty(),
                Optional.empty(),
                atMost,
                alike.kind(),
                alike.tags(),
                alike.capabilities(),
                alike.accelerators(),
                alike.markets(),
                alike.demand(),
                alike.size(),
                alike.holding(),
                alike.patience(),
                alike.releaseLag(),
                alike.footprint(),
                alike.offer(),
                alike.retires().map(retires -> Duration.between(alike.date(), retires)),
                alike.retiresOver());
    }

    public static Decline decline(double probability) {
        return new Decline(
                ImmutableSet.of(),
                ImmutableSet.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                probability);
    }

    public static Availability from(Instant instant) {
        return new Availability(instant);
    }

    public static <T> Steps<T> steps(Instant first, T a, Instant second, T b) {
        return new Steps<>(ImmutableSortedMap.of(first, a, second, b));
    }

    /** A request of one unit exactly every hour, each held for so many hours. */
    public static Launch hourly(double holdingHours) {
        Demand demand = new Demand(
                Optional.empty(),
                Optional.of(new Curve.Constant(1)),
                BigDecimal.ONE,
                ImmutableList.of(),
                0,
                ImmutableMap.of());
        return launch(
                "api",
                demand,
                new Distribution.Constant(1),
                new Distribution.Constant(holdingHours),
                ImmutableMap.of());
    }

    /** A scenario in the making. */
    public static final class Builder {
        public Duration warmUp = Duration.ofDays(2);
        public Duration length = Duration.ofDays(30);
        public long seed = 1;
        public int replications = 4;
        public final Map<String, Accelerator> accelerators = new LinkedHashMap<>();
        public final Map<String, Cloud> clouds = new LinkedHashMap<>();
        public final Map<String, Decline> declines = new LinkedHashMap<>();
        public final Map<String, Terms> terms = new LinkedHashMap<>();
        public Optional<Distribution> answerDelay = Optional.empty();
        public final Map<String, Waiver> waivers = new LinkedHashMap<>();
        public Spill spill = AS_LISTED;
        public final Map<String, Launch> launches = new LinkedHashMap<>();
        public final Map<String, LaunchProcess> launchProcesses = new LinkedHashMap<>();
        public final Map<String, Threshold> thresholds = new LinkedHashMap<>();
        public Accounts money = Accounts.NONE;

        private Builder() {
            accelerators.put("H100", new Accelerator(BigDecimal.ONE));
        }

        public Builder cloud(String name, Cloud cloud) {
            clouds.put(name, cloud);
            return this;
        }

        public Builder launch(String name, Launch launch) {
            launches.put(name, launch);
            return this;
        }

        public Builder launchProcess(String name, LaunchProcess process) {
            launchProcesses.put(name, process);
            return this;
        }

        public Builder decline(String name, Decline decline) {
            declines.put(name, decline);
            return this;
        }

        public Builder length(Duration warmUpDuration, Duration measured) {
            warmUp = warmUpDuration;
            length = measured;
            return this;
        }

        public Builder spill(OrderStrategy order) {
            spill = new Spill(order, spill.clouds(), spill.spillAt(), spill.failback(), spill.signalLag());
            return this;
        }

        /** Requests of products of a kind spill from the primary at a utilisation. */
        public Builder spillAt(String kind, double utilisation) {
            SpillAt rule = new SpillAt(ImmutableSet.of(kind), ImmutableSet.of(), ImmutableSet.of(), utilisation);
            spill = new Spill(
                    spill.order(), spill.clouds(), ImmutableMap.of(kind, rule), spill.failback(), spill.signalLag());
            return this;
        }

        public Scenario build() {
            return new Scenario(
                    "fixture",
                    "",
                    START,
                    START.plus(length),
                    warmUp,
                    seed,
                    replications,
                    ImmutableMap.copyOf(accelerators),
                    ImmutableMap.copyOf(clouds),
                    new Primary("azure", ImmutableMap.copyOf(declines), answerDelay),
                    ImmutableMap.copyOf(terms),
                    ImmutableMap.copyOf(waivers),
                    spill,
                    ImmutableMap.copyOf(launches),
                    ImmutableMap.copyOf(launchProcesses),
                    ImmutableMap.copyOf(thresholds),
                    money);
        }
    }
}
