package io.spillway.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.spillway.model.Availability;
import io.spillway.model.Decline;
import io.spillway.model.Launch;
import io.spillway.model.Scenario;
import io.spillway.model.SpillAt;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules that plans are made of, asked one by one and answered in the scenario's own names: for those who explain. Pools
 * and classes have the numbers of the {@link io.spillway.engine.World}.
 */
public final class Rulebook {
    /**
     * A launch, or a cloud's own workload.
     *
     * @param name as reports show it
     * @param workload of a workload: its name within its cloud
     * @param boundTo of a workload: its cloud
     */
    public record Line(String name, Optional<String> workload, Optional<String> boundTo) {
        public boolean isFirstParty() {
            return boundTo.isPresent();
        }
    }

    private final Scenario scenario;
    private final Index index;
    private final Contract contract;
    private final Timeline timeline;

    public Rulebook(Scenario scenario) {
        this.scenario = scenario;
        index = new Index(scenario);
        contract = new Contract(scenario);
        timeline = new Timeline(scenario);
    }

    /** The instant of a tick. */
    public Instant instant(long tick) {
        return timeline.begin.plus(tick, ChronoUnit.MICROS);
    }

    /** The tick of an instant; 0 for all that lies before the run. */
    public long tick(Instant instant) {
        return timeline.tick(instant);
    }

    /** The names of a pool: its cloud, its region and its own. */
    public ImmutableList<String> path(int pool) {
        Index.PoolEntry entry = index.pools.get(pool);
        return ImmutableList.of(index.clouds.get(entry.cloud()), entry.regionName(), entry.poolName());
    }

    /** The number of classes. */
    public int classes() {
        return index.classes.size();
    }

    public Line line(int requestClass) {
        Index.Line line = lineOf(requestClass);
        Optional<String> cloud = line.boundTo().map(index.clouds::get);
        return new Line(line.name(), cloud.map(bound -> line.name().substring(bound.length() + "/".length())), cloud);
    }

    public String market(int requestClass) {
        return index.classes.get(requestClass).marketName();
    }

    /** The rule for a class at an instant; none for a cloud's own workload, which is bound to its cloud. */
    public Optional<Clause> clause(int requestClass, Instant at) {
        return launch(requestClass).map(launch -> contract.rule(lineOf(requestClass), launch, at));
    }

    /** By number of an outage: the path of its value in the scenario. */
    public ImmutableList<ImmutableList<String>> outagePaths() {
        return new Outages(scenario, index, timeline, new AgendaWriter()).paths();
    }

    /** The line of a launch's name, for which a scenario has a value: its own, or that of the process that draws it. */
    public ImmutableList<String> launchPath(int requestClass) {
        Index.Line line = lineOf(requestClass);
        return ImmutableList.of(line.process().isPresent() ? "launchProcesses" : "launches", line.knownAs());
    }

    /** Whether a launch has a release lag of its own on a cloud. */
    public boolean hasOwnLag(int requestClass, String cloud) {
        return launch(requestClass)
                .map(launch -> launch.releaseLag().containsKey(cloud))
                .orElse(false);
    }

    /** Whether a pool has a floor of its own rather than its cloud's. */
    public boolean hasOwnFloor(int pool) {
        return index.pools.get(pool).pool().floor().isPresent();
    }

    /** Whether a pool has a capacity slip of its own rather than its cloud's. */
    public boolean hasOwnSlip(int pool) {
        return index.pools.get(pool).pool().capacitySlip().isPresent();
    }

    /** Whether a launch says what it offers a cloud. */
    public boolean hasOffer(int requestClass) {
        return launch(requestClass).flatMap(Launch::offer).isPresent();
    }

    /** The capabilities that a class needs. */
    public ImmutableSet<String> capabilities(int requestClass) {
        return launch(requestClass).map(Launch::capabilities).orElse(ImmutableSet.of());
    }

    /** The capabilities that a class needs and a pool's cloud and region do not have at an instant. */
    public ImmutableList<String> lacking(int requestClass, int pool, Instant at) {
        return capabilities(requestClass).stream()
                .filter(capability -> !Eligibility.offers(index.pools.get(pool), capability, at))
                .collect(ImmutableList.toImmutableList());
    }

    /** From when on a pool's region has a capability, by its cloud or of its own; none when it never has. */
    public Optional<Instant> available(String capability, int pool) {
        Index.PoolEntry entry = index.pools.get(pool);
        Instant cloud = from(entry.cloudRecord().capabilities().get(capability));
        Instant region = from(entry.region().capabilities().get(capability));
        Instant first = cloud.isBefore(region) ? cloud : region;
        return first.equals(Instant.MAX) ? Optional.empty() : Optional.of(first);
    }

    /** Whether it is a pool's region, rather than its whole cloud, that has a capability first. */
    public boolean isRegional(String capability, int pool) {
        Index.PoolEntry entry = index.pools.get(pool);
        return from(entry.region().capabilities().get(capability))
                .isBefore(from(entry.cloudRecord().capabilities().get(capability)));
    }

    private static Instant from(@Nullable Availability availability) {
        return availability == null ? Instant.MAX : availability.from();
    }

    /** The accelerators that a class can run on; any when empty. */
    public ImmutableSet<String> accelerators(int requestClass) {
        return lineOf(requestClass).accelerators();
    }

    public String accelerator(int pool) {
        return index.pools.get(pool).accelerator();
    }

    /** The geography that the data of a class must stay in. */
    public Optional<String> geography(int requestClass) {
        return index.classes.get(requestClass).market().geography();
    }

    /** The geographies that a class is served from rather than elsewhere, the nearest first. */
    public ImmutableSet<String> prefers(int requestClass) {
        return index.classes.get(requestClass).market().prefers().orElse(ImmutableSet.of());
    }

    /** The geography that a pool lies in. */
    public String geographyOf(int pool) {
        return index.pools.get(pool).region().geography();
    }

    /** Whether a pool has headroom of its own rather than its cloud's. */
    public boolean hasOwnHeadroom(int pool) {
        return index.pools.get(pool).pool().headroom().isPresent();
    }

    /** The primary's declines that cover a class at an instant, whether or not their use condition holds. */
    public ImmutableMap<String, Decline> declines(int requestClass, Instant at) {
        ImmutableMap.Builder<String, Decline> holding = ImmutableMap.builder();
        launch(requestClass).ifPresent(launch -> {
            for (Map.Entry<String, Decline> decline :
                    scenario.primary().declines().entrySet()) {
                if (Contract.holds(decline.getValue(), launch, at)) {
                    holding.put(decline);
                }
            }
        });
        return holding.buildOrThrow();
    }

    /** The rule, by name, that keeps a class from filling the pools of a cloud; the lowest of several. */
    public Optional<Map.Entry<String, SpillAt>> spillAt(int requestClass, int pool) {
        String cloud = index.clouds.get(index.pools.get(pool).cloud());
        return launch(requestClass)
                .flatMap(launch -> scenario.spill().spillAt().entrySet().stream()
                        .filter(rule -> FillLevels.covers(rule.getValue(), launch, cloud, scenario))
                        .min(Comparator.comparingDouble(rule -> rule.getValue().utilisation())));
    }

    private Index.Line lineOf(int requestClass) {
        return index.lines.get(index.classes.get(requestClass).line());
    }

    private Optional<Launch> launch(int requestClass) {
        return lineOf(requestClass).launch();
    }
}
