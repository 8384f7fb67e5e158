package io.spillway.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs batches of replications on some threads and hands the outcomes on in the order of replications. An outcome that
 * is early waits in a ring; a thread that is too far ahead waits too, so that memory does not grow with the batch.
 */
final class Replications {
    private static final int AHEAD_PER_JOB = 4;

    private final long seed;
    private final int jobs;
    private final Supplier<Worker> newWorker;
    private final Consumer<Worker.Outcome> inOrder;
    private final @Nullable Worker[] workers;
    private final Worker.@Nullable Outcome[] ring;

    private int nextToRun;
    private int nextToHandOn;
    private int end;
    private @Nullable ReplicationException failure;

    Replications(long seed, int jobs, Supplier<Worker> newWorker, Consumer<Worker.Outcome> inOrder) {
        this.seed = seed;
        this.jobs = jobs;
        this.newWorker = newWorker;
        this.inOrder = inOrder;
        workers = new @Nullable Worker[jobs];
        ring = new Worker.@Nullable Outcome[AHEAD_PER_JOB * jobs];
    }

    /**
     * Runs the replications from where the last batch ended.
     *
     * @param untilReplication the first that is not run
     * @throws ReplicationException if one fails
     * @throws CancellationException if the calling thread is interrupted
     */
    void runUntil(int untilReplication) {
        end = untilReplication;
        List<Thread> threads = new ArrayList<>();
        for (int job = 1; job < Math.min(jobs, end - nextToRun); job++) {
            int number = job;
            Thread thread = new Thread(() -> work(number), "spillway-" + number);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        work(0);
        join(threads);
        if (failure != null) {
            throw failure;
        }
    }

    private void join(List<Thread> threads) {
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException interrupted) {
            stop();
            Thread.currentThread().interrupt();
        }
        if (Thread.currentThread().isInterrupted()) {
            stop();
            throw new CancellationException("interrupted after " + nextToHandOn + " replications");
        }
    }

    private void work(int job) {
        int replication = claim();
        try {
            Worker worker = workers[job];
            if (worker == null && replication >= 0) {
                worker = newWorker.get();
                workers[job] = worker;
            }
            while (replication >= 0 && worker != null) {
                deliver(replication, worker.run(replication));
                replication = claim();
            }
        } catch (RuntimeException | Error failed) {
            fail(replication, failed);
        }
    }

    /** The next replication to run, or -1 when there is none. */
    private synchronized int claim() {
        try {
            while (nextToRun < end && nextToRun >= nextToHandOn + ring.length) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (nextToRun >= end || Thread.currentThread().isInterrupted()) {
            return -1;
        }
        return nextToRun++;
    }

    private synchronized void deliver(int replication, Worker.Outcome outcome) {
        ring[replication % ring.length] = outcome;
        for (int slot = nextToHandOn % ring.length; ring[slot] != null; slot = nextToHandOn % ring.length) {
            Worker.Outcome next = ring[slot];
            ring[slot] = null;
            nextToHandOn++;
            if (next != null) {
                inOrder.accept(next);
            }
        }
        notifyAll();
    }

    private synchronized void fail(int replication, Throwable failed) {
        if (failure == null) {
            failure = new ReplicationException(seed, replication, failed);
        }
        end = 0;
        notifyAll();
    }

    private synchronized void stop() {
        end = 0;
        notifyAll();
    }
}
