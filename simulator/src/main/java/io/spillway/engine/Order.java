package io.spillway.engine;

/** How the candidates of a lane are put in order. */
public enum Order {
    /** By their numbers: the compile step numbers pools in the order in which clouds and pools are listed. */
    PRIORITY,
    /** As the lane lists them, by price or by what is near; that changes on dates only, and each change is a new lane. */
    CHEAPEST,
    /** The smallest share of capacity in use first; ties as the lane lists them. */
    LEAST_UTILISED,
    /** The most room first: free units less those kept free from the class; ties as the lane lists them. */
    MOST_FREE,
    /** Drawn, each pool in proportion to its room, among those with room for the request. */
    PROPORTIONAL,
    /** Whatever a {@link Chooser} says. */
    OWN
}
