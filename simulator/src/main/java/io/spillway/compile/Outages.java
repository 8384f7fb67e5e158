package io.spillway.compile;

import com.google.common.collect.ImmutableList;
import io.spillway.engine.Agenda.Action;
import io.spillway.engine.OutageSpec;
import io.spillway.engine.Phase;
import io.spillway.engine.RenewalSpec;
import io.spillway.engine.Treatment;
import io.spillway.model.Outage;
import io.spillway.model.Scenario;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The outages of a scenario as numbers: those of a pool, of its region, of its cloud, in this order. Dated ones are written
 * into the agenda; one that lasts no time, or none of the run, is left out, as are drawn ones that a factor of 0 rules out.
 */
final class Outages {
    private final Timeline timeline;
    private final AgendaWriter agenda;
    private final List<OutageSpec> outages = new ArrayList<>();
    private final List<RenewalSpec> renewals = new ArrayList<>();
    /** By number: where it stands in a scenario. */
    private final List<ImmutableList<String>> paths = new ArrayList<>();

    Outages(Scenario scenario, Index index, Timeline timeline, AgendaWriter agenda) {
        this.timeline = timeline;
        this.agenda = agenda;
        Map<String, Integer> numbers = new HashMap<>();
        index.pools.forEach(pool -> numbers.put(pool.name(), numbers.size()));
        scenario.clouds().forEach((cloudName, cloud) -> {
            double rateScale = cloud.outageRateScale().orElse(BigDecimal.ONE).doubleValue();
            List<Integer> ofCloud = new ArrayList<>();
            cloud.regions().forEach((regionName, region) -> {
                String path = cloudName + "/" + regionName;
                List<Integer> ofRegion = new ArrayList<>();
                region.pools().forEach((poolName, pool) -> {
                    int number = Objects.requireNonNull(numbers.get(path + "/" + poolName));
                    ofRegion.add(number);
                    add(path + "/" + poolName, List.of(number), pool.outages(), rateScale);
                });
                add(path, ofRegion, region.outages(), rateScale);
                ofCloud.addAll(ofRegion);
            });
            add(cloudName, ofCloud, cloud.outages(), rateScale);
        });
    }

    OutageSpec[] outages() {
        return outages.toArray(new OutageSpec[0]);
    }

    RenewalSpec[] renewals() {
        return renewals.toArray(new RenewalSpec[0]);
    }

    /** By number of an outage: the path of its value in a scenario. */
    ImmutableList<ImmutableList<String>> paths() {
        return ImmutableList.copyOf(paths);
    }

    private static ImmutableList<String> path(String place, String name) {
        String[] names = place.split("/", -1);
        ImmutableList.Builder<String> path = ImmutableList.builder();
        path.add("clouds", names[0]);
        if (names.length > 1) {
            path.add("regions", names[1]);
        }
        if (names.length > 2) {
            path.add("pools", names[2]);
        }
        return path.add("outages", name).build();
    }

    private void add(String path, List<Integer> pools, Map<String, Outage> named, double rateScale) {
        named.forEach((name, outage) -> {
            if (outage.isDated()) {
                addDated(path(path, name), pools, outage);
            } else if (rateScale > 0) {
                renewals.add(new RenewalSpec(
                        number(path(path, name), pools, outage),
                        Draws.spec(outage.timeBetween().orElseThrow()),
                        rateScale,
                        Draws.spec(outage.timeToRepair().orElseThrow()),
                        Compiler.streamId(path, name)));
            }
        });
    }

    private void addDated(ImmutableList<String> path, List<Integer> pools, Outage outage) {
        Instant from = outage.from().orElseThrow();
        long first = timeline.tick(from);
        long last = timeline.tick(outage.end());
        if (last > first && from.isBefore(timeline.end)) {
            int number = number(path, pools, outage);
            agenda.write(first, Phase.OUTAGE_START, Action.OUTAGE_START, number, 0);
            if (outage.end().isBefore(timeline.end)) {
                agenda.write(last, Phase.OUTAGE_END, Action.OUTAGE_END, number, 0);
            }
        }
    }

    private int number(ImmutableList<String> path, List<Integer> pools, Outage outage) {
        paths.add(path);
        outages.add(new OutageSpec(
                pools.stream().mapToInt(pool -> pool).toArray(),
                Treatment.valueOf(outage.deployments().name())));
        return outages.size() - 1;
    }
}
