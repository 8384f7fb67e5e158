package io.spillway.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicationsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void outcomes_areHandedOnInOrder_batchAfterBatch(int jobs) {
        List<Integer> seen = new ArrayList<>();
        Replications<Integer> replications = new Replications<>(1, jobs, () -> replication -> replication, seen::add);
        replications.runUntil(50);
        assertThat(seen).hasSize(50);
        replications.runUntil(200);
        assertThat(seen).isEqualTo(IntStream.range(0, 200).boxed().toList());
    }

    /** Replication 0 is held back until others have run: they wait for it, and not more than four for each thread. */
    @Test
    void threadsDoNotRunFarAhead_ofAReplicationThatTakesLong() {
        int jobs = 3;
        AtomicInteger started = new AtomicInteger();
        CountDownLatch enough = new CountDownLatch(4 * jobs - 1);
        List<Integer> startedAtFirst = Collections.synchronizedList(new ArrayList<>());
        List<Integer> seen = new ArrayList<>();
        IntFunction<Integer> worker = replication -> {
            started.incrementAndGet();
            if (replication == 0) {
                await(enough);
                startedAtFirst.add(started.get());
            } else {
                enough.countDown();
            }
            return replication;
        };
        new Replications<>(1, jobs, () -> worker, seen::add).runUntil(100);
        assertThat(startedAtFirst).hasSize(1).allMatch(count -> count <= 4 * jobs);
        assertThat(seen).isEqualTo(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void threadsKeepTheirWorkers_fromBatchToBatch() {
        AtomicInteger made = new AtomicInteger();
        Replications<Integer> replications = new Replications<>(
                1,
                2,
                () -> {
                    made.incrementAndGet();
                    return replication -> replication;
                },
                outcome -> {});
        for (int until = 10; until <= 100; until += 10) {
            replications.runUntil(until);
        }
        assertThat(made.get()).isBetween(1, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aReplicationThatFails_isNamed_andEndsTheRest(int jobs) {
        List<Integer> seen = new ArrayList<>();
        IntFunction<Integer> worker = replication -> {
            if (replication == 17) {
                throw new IllegalStateException("units lost");
            }
            return replication;
        };
        Replications<Integer> replications = new Replications<>(99, jobs, () -> worker, seen::add);
        assertThatThrownBy(() -> replications.runUntil(1_000_000))
                .isInstanceOf(ReplicationException.class)
                .hasMessage("replication 17 of seed 99: java.lang.IllegalStateException: units lost")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(seen).isEqualTo(IntStream.range(0, 17).boxed().toList());
    }

    @Test
    void anErrorIsNotSwallowed() {
        Replications<Integer> replications = new Replications<>(
                1,
                2,
                () -> replication -> {
                    throw new OutOfMemoryError("too large");
                },
                outcome -> {});
        assertThatThrownBy(() -> replications.runUntil(4)).hasRootCauseInstanceOf(OutOfMemoryError.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void anInterruptedCaller_isNotKeptWaiting(int jobs) {
        Thread caller = Thread.currentThread();
        IntFunction<Integer> worker = replication -> {
            if (replication == 5) {
                caller.interrupt();
            }
            return replication;
        };
        Replications<Integer> replications = new Replications<>(1, jobs, () -> worker, outcome -> {});
        try {
            assertThatThrownBy(() -> replications.runUntil(Integer.MAX_VALUE))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
