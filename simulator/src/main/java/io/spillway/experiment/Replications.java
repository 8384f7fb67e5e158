package io.spillway.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs batches of replications on some threads and hands their outcomes on in the order of replications. An outcome that
 * is early is kept; a thread that is too far ahead waits, so that memory does not grow with the batch.
 *
 * @param <T> the outcome of a replication
 */
final class Replications<T extends Object> {
    private static final int AHEAD_PER_JOB = 4;

    private final long seed;
    private final int jobs;
    private final Supplier<IntFunction<T>> newWorker;
    private final Consumer<T> inOrder;
    /** Workers that no thread uses at the moment; they last from batch to batch. */
    private final List<IntFunction<T>> idle = new ArrayList<>();

    private final Map<Integer, T> early = new HashMap<>();

    private int nextToRun;
    private int nextToHandOn;
    private int end;
    private @Nullable ReplicationException failure;

    /**
     * @param newWorker makes what one thread needs to run a replication, given its number
     * @param inOrder is called by one thread at a time
     */
    Replications(long seed, int jobs, Supplier<IntFunction<T>> newWorker, Consumer<T> inOrder) {
        this.seed = seed;
        this.jobs = jobs;
        this.newWorker = newWorker;
        this.inOrder = inOrder;
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
            Thread thread = new Thread(this::work, "spillway-" + job);
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        work();
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
            Thread.currentThread().interrupt();
        }
        if (Thread.currentThread().isInterrupted()) {
            stop();
            throw new CancellationException("interrupted after " + nextToHandOn + " replications");
        }
    }

    private void work() {
        int replication = claim();
        if (replication < 0) {
            return;
        }
        try {
            IntFunction<T> worker = take();
            for (; replication >= 0; replication = claim()) {
                deliver(replication, worker.apply(replication));
            }
            giveBack(worker);
        } catch (RuntimeException | Error failed) {
            fail(replication, failed);
        }
    }

    /** The next replication to run, or -1 when there is none. */
    private synchronized int claim() {
        try {
            while (nextToRun < end && nextToRun >= nextToHandOn + AHEAD_PER_JOB * jobs) {
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

    private synchronized void deliver(int replication, T outcome) {
        early.put(replication, outcome);
        for (T next = early.remove(nextToHandOn); next != null; next = early.remove(nextToHandOn)) {
            nextToHandOn++;
            inOrder.accept(next);
        }
        notifyAll();
    }

    private IntFunction<T> take() {
        synchronized (this) {
            if (!idle.isEmpty()) {
                return idle.remove(idle.size() - 1);
            }
        }
        return newWorker.get();
    }

    private synchronized void giveBack(IntFunction<T> worker) {
        idle.add(worker);
    }

    /** Of several that fail, the first replication is told. */
    private synchronized void fail(int replication, Throwable failed) {
        if (failure == null || replication < failure.replication()) {
            failure = new ReplicationException(seed, replication, failed);
        }
        stop();
    }

    private synchronized void stop() {
        end = 0;
        notifyAll();
    }
}
