package io.spillway.order;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.spillway.engine.Chooser;
import io.spillway.model.OrderStrategy;

/**
 * An order that chooses among candidates itself: a record of its parameters, listed in {@link Orders}. Its pools stand in
 * parts, one behind the other; how they are parted is its own business, and by cloud unless it says otherwise.
 */
public interface Ordering extends OrderStrategy {
    /**
     * Makes what chooses; once for each thread of a run.
     *
     * @param places the names of all pools, whose numbers {@link io.spillway.engine.Candidates#pool} tells
     */
    Chooser chooser(Places places);

    /**
     * By pool: the number of its part, from 0; parts stand in the order of their numbers, or of their nearest pools where it
     * goes by distance. Below 0 it is no candidate.
     */
    default int[] parts(Places places) {
        return places.byCloud();
    }

    /** Whether the pools of a part are listed by price, the lowest first, and not as the scenario lists them. */
    default boolean isByPrice() {
        return false;
    }

    /** What it makes of the geographies that a market prefers. */
    default Nearness nearness() {
        return Nearness.WITHIN_CLOUDS;
    }

    /**
     * Lists of places by name, where its parameters have such: a pool counts in the first that names it, its region or its
     * cloud, and is no candidate where none does. Empty where pools are parted otherwise.
     */
    default ImmutableMap<String, ImmutableSet<String>> tiers() {
        return ImmutableMap.of();
    }

    /** The clouds, regions ({@code cloud/region}) and pools ({@code cloud/region/pool}) that its parameters name. */
    default ImmutableSet<String> named() {
        return Tiers.names(tiers());
    }
}
