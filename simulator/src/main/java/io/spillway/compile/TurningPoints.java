package io.spillway.compile;

import com.google.common.collect.ImmutableSortedSet;
import io.spillway.model.Availability;
import io.spillway.model.Cloud;
import io.spillway.model.Decline;
import io.spillway.model.Launch;
import io.spillway.model.Scenario;
import io.spillway.order.Orders;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The beginning of the run, and every instant in it at which the plan of a line may change. */
final class TurningPoints {
    private final Scenario scenario;
    private final Index index;
    private final Timeline timeline;
    private final Contract contract;
    /** Instants that concern every line. */
    private final Set<Instant> prices = new HashSet<>();
    /** Pools that must earn something. */
    private final List<Index.PoolEntry> withFloor;

    TurningPoints(Scenario scenario, Index index, Timeline timeline) {
        this.scenario = scenario;
        this.index = index;
        this.timeline = timeline;
        contract = new Contract(scenario);
        prices.add(timeline.begin);
        withFloor = index.pools.stream().filter(Margins::hasFloor).toList();
        if (pricesDecide()) {
            index.pools.forEach(
                    pool -> prices.addAll(pool.pool().price().byInstant().keySet()));
        }
    }

    private boolean pricesDecide() {
        return Orders.isByPrice(scenario.spill().order())
                || scenario.clouds().values().stream().anyMatch(cloud -> Orders.isByPrice(cloud.poolOrder()));
    }

    ImmutableSortedSet<Instant> of(Index.Line line) {
        Set<Instant> instants = new HashSet<>(prices);
        line.launch().ifPresent(launch -> addContract(line, launch, instants));
        instants.removeIf(instant -> !instant.equals(timeline.begin) && !timeline.isDuring(instant));
        return ImmutableSortedSet.copyOf(instants);
    }

    private void addContract(Index.Line line, Launch launch, Set<Instant> instants) {
        instants.addAll(contract.turns(line, launch));
        addMargins(launch, instants);
        for (Decline decline : scenario.primary().declines().values()) {
            if (Contract.covers(decline.kinds(), decline.tags(), launch)) {
                decline.from().ifPresent(instants::add);
                decline.until().ifPresent(instants::add);
            }
        }
        for (Cloud cloud : scenario.clouds().values()) {
            addCapabilities(cloud.capabilities(), launch, instants);
            cloud.regions().values().forEach(region -> addCapabilities(region.capabilities(), launch, instants));
        }
    }

    /** What may bring what a launch earns above or below a floor. */
    private void addMargins(Launch launch, Set<Instant> instants) {
        for (Index.PoolEntry pool : withFloor) {
            instants.addAll(Margins.floors(pool).byInstant().keySet());
            instants.addAll(
                    launch.offer().orElse(pool.pool().price()).byInstant().keySet());
        }
    }

    private static void addCapabilities(Map<String, Availability> offered, Launch launch, Set<Instant> instants) {
        for (String capability : launch.capabilities()) {
            Availability availability = offered.get(capability);
            if (availability != null) {
                instants.add(availability.from());
            }
        }
    }
}
