package io.spillway.model;

/** How candidate pools are put in order. Ties keep the order in which the scenario lists the pools. */
public enum OrderStrategy {
    @Doc("A fixed order: clouds as listed, and each cloud's pools as listed.")
    PRIORITY,
    @Doc("The lowest price in force per unit of the reference accelerator first.")
    CHEAPEST,
    @Doc("The smallest share of capacity in use first.")
    LEAST_UTILISED
}
