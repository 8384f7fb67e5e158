package io.spillway.compile;

import io.spillway.engine.Reason;
import io.spillway.model.Availability;
import io.spillway.model.Launch;
import java.time.Instant;
import java.util.Optional;

/** Whether a pool could ever take requests of a class at an instant, whatever its room: the rules that no moment changes. */
final class Eligibility {
    private Eligibility() {}

    /** The first reason that refuses, in the order of {@link Reason}, after the terms have been asked. */
    static Optional<Reason> refusal(Index.PoolEntry pool, Index.Line line, Optional<String> geography, Instant at) {
        if (line.launch().isPresent() && !hasCapabilities(pool, line.launch().get(), at)) {
            return Optional.of(Reason.CAPABILITY);
        }
        if (!line.accelerators().isEmpty() && !line.accelerators().contains(pool.accelerator())) {
            return Optional.of(Reason.ACCELERATOR);
        }
        if (geography.isPresent() && !geography.get().equals(pool.region().geography())) {
            return Optional.of(Reason.RESIDENCY);
        }
        return Optional.empty();
    }

    private static boolean hasCapabilities(Index.PoolEntry pool, Launch launch, Instant at) {
        for (String capability : launch.capabilities()) {
            if (!offers(pool, capability, at)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a pool's cloud or region can do something at an instant. */
    static boolean offers(Index.PoolEntry pool, String capability, Instant at) {
        return isAvailable(pool.cloudRecord().capabilities().get(capability), at)
                || isAvailable(pool.region().capabilities().get(capability), at);
    }

    private static boolean isAvailable(@org.jspecify.annotations.Nullable Availability availability, Instant at) {
        return availability != null && !at.isBefore(availability.from());
    }
}
