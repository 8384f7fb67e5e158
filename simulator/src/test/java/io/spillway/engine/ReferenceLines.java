package io.spillway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of requests that wait, as plain queues before a {@link ReferenceRouter}. It hears the engine's decisions and
 * says what each should have been: at arrival, whether a line is joined; when a request is served, that it stood at the
 * head of its line. Patience is left to the engine: requests that were ahead of one that is served have expired.
 */
final class ReferenceLines {
    private final ReferenceRouter router;
    private final List<ReferenceRouter.Ask> asks;
    private final Map<Integer, Deque<Decision>> lines = new HashMap<>();

    ReferenceLines(ReferenceRouter router, List<ReferenceRouter.Ask> asks) {
        this.router = router;
        this.asks = asks;
    }

    ReferenceRouter.Answer decide(Decision decision, Optional<String> choice, Instant now) {
        Deque<Decision> line = lines.computeIfAbsent(decision.requestClass(), c -> new ArrayDeque<>());
        line.removeIf(waiting -> hasExpired(waiting, decision.tick()));
        ReferenceRouter.Answer answer = router.decide(
                asks.get(decision.requestClass()),
                decision.units(),
                choice,
                decision.declineDraw(),
                decision.ordinal(),
                now);
        if (line.stream().anyMatch(waiting -> waiting.ordinal() == decision.ordinal())) {
            for (Decision ahead = line.remove(); ahead.ordinal() != decision.ordinal(); ahead = line.remove()) {
                assertThat(ahead.tick() + ahead.patienceTicks())
                        .as("expires in the instant in which %s is served", decision)
                        .isEqualTo(decision.tick());
            }
            return answer;
        }
        if (!line.isEmpty() && answer.pool().isPresent()) {
            answer = new ReferenceRouter.Answer(Optional.empty(), -1, Optional.of(Reason.CAPACITY));
        }
        if (Decision.isWaiting(decision.outcome())) {
            assertThat(decision.patienceTicks()).isPositive();
            line.add(decision);
        }
        return answer;
    }

    private static boolean hasExpired(Decision waiting, long tick) {
        return waiting.tick() + waiting.patienceTicks() < tick;
    }
}
