package io.spillway.sweep;

import java.io.IOException;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.BooleanSupplier;

/**
 * A kind of cluster that runs tasks of sweeps on other machines. Which there are depends on what the program was started with:
 * they are found by {@link ServiceLoader}, so that the program itself needs none of their libraries.
 */
public interface Engine {
    /** What {@code --engine} calls it. */
    String name();

    /** Whether this process was started by its means, so that it is meant when none is named. */
    boolean isUsual();

    /**
     * Connects to a cluster.
     *
     * @param sweep its name, for those who look at the cluster
     * @param master where it is, in the engine's own words; as the engine was set up when empty
     * @throws ClusterLostException when it cannot be reached
     */
    Cluster connect(String sweep, Optional<String> master, Shipment shipment) throws ClusterLostException;

    /** A connection to a cluster, for one sweep. Several threads use it at once. */
    interface Cluster extends AutoCloseable {
        /** How many tasks it can run at once, as far as is known now. */
        int cores();

        /**
         * Runs {@link RemoteSweep#run} somewhere in the cluster; once more, somewhere else, when the machine is lost.
         *
         * @param enough is asked while it waits; when it is, a task that has not begun is given up
         * @return what {@link RemoteSweep#run} returned
         * @throws java.util.concurrent.CancellationException when it was given up
         * @throws ClusterLostException when the cluster is lost as a whole
         * @throws TaskLostException when it was tried some times, and each time ended the process that ran it
         */
        byte[] run(RemoteTask task, BooleanSupplier enough) throws ClusterLostException;

        @Override
        void close();
    }

    /** The cluster is gone, or never was there; what was written before is kept. */
    final class ClusterLostException extends IOException {
        private static final long serialVersionUID = 1;

        public ClusterLostException(String message) {
            super(message);
        }
    }

    /** A task that nobody can run, of which no more is known than what the cluster says. Its text is the reason, word for word. */
    final class TaskLostException extends RuntimeException {
        private static final long serialVersionUID = 1;

        public TaskLostException(String reason) {
            super(reason);
        }

        @Override
        public String toString() {
            return String.valueOf(getMessage());
        }
    }
}
