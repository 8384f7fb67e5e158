package io.spillway.engine;

/** How the moment puts the pools of a plan in order; orders that change with the calendar only are fixed in the plan. */
public enum Order {
    /** As the plan lists them. */
    LISTED,
    /** The smallest share of capacity in use first; ties as listed. */
    LEAST_UTILISED
}
