package io.spillway.sweep;

import io.spillway.sweep.Engine.Cluster;
import io.spillway.sweep.Engine.ClusterLostException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A cluster. One connects to it when there is something to do for it, as that takes a while. */
final class Remote implements Workforce {
    private static final int MOST_BLOCK_REPLICATIONS = 100;

    private final Sweep sweep;
    private final PointRuns points;
    private final Hire hire;
    private @Nullable Cluster cluster;
    private @Nullable ClusterLostException lost;

    Remote(Sweep sweep, PointRuns points, Hire hire) {
        this.sweep = sweep;
        this.points = points;
        this.hire = hire;
    }

    @Override
    public int tasks() {
        return hire.tasks();
    }

    @Override
    public synchronized int cores() {
        return cluster == null ? hire.tasks() : cluster.cores();
    }

    /** To send a task takes longer than to give it to a thread, and whoever gets a point first has to compile it. */
    @Override
    public int blockReplications(long all) {
        return (int) Math.max(BLOCK_REPLICATIONS, Math.min(MOST_BLOCK_REPLICATIONS, all / hire.tasks()));
    }

    @Override
    public TaskRunner runner() throws IOException {
        return new RemoteRunner(points, connected());
    }

    private synchronized Cluster connected() throws IOException {
        if (lost != null) {
            throw lost;
        }
        try {
            Cluster known =
                    cluster == null ? hire.engine().connect(sweep.name(), hire.master(), Shipment.of(sweep)) : cluster;
            cluster = known;
            return known;
        } catch (ClusterLostException failed) {
            lost = failed;
            throw failed;
        }
    }

    @Override
    public synchronized void close() {
        if (cluster != null) {
            cluster.close();
        }
    }
}
