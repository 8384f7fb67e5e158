package io.spillway.compile;

import com.google.common.collect.ImmutableList;
import io.spillway.engine.DrawSpec;
import io.spillway.engine.LaunchSpec;
import io.spillway.engine.World;
import io.spillway.model.Distribution;
import io.spillway.model.Launch;
import io.spillway.model.Scenario;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;

/** What launch decisions need to know of the launches. */
final class LaunchSpecs {
    private final Scenario scenario;
    private final Index index;
    private final Timeline timeline;
    private final Openings openings;

    LaunchSpecs(Scenario scenario, Index index, Timeline timeline) {
        this.scenario = scenario;
        this.index = index;
        this.timeline = timeline;
        openings = new Openings(scenario);
    }

    void fill(World world) {
        scenario.primary()
                .answerDelay()
                .filter(delay -> openings.mayBePending())
                .ifPresent(delay -> {
                    world.answerHours = Draws.spec(delay);
                    world.answeringCloud =
                            index.clouds.indexOf(scenario.primary().cloud());
                });
        for (int l = 0; l < world.lines; l++) {
            int number = l;
            Index.Line line = index.lines.get(l);
            line.launch().ifPresent(launch -> world.launches[number] = spec(number, line, launch));
        }
    }

    private LaunchSpec spec(int number, Index.Line line, Launch launch) {
        ImmutableList<String> late = openings.lateClouds(launch);
        return new LaunchSpec(
                ChronoUnit.MICROS.between(timeline.begin, launch.date()),
                line.process().isPresent(),
                IntStream.range(0, index.classes.size())
                        .filter(c -> index.classes.get(c).line() == number)
                        .toArray(),
                footprintUnits(launch),
                Compiler.streamId(line.name(), ""),
                late.stream().mapToInt(index.clouds::indexOf).toArray(),
                late.stream()
                        .map(cloud ->
                                Draws.spec(openings.releaseLag(launch, cloud).orElseThrow()))
                        .toArray(DrawSpec[]::new),
                late.stream()
                        .mapToLong(cloud -> Compiler.streamId(line.name(), cloud))
                        .toArray(),
                openings.hasHeadStart(),
                openings.mayBePending() ? openings.states(launch).size() - 1 : -1);
    }

    /** What a launch says, or a request of mean size, rounded up; one unit where there is no mean. */
    private static int footprintUnits(Launch launch) {
        return launch.footprint().orElseGet(() -> meanUnits(launch.size()));
    }

    private static int meanUnits(Distribution size) {
        double mean = size.mean();
        return Double.isFinite(mean) ? (int) Math.max(1, Math.ceil(mean)) : 1;
    }
}
