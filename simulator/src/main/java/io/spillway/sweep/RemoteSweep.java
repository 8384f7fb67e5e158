package io.spillway.sweep;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.ImmutableList;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioException;
import io.spillway.scenario.ScenarioTree;
import io.spillway.scenario.Setting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/**
 * A sweep on another machine than the one that keeps its journal. Tasks are sent to it, and what comes of them goes back as
 * lines of a journal; several threads may run some at once.
 */
public final class RemoteSweep {
    /** Blocks of a point come one after the other, of few points at a time. */
    private static final int POINTS_PER_CORE = 2;

    private final Shipment shipment;
    private final ScenarioTree scenario;
    private final Cache<String, SharedPointRun> points = CacheBuilder.newBuilder()
            .maximumSize(POINTS_PER_CORE * (long) Runtime.getRuntime().availableProcessors())
            .build();

    /** Reads the scenario that was sent. */
    public RemoteSweep(Shipment shipment) throws IOException {
        this.shipment = shipment;
        scenario = shipment.scenario().read();
    }

    /** Runs a task: the line of its block behind that of the block's layout, or the line of a failure. */
    public byte[] run(RemoteTask sent) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        try {
            Block block = new LocalRunner(planned -> point(sent)).run(sent.task(), () -> false);
            JournalLine.layout(block.layout(), lines);
            JournalLine.block(block, lines);
        } catch (ScenarioException | RuntimeException | OutOfMemoryError | StackOverflowError failed) {
            JournalLine.failure(sent.task(), failed.toString(), lines);
        }
        return lines.toByteArray();
    }

    private PointRun point(RemoteTask sent) throws ScenarioException {
        try {
            return points.get(sent.task().point().identity(), SharedPointRun::new)
                    .get(() -> PointRun.of(at(sent), sent.task().point(), shipment.selection()));
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private LoadedScenario at(RemoteTask sent) throws ScenarioException {
        return scenario.with(ImmutableList.<Setting>builder()
                .addAll(shipment.settings())
                .addAll(sent.settings())
                .build());
    }
}
