package io.spillway.model;

/**
 * How candidate pools are put in order: a record of its parameters. What there is to choose from stands in {@code
 * io.spillway.order.Orders}.
 */
public interface OrderStrategy {}
