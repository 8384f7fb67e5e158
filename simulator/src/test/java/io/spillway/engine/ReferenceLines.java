package io.spillway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of requests that wait, as plain queues beside a {@link ReferenceRouter}; a launch and market has an {@link
 * ReferenceRouter.Ask} of its own. Patience that ends is left to the engine, which tells of evacuees alone: other requests that
 * were ahead of one that is served have expired.
 */
final class ReferenceLines {
    /** A request that waits. */
    record Waiter(long ordinal, int units, Instant since, Instant patienceEnds, Optional<Evacuee> evacuee) {
        private boolean hasExpired(Instant now) {
            return patienceEnds.isBefore(now);
        }
    }

    /** What one that ran had to leave, and how long it would have run on. */
    record Evacuee(String from, Duration rest) {}

    private final Map<ReferenceRouter.Ask, Deque<Waiter>> lines = new IdentityHashMap<>();
    /** Units times time that evacuees have waited until they were placed or gave up. */
    private Duration interrupted = Duration.ZERO;

    private Deque<Waiter> line(ReferenceRouter.Ask ask) {
        return lines.computeIfAbsent(ask, unseen -> new ArrayDeque<>());
    }

    boolean isEmpty(ReferenceRouter.Ask ask, Instant now) {
        return line(ask).stream().allMatch(waiter -> waiter.hasExpired(now));
    }

    boolean has(ReferenceRouter.Ask ask, long ordinal) {
        return line(ask).stream().anyMatch(waiter -> waiter.ordinal() == ordinal);
    }

    void join(ReferenceRouter.Ask ask, Waiter waiter) {
        line(ask).add(waiter);
    }

    /** One that is served was at the head of its line. */
    Waiter serve(ReferenceRouter.Ask ask, long ordinal, Instant now) {
        Deque<Waiter> line = line(ask);
        line.removeIf(waiter -> waiter.hasExpired(now) && waiter.evacuee().isEmpty());
        Waiter head = line.remove();
        while (head.ordinal() != ordinal) {
            assertThat(head.patienceEnds())
                    .as("the end of %s, ahead of %s", head, ordinal)
                    .isEqualTo(now);
            assertThat(head.evacuee()).as("%s, ahead of %s", head, ordinal).isEmpty();
            head = line.remove();
        }
        interrupted = interrupted.plus(interrupted(head, now));
        return head;
    }

    /** The patience of an evacuee has ended. */
    void giveUp(ReferenceRouter.Ask ask, String from, int units, Instant now) {
        Optional<Waiter> found = line(ask).stream()
                .filter(waiter ->
                        waiter.units() == units && waiter.patienceEnds().equals(now))
                .filter(waiter -> waiter.evacuee().map(Evacuee::from).equals(Optional.of(from)))
                .findFirst();
        assertThat(found)
                .as("%s units of %s that wait until %s", units, from, now)
                .isPresent();
        line(ask).remove(found.get());
        interrupted = interrupted.plus(interrupted(found.get(), now));
    }

    /** Evacuees that wait. */
    long evacuees() {
        return lines.values().stream()
                .flatMap(Deque::stream)
                .filter(waiter -> waiter.evacuee().isPresent())
                .count();
    }

    /** Units times time that evacuees have waited. */
    Duration interruptedUntil(Instant end) {
        return lines.values().stream()
                .flatMap(Deque::stream)
                .map(waiter -> interrupted(waiter, end))
                .reduce(interrupted, Duration::plus);
    }

    private static Duration interrupted(Waiter waiter, Instant now) {
        return waiter.evacuee().isEmpty()
                ? Duration.ZERO
                : Duration.between(waiter.since(), now).multipliedBy(waiter.units());
    }
}
