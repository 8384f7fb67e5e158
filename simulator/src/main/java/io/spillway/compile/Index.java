package io.spillway.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.spillway.model.Accelerator;
import io.spillway.model.Cloud;
import io.spillway.model.Demand;
import io.spillway.model.Distribution;
import io.spillway.model.Headroom;
import io.spillway.model.Launch;
import io.spillway.model.LaunchProcess;
import io.spillway.model.Market;
import io.spillway.model.Pool;
import io.spillway.model.Region;
import io.spillway.model.Scenario;
import io.spillway.model.Steps;
import io.spillway.model.Workload;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scenario's things in the order of their numbers: clouds, pools, lines and classes. */
final class Index {
    /** A pool with what the scenario says around it. */
    record PoolEntry(
            int cloud,
            String name,
            String regionName,
            String poolName,
            Cloud cloudRecord,
            Region region,
            String accelerator,
            BigDecimal performance,
            Steps<Headroom> headroom,
            Optional<Distribution> capacitySlip,
            Pool pool) {}

    /**
     * A launch or a first-party workload.
     *
     * @param knownAs the name that a scenario has for it: that of its process where its day is drawn
     * @param date the day of a launch, the earliest one of a drawn launch
     * @param process the number of the process that draws the day of a launch
     * @param boundTo the cloud of a first-party workload
     */
    record Line(
            String name,
            String knownAs,
            Optional<Instant> date,
            Optional<Launch> launch,
            Optional<Integer> process,
            Optional<Integer> boundTo,
            ImmutableSet<String> accelerators,
            Demand demand,
            Distribution size,
            Distribution holding,
            Optional<Distribution> patience,
            ImmutableMap<String, Market> markets) {}

    /** A market of a line. */
    record ClassEntry(int line, String marketName, Market market) {}

    final ImmutableList<String> clouds;
    /** The clouds that take part in spilling: the primary, where the scenario does not place it, ahead of the others. */
    final int[] spillOrder;
    /** Numbered in spill order, clouds that take no part behind them; within a cloud as listed. */
    final ImmutableList<PoolEntry> pools;

    final ImmutableList<Line> lines;
    final ImmutableList<ClassEntry> classes;

    Index(Scenario scenario) {
        clouds = scenario.clouds().keySet().asList();
        spillOrder = spillOrder(scenario);
        pools = inSpillOrder(pools(scenario));
        lines = lines(scenario);
        List<ClassEntry> classEntries = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            for (Map.Entry<String, Market> market : lines.get(line).markets().entrySet()) {
                classEntries.add(new ClassEntry(line, market.getKey(), market.getValue()));
            }
        }
        classes = ImmutableList.copyOf(classEntries);
    }

    private int[] spillOrder(Scenario scenario) {
        List<Integer> order = new ArrayList<>();
        if (scenario.spill().clouds().isEmpty()) {
            for (int cloud = 0; cloud < clouds.size(); cloud++) {
                order.add(cloud);
            }
        } else {
            scenario.spill().clouds().forEach(name -> order.add(clouds.indexOf(name)));
            int primary = clouds.indexOf(scenario.primary().cloud());
            if (!order.contains(primary)) {
                order.add(0, primary);
            }
        }
        return order.stream().mapToInt(cloud -> cloud).toArray();
    }

    private ImmutableList<PoolEntry> inSpillOrder(List<PoolEntry> listed) {
        List<Integer> ranks = new ArrayList<>();
        for (int cloud : spillOrder) {
            ranks.add(cloud);
        }
        return listed.stream()
                .sorted(Comparator.comparingInt(
                        pool -> ranks.contains(pool.cloud()) ? ranks.indexOf(pool.cloud()) : ranks.size()))
                .collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<PoolEntry> pools(Scenario scenario) {
        ImmutableList.Builder<PoolEntry> entries = ImmutableList.builder();
        int cloudNumber = 0;
        for (Map.Entry<String, Cloud> cloud : scenario.clouds().entrySet()) {
            for (Map.Entry<String, Region> region : cloud.getValue().regions().entrySet()) {
                for (Map.Entry<String, Pool> pool : region.getValue().pools().entrySet()) {
                    String acceleratorName = pool.getValue().accelerator().orElse(pool.getKey());
                    Accelerator accelerator = scenario.accelerators().get(acceleratorName);
                    if (accelerator == null) {
                        throw new IllegalStateException("no accelerator " + acceleratorName);
                    }
                    entries.add(new PoolEntry(
                            cloudNumber,
                            cloud.getKey() + "/" + region.getKey() + "/" + pool.getKey(),
                            region.getKey(),
                            pool.getKey(),
                            cloud.getValue(),
                            region.getValue(),
                            acceleratorName,
                            accelerator.performance(),
                            pool.getValue().headroom().orElse(cloud.getValue().headroom()),
                            pool.getValue().capacitySlip().or(cloud.getValue()::capacitySlip),
                            pool.getValue()));
                }
            }
            cloudNumber++;
        }
        return entries.build();
    }

    private static ImmutableList<Line> lines(Scenario scenario) {
        ImmutableList.Builder<Line> entries = ImmutableList.builder();
        scenario.launches().forEach((name, launch) -> entries.add(line(name, name, launch, Optional.empty())));
        int processNumber = 0;
        for (Map.Entry<String, LaunchProcess> entry : scenario.launchProcesses().entrySet()) {
            LaunchProcess process = entry.getValue();
            Launch launch = process.on(earliestDay(scenario, process));
            for (int number = 1; number <= process.atMost(); number++) {
                entries.add(line(
                        LaunchProcess.launchName(entry.getKey(), number),
                        entry.getKey(),
                        launch,
                        Optional.of(processNumber)));
            }
            processNumber++;
        }
        int cloudNumber = 0;
        for (Map.Entry<String, Cloud> cloud : scenario.clouds().entrySet()) {
            for (Map.Entry<String, Workload> entry :
                    cloud.getValue().firstParty().entrySet()) {
                Workload workload = entry.getValue();
                entries.add(new Line(
                        cloud.getKey() + "/" + entry.getKey(),
                        entry.getKey(),
                        workload.date(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(cloudNumber),
                        workload.accelerators(),
                        workload.demand(),
                        workload.size(),
                        workload.holding(),
                        Optional.empty(),
                        ImmutableMap.of(
                                "all", new Market(1, workload.geography(), Optional.empty(), ImmutableMap.of()))));
            }
            cloudNumber++;
        }
        return entries.build();
    }

    static Line line(String name, String knownAs, Launch launch, Optional<Integer> process) {
        return new Line(
                name,
                knownAs,
                Optional.of(launch.date()),
                Optional.of(launch),
                process,
                Optional.empty(),
                launch.accelerators(),
                launch.demand(),
                launch.size(),
                launch.holding(),
                launch.patience(),
                launch.markets().isEmpty() ? ImmutableMap.of("all", Market.WHOLE) : launch.markets());
    }

    /** The first day on which a drawn launch can come. */
    static Instant earliestDay(Scenario scenario, LaunchProcess process) {
        return process.from().orElseGet(scenario::begin).truncatedTo(ChronoUnit.DAYS);
    }
}
