package io.spillway.compile;

import com.google.common.collect.ImmutableSortedSet;
import io.spillway.model.Availability;
import io.spillway.model.Decline;
import io.spillway.model.Launch;
import io.spillway.model.Scenario;
import io.spillway.model.Terms;
import io.spillway.order.Orders;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The beginning of the run, and every instant in it at which the plan of a line may change. */
final class TurningPoints {
    private final Scenario scenario;
    private final Index index;
    private final Timeline timeline;
    /** Instants that concern every line. */
    private final Set<Instant> prices = new HashSet<>();

    TurningPoints(Scenario scenario, Index index, Timeline timeline) {
        this.scenario = scenario;
        this.index = index;
        this.timeline = timeline;
        prices.add(timeline.begin);
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
        line.launch().ifPresent(launch -> addContract(launch, instants));
        instants.removeIf(instant -> !instant.equals(timeline.begin) && !timeline.isDuring(instant));
        return ImmutableSortedSet.copyOf(instants);
    }

    private void addContract(Launch launch, Set<Instant> instants) {
        for (Terms terms : scenario.terms().values()) {
            terms.from().ifPresent(instants::add);
        }
        for (Decline decline : scenario.primary().declines().values()) {
            if (Contract.covers(decline.kinds(), decline.tags(), launch)) {
                decline.from().ifPresent(instants::add);
                decline.until().ifPresent(instants::add);
            }
        }
        for (Index.PoolEntry pool : index.pools) {
            addCapabilities(pool.cloudRecord().capabilities(), launch, instants);
            addCapabilities(pool.region().capabilities(), launch, instants);
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
