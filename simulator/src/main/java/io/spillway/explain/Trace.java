package io.spillway.explain;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.spillway.compile.Compiled;
import io.spillway.compile.Rulebook;
import io.spillway.engine.Simulation;
import io.spillway.engine.World;
import io.spillway.model.Scenario;
import io.spillway.model.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * One replication as it goes: use and capacity of each pool, and marks for terms, launches, where launches may run, spills,
 * losses, and requests that outages and failbacks move or end. Told while it runs, in the order of time: memory does not grow with it.
 *
 * <p>Capacity, outages and the contract are told whenever they change, and what an outage takes from a pool at the instant
 * in which it does, with how many requests. Of the rest the trace is a sample: time is cut into equal cells; use is told at the
 * end of a cell in which it changed, exact for that instant; and of the spills into a pool for one reason, the requests of a
 * launch that are lost or wait for one reason, or the failbacks from a pool, the first of a cell is told, with how many there
 * were since the one told before. What is left is told at the end, so that the marks sum to what happened.
 */
public final class Trace {
    /** The group of tracks that are no cloud's. */
    public static final String CONTRACT = "contract and launches";

    static final Track TERMS = new Track(CONTRACT, "terms");
    /** Changes of the calendar that have no track of their own. */
    static final Track CALENDAR = new Track(CONTRACT, "calendar");

    private final Scenario scenario;
    private final Compiled compiled;
    private final Rulebook rulebook;
    private final Naming naming;
    private final long seed;
    private final int replication;
    private final int points;

    /** @param points into how many cells the run is cut: no pool's use is told oftener */
    public Trace(Scenario scenario, Compiled compiled, long seed, int replication, int points) {
        this.scenario = scenario;
        this.compiled = compiled;
        rulebook = new Rulebook(scenario);
        naming = new Naming(compiled, rulebook);
        this.seed = seed;
        this.replication = replication;
        this.points = points;
    }

    /** What was simulated, and how it was sampled. */
    public ImmutableMap<String, Object> description() {
        return ImmutableMap.of(
                "scenario", scenario.name(),
                "begin", scenario.begin().toString(),
                "start", scenario.start().toString(),
                "end", scenario.end().toString(),
                "seed", seed,
                "replication", replication,
                "pointsPerPool", points);
    }

    /** Every track, those of a cloud's pools behind each other. */
    public ImmutableList<Track> tracks() {
        ImmutableList.Builder<Track> tracks = ImmutableList.builder();
        tracks.add(TERMS, CALENDAR);
        compiled.names().lines().forEach(line -> tracks.add(line(line)));
        for (int[] pools : compiled.world().cloudPools) {
            for (int pool : pools) {
                tracks.add(pool(naming.place(pool)));
            }
        }
        return tracks.build();
    }

    /** Runs the replication and tells its events, the earliest first. */
    public void tell(Consumer<TraceEvent> hearer) {
        World world = compiled.world();
        Simulation simulation = new Simulation(world);
        TraceSampler sampler = new TraceSampler(compiled, naming, marksOfTerms(), outages(), points, hearer);
        simulation.listen(sampler);
        simulation.run(seed, replication);
        sampler.finish();
    }

    /** The terms in force at the beginning and those that begin in the run, in order. */
    private List<TraceEvent.Mark> marksOfTerms() {
        List<Map.Entry<String, Terms>> terms = new ArrayList<>(scenario.terms().entrySet());
        terms.sort(Comparator.comparing(entry -> entry.getValue().from().orElse(scenario.begin())));
        List<TraceEvent.Mark> marks = new ArrayList<>();
        for (Map.Entry<String, Terms> entry : terms) {
            long tick = rulebook.tick(entry.getValue().from().orElse(scenario.begin()));
            if (tick == 0) {
                marks.clear();
            }
            if (tick < compiled.world().endTick) {
                marks.add(new TraceEvent.Mark(
                        tick,
                        TERMS,
                        "terms " + entry.getKey(),
                        ImmutableMap.of("rule", entry.getValue().rule().name())));
            }
        }
        return marks;
    }

    /** By number; a path has the words of the scenario and names in turns. */
    private List<TraceSampler.Outage> outages() {
        List<TraceSampler.Outage> outages = new ArrayList<>();
        for (List<String> path : rulebook.outagePaths()) {
            List<String> names = IntStream.range(0, path.size() / 2)
                    .mapToObj(at -> path.get(2 * at + 1))
                    .toList();
            int last = names.size() - 1;
            outages.add(new TraceSampler.Outage(names.get(last), String.join("/", names.subList(0, last))));
        }
        return outages;
    }

    static Track pool(Place place) {
        return new Track(place.cloud(), place.region() + "/" + place.pool());
    }

    static Track line(String name) {
        return new Track(CONTRACT, name);
    }
}
