package io.spillway.benchmarks;

import java.util.Optional;
import java.util.ServiceLoader;

/** An event core that only some builds hold, because of its licence; a service. */
interface OverflowPeer {
    /** The core that this is. */
    OverflowCore core();

    OverflowSimulator create(OverflowWork work);

    /** What this build holds for a core. */
    static Optional<OverflowPeer> of(OverflowCore core) {
        return ServiceLoader.load(OverflowPeer.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(peer -> peer.core() == core)
                .findFirst();
    }
}
