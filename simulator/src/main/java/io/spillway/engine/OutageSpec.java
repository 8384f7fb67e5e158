package io.spillway.engine;

/**
 * What an outage does whenever it comes.
 *
 * @param pools the pools that are out while it lasts
 * @param treatment what becomes of what runs on them
 */
public record OutageSpec(int[] pools, Treatment treatment) {}
