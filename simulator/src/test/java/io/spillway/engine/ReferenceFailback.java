package io.spillway.engine;

import io.spillway.model.Failback;
import io.spillway.model.Scenario;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** When reviews are and whether a cloud is open for what comes back, from the scenario's records. */
final class ReferenceFailback {
    private final Optional<Failback.Drain> drain;
    private final Optional<Failback.Rebalance> rebalance;
    private final Instant end;
    private Instant next;
    private final Map<String, Instant> belowSince = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    ReferenceFailback(Scenario scenario) {
        drain = scenario.spill().failback() instanceof Failback.Drain it ? Optional.of(it) : Optional.empty();
        rebalance = scenario.spill().failback() instanceof Failback.Rebalance it ? Optional.of(it) : Optional.empty();
        end = scenario.end();
        next = scenario.begin().plus(every());
    }

    private Duration every() {
        return drain.map(Failback.Drain::every)
                .or(() -> rebalance.map(Failback.Rebalance::every))
                .orElse(Duration.ofDays(36_500));
    }

    boolean isDueBefore(Instant now) {
        return next.isBefore(now) && next.isBefore(end);
    }

    Instant next() {
        Instant due = next;
        next = next.plus(every());
        return due;
    }

    void observe(String cloud, Instant at, double used, double capacity) {
        if (drain.isEmpty()) {
            return;
        }
        if (compare(used, drain.get().below(), capacity) < 0) {
            belowSince.putIfAbsent(cloud, at);
            if (!belowSince.get(cloud).plus(drain.get().lasting()).isAfter(at)) {
                open.add(cloud);
            }
        } else {
            belowSince.remove(cloud);
        }
        if (compare(used, drain.get().above(), capacity) > 0) {
            open.remove(cloud);
        }
    }

    boolean mayMove(String home, Instant since, Instant until, Instant at) {
        Duration stay = drain.map(Failback.Drain::minimumStay)
                .or(() -> rebalance.map(Failback.Rebalance::minimumStay))
                .orElseThrow();
        return (rebalance.isPresent() || open.contains(home))
                && !since.plus(stay).isAfter(at)
                && until.isAfter(at.plus(moveTime()));
    }

    /** Whether the cloud would have too much in use; then nothing more moves there until it was calm again. */
    boolean isTooMuch(String home, double used, double capacity) {
        boolean tooMuch = drain.isPresent() && compare(used, drain.get().above(), capacity) > 0;
        if (tooMuch) {
            open.remove(home);
            belowSince.remove(home);
        }
        return tooMuch;
    }

    /** Units in use against a share of those in force, in decimals. */
    static int compare(double used, double share, double capacity) {
        return new BigDecimal(used).compareTo(BigDecimal.valueOf(share).multiply(new BigDecimal(capacity)));
    }

    Duration moveTime() {
        return drain.map(Failback.Drain::moveTime)
                .or(() -> rebalance.map(Failback.Rebalance::moveTime))
                .orElseThrow();
    }
}
