package io.spillway.engine;

import com.google.common.hash.Hashing;
import io.spillway.model.Distribution;
import io.spillway.model.Outage;
import io.spillway.model.Pool;
import io.spillway.model.Scenario;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** When pools are out and when late capacity arrives in a replication, worked out beforehand from the records. */
final class ReferenceSupply {
    /** Once that an outage comes. */
    record Spell(Instant from, Instant until, List<String> pools, io.spillway.model.Treatment treatment) {}

    private final Scenario scenario;
    private final int replication;
    private final List<Spell> dated = new ArrayList<>();
    private final List<Spell> drawn = new ArrayList<>();
    /** By pool and arrival: the day on which the step was to arrive. */
    private final Map<String, TreeMap<Instant, Instant>> arrivals = new HashMap<>();

    ReferenceSupply(Scenario scenario, int replication) {
        this.scenario = scenario;
        this.replication = replication;
        scenario.clouds().forEach((cloudName, cloud) -> {
            double rateScale = cloud.outageRateScale().orElse(BigDecimal.ONE).doubleValue();
            List<String> ofCloud = new ArrayList<>();
            cloud.regions().forEach((regionName, region) -> {
                String regionPath = cloudName + "/" + regionName;
                List<String> ofRegion = new ArrayList<>();
                region.pools().forEach((poolName, pool) -> {
                    String name = regionPath + "/" + poolName;
                    pool.capacitySlip().or(cloud::capacitySlip).ifPresent(slip -> slip(name, pool, slip));
                    outages(name, List.of(name), pool.outages(), rateScale);
                    ofRegion.add(name);
                });
                outages(regionPath, ofRegion, region.outages(), rateScale);
                ofCloud.addAll(ofRegion);
            });
            outages(cloudName, ofCloud, cloud.outages(), rateScale);
        });
    }

    /** In the order in which they begin; those of one instant as listed, the drawn ones behind. */
    List<Spell> spells() {
        List<Spell> all = new ArrayList<>(dated);
        all.addAll(drawn);
        all.sort(Comparator.comparing(Spell::from));
        return all;
    }

    /** The day whose capacity a pool has at an instant. */
    Instant effective(String pool, Instant now) {
        if (!arrivals.containsKey(pool)) {
            return now;
        }
        Map.Entry<Instant, Instant> last = arrivals.get(pool).floorEntry(now);
        return last == null ? scenario.begin() : last.getValue();
    }

    private void slip(String name, Pool pool, Distribution slip) {
        TreeMap<Instant, Instant> arrived = new TreeMap<>();
        Instant before = scenario.begin();
        for (Instant day : pool.capacity().byInstant().keySet()) {
            if (day.isAfter(scenario.begin()) && day.isBefore(scenario.end())) {
                Sampler delay = sampler(slip, Purpose.CAPACITY_SLIP, name, day.toString());
                Instant arrival = day.plus(ticks(delay.next()), ChronoUnit.MICROS);
                before = arrival.isAfter(before) ? arrival : before;
                arrived.put(before, day);
            }
        }
        arrivals.put(name, arrived);
    }

    private void outages(String path, List<String> pools, Map<String, Outage> outages, double rateScale) {
        outages.forEach((name, outage) -> {
            if (outage.from().isPresent()) {
                spell(dated, outage.from().get(), outage.end(), pools, outage);
                return;
            }
            Sampler between = sampler(outage.timeBetween().orElseThrow(), Purpose.TIME_BETWEEN, path, name);
            Sampler repair = sampler(outage.timeToRepair().orElseThrow(), Purpose.TIME_TO_REPAIR, path, name);
            Instant until = scenario.begin();
            while (rateScale > 0 && until.isBefore(scenario.end())) {
                Instant from = until.plus(ticks(between.next() / rateScale), ChronoUnit.MICROS);
                until = from.plus(ticks(repair.next()), ChronoUnit.MICROS);
                spell(drawn, from, until, pools, outage);
            }
        });
    }

    private void spell(List<Spell> spells, Instant from, Instant until, List<String> pools, Outage outage) {
        Instant begins = from.isBefore(scenario.begin()) ? scenario.begin() : from;
        if (until.isAfter(begins) && begins.isBefore(scenario.end())) {
            spells.add(new Spell(begins, until, pools, outage.deployments()));
        }
    }

    private static long ticks(double hours) {
        return Math.round(hours * 3.6e9);
    }

    private Sampler sampler(Distribution distribution, Purpose purpose, String path, String name) {
        DrawSpec spec = distribution instanceof Distribution.Exponential exponential
                ? DrawSpec.of(DrawSpec.Shape.EXPONENTIAL, exponential.mean(), 0)
                : Optional.of((Distribution.Uniform) distribution)
                        .map(uniform -> DrawSpec.of(DrawSpec.Shape.UNIFORM, uniform.low(), uniform.high()))
                        .orElseThrow();
        long id = Hashing.farmHashFingerprint64()
                .hashString(path.length() + ":" + path + name, StandardCharsets.UTF_8)
                .asLong();
        Sampler sampler = new Sampler(spec);
        sampler.reset(scenario.seed(), replication, purpose.stream(id));
        return sampler;
    }
}
