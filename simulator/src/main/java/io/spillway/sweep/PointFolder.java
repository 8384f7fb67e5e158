package io.spillway.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.spillway.experiment.Progress;
import io.spillway.measures.RowName;
import io.spillway.measures.Sample;
import io.spillway.scenario.Origin;
import io.spillway.scenario.ScenarioException;
import io.spillway.scenario.ScenarioTree;
import io.spillway.scenario.Setting;
import io.spillway.sweep.Plan.PlannedPoint;
import io.spillway.sweep.SweepState.PointState;
import io.spillway.sweep.SweepState.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Points of one scenario that are asked for a few at a time, by somebody who decides by what came of the last ones where to look
 * next. Each time they are a sweep in one and the same folder: what stands in its journals is not run again, so that whoever asks
 * for the same points once more goes on where he ended. The folder is taken with the first points that are run, and given back
 * when it is closed.
 */
public final class PointFolder implements AutoCloseable {
    private final ScenarioTree scenario;
    private final ImmutableList<Setting> base;
    private final ImmutableList<RowName> measures;
    private final Path folder;
    private final JournalHead writer;
    private final Progress progress;
    private int before;
    private @Nullable OpenFolder open;
    private volatile @Nullable SweepRun running;
    private volatile boolean stopped;

    /**
     * @param base laid over the scenario at every point
     * @param seed of points that set none
     * @param writer who runs them, on how many threads
     */
    public PointFolder(
            ScenarioTree scenario,
            List<Setting> base,
            List<RowName> measures,
            long seed,
            Path folder,
            JournalHead writer,
            Progress progress) {
        this.scenario = scenario;
        this.base = ImmutableList.<Setting>builder()
                .addAll(base)
                .add(new Setting("seed", Long.toString(seed), Origin.set("--seed " + seed)))
                .build();
        this.measures = ImmutableList.copyOf(measures);
        this.folder = folder;
        this.writer = writer;
        this.progress = progress;
    }

    /** Makes {@link #values} end soon, now and from now on. */
    public void stop() {
        stopped = true;
        SweepRun run = running;
        if (run != null) {
            run.stop();
        }
    }

    /**
     * Checks points that are yet to be asked for.
     *
     * @param points what each lays over the scenario
     * @throws ScenarioException with every problem of every point
     * @throws CancellationException when it was stopped
     */
    public void check(List<ImmutableList<Setting>> points) throws ScenarioException {
        if (!points.isEmpty()) {
            planned(sweep(points, 1));
        }
    }

    private Plan planned(Sweep sweep) throws ScenarioException {
        return Planning.of(sweep, writer.version(), writer.jobs(), () -> stopped)
                .plan();
    }

    /**
     * The first replications at points.
     *
     * @param points what each lays over the scenario
     * @return by point, then by measure
     * @throws ScenarioException with every problem of every point; then nothing was run
     * @throws UnusableFolderException if the folder cannot be used for it now
     * @throws IOException if something cannot be read or written
     * @throws PointFailedException when the engine fails at a point
     * @throws CancellationException when it was stopped
     */
    public ImmutableList<ImmutableList<Sample>> values(List<ImmutableList<Setting>> points, int replications)
            throws ScenarioException, IOException {
        Sweep sweep = sweep(points, replications);
        Plan plan = planned(sweep);
        SweepRun run = new SweepRun(
                sweep, plan, folder, new SweepRun.Choice(Shard.WHOLE, ImmutableList.of(), writer.jobs(), true, true));
        running = run;
        if (stopped) {
            run.stop();
        }
        SweepState state = run.runIn(open(), this::tell);
        before += (int) state.replicationsDone();
        for (PointState point : state.points()) {
            if (point.status() == Status.FAILED) {
                throw new PointFailedException("point " + point.point().seq() + " failed: " + point.reason());
            }
        }
        if (run.isStopped() || Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
        ImmutableList.Builder<ImmutableList<Sample>> values = ImmutableList.builder();
        for (PlannedPoint point : plan.points()) {
            values.add(state.journals().samples(point.identity(), point.replications(), measures));
        }
        return values.build();
    }

    private OpenFolder open() throws IOException {
        OpenFolder taken = open;
        if (taken == null) {
            taken = OpenFolder.take(folder, Shard.WHOLE, () -> writer);
            open = taken;
        }
        return taken;
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
        }
    }

    private void tell(int done, int planned) {
        progress.replicated(before + done, before + planned);
    }

    private Sweep sweep(List<ImmutableList<Setting>> points, int replications) {
        return new Sweep(
                "points",
                scenario,
                base,
                Design.LIST,
                axes(points),
                0,
                ImmutableList.of(),
                Optional.empty(),
                Optional.of(replications),
                Optional.empty(),
                Selection.of(measures),
                Origin.set("at a point"),
                ImmutableMap.of());
    }

    /** An axis for each value that any of the points sets; where a point does not set it, it is the scenario's own. */
    private static ImmutableList<Axis> axes(List<ImmutableList<Setting>> points) {
        Map<String, List<Optional<Level>>> levels = new LinkedHashMap<>();
        for (int i = 0; i < points.size(); i++) {
            for (Setting setting : points.get(i)) {
                List<Optional<Level>> axis = levels.computeIfAbsent(
                        setting.path(), path -> new ArrayList<>(Collections.nCopies(points.size(), Optional.empty())));
                axis.set(i, Optional.of(new Level(setting.value(), setting.origin())));
            }
        }
        if (levels.isEmpty()) {
            levels.put("name", Collections.nCopies(points.size(), Optional.empty()));
        }
        ImmutableList.Builder<Axis> axes = ImmutableList.builder();
        levels.forEach((path, values) -> {
            Origin origin = values.stream()
                    .flatMap(Optional::stream)
                    .findFirst()
                    .map(Level::origin)
                    .orElse(Origin.set(path));
            axes.add(new Axis(path, path, ImmutableList.copyOf(values), Optional.empty(), origin, origin));
        });
        return axes.build();
    }
}
