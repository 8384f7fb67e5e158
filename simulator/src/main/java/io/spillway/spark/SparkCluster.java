package io.spillway.spark;

import io.spillway.sweep.Engine.Cluster;
import io.spillway.sweep.Engine.ClusterLostException;
import io.spillway.sweep.Engine.TaskLostException;
import io.spillway.sweep.RemoteTask;
import io.spillway.sweep.Shipment;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.spark.SparkJobInfo;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** One application of Spark. Each task is a job of its own, so that it comes back as soon as it is done. */
final class SparkCluster implements Cluster {
    private static final int LOOK_MILLIS = 200;

    private final JavaSparkContext context;
    private final Broadcast<Shipment> shipment;

    SparkCluster(JavaSparkContext context, Shipment shipment) {
        this.context = context;
        this.shipment = context.broadcast(shipment);
    }

    @Override
    public int cores() {
        return context.defaultParallelism();
    }

    @Override
    public byte[] run(RemoteTask task, BooleanSupplier enough) throws ClusterLostException {
        try {
            context.setJobDescription(task.toString());
            return await(
                    context.parallelize(List.of(task), 1)
                            .map(new OnExecutor(shipment))
                            .collectAsync(),
                    enough);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (Exception failed) { // Scala declares none
            if (context.sc().isStopped()) {
                throw new ClusterLostException("Spark has ended: " + firstLine(failed));
            }
            throw new TaskLostException(firstLine(failed));
        }
    }

    private byte[] await(JavaFutureAction<List<byte[]>> job, BooleanSupplier enough)
            throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return job.get(LOOK_MILLIS, TimeUnit.MILLISECONDS).get(0);
            } catch (TimeoutException notYet) {
                if (enough.getAsBoolean() && !hasBegun(job)) {
                    job.cancel(true);
                    throw new CancellationException("not begun");
                }
            }
        }
    }

    private boolean hasBegun(JavaFutureAction<?> future) {
        for (int id : future.jobIds()) {
            SparkJobInfo job = context.statusTracker().getJobInfo(id);
            for (int stageId : job == null ? new int[0] : job.stageIds()) {
                SparkStageInfo stage = context.statusTracker().getStageInfo(stageId);
                if (stage != null && stage.numActiveTasks() + stage.numCompletedTasks() > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String firstLine(Exception failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString());
    }

    @Override
    public void close() {
        context.close();
    }
}
