package io.spillway.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;

/** A few threads that do one kind of work until there is none left. */
final class Crew {
    private Crew() {}

    /**
     * Works on some threads and waits for all of them.
     *
     * @param stop is called when the calling thread is interrupted, to make the work end soon
     * @throws CancellationException after that
     * @throws RuntimeException the first that the work threw; likewise an error
     */
    static void work(int jobs, Runnable work, Runnable stop) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int job = 1; job <= jobs; job++) {
            Thread thread = new Thread(
                    () -> {
                        try {
                            work.run();
                        } catch (RuntimeException | Error failed) {
                            failure.compareAndSet(null, failed);
                            stop.run();
                        }
                    },
                    "spillway-" + job);
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        boolean interrupted = join(threads, stop);
        Throwable failed = failure.get();
        if (failed instanceof Error error) {
            throw error;
        } else if (failed != null) {
            throw (RuntimeException) failed;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private static boolean join(List<Thread> threads, Runnable stop) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException asked) {
                    interrupted = true;
                    stop.run();
                }
            }
        }
        return interrupted;
    }
}
