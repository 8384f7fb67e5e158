package io.spillway.compile;

import com.google.common.collect.ImmutableSortedSet;
import io.spillway.model.Availability;
import io.spillway.model.Decline;
import io.spillway.model.Launch;
import io.spillway.model.Scenario;
import io.spillway.model.Steps;
import io.spillway.model.Terms;
import io.spillway.model.UnitPrice;
import io.spillway.model.Waiver;
import io.spillway.order.Orders;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The beginning of the run, and every instant in it at which the plan of a line may change. */
final class TurningPoints {
    private static final Steps<UnitPrice> NO_FLOOR = Steps.constant(UnitPrice.FREE);

    private final Scenario scenario;
    private final Index index;
    private final Timeline timeline;
    private final Contract contract;
    /** Instants that concern every line. */
    private final Set<Instant> prices = new HashSet<>();

    TurningPoints(Scenario scenario, Index index, Timeline timeline) {
        this.scenario = scenario;
        this.index = index;
        this.timeline = timeline;
        contract = new Contract(scenario);
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
        line.launch().ifPresent(launch -> addContract(line, launch, instants));
        instants.removeIf(instant -> !instant.equals(timeline.begin) && !timeline.isDuring(instant));
        return ImmutableSortedSet.copyOf(instants);
    }

    private void addContract(Index.Line line, Launch launch, Set<Instant> instants) {
        addWaivers(line, launch, instants);
        addMargins(launch, instants);
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

    private void addWaivers(Index.Line line, Launch launch, Set<Instant> instants) {
        for (Waiver waiver : scenario.waivers().values()) {
            if (contract.covers(waiver, line, launch)) {
                waiver.from().ifPresent(instants::add);
                waiver.until().ifPresent(instants::add);
            }
        }
    }

    /** What may bring what a launch earns above or below a floor. */
    private void addMargins(Launch launch, Set<Instant> instants) {
        for (Index.PoolEntry pool : index.pools) {
            if (!Margins.floors(pool).equals(NO_FLOOR)) {
                instants.addAll(Margins.floors(pool).byInstant().keySet());
                instants.addAll(
                        launch.offer().orElse(pool.pool().price()).byInstant().keySet());
            }
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
