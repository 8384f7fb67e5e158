package io.spillway.engine;

/**
 * Candidates in their order: pools that nothing but the moment can refuse.
 *
 * @param pools the pools; ascending unless the order is {@link Order#CHEAPEST}
 * @param order how they are tried
 */
public record Lane(int[] pools, Order order) {}
