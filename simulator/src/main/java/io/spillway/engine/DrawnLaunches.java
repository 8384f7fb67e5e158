package io.spillway.engine;

/**
 * Launches whose days are drawn for each replication: the first a gap after {@code fromTick}, each other one a gap after
 * the one before, all on the day that the gap ends in.
 *
 * @param gapHours the gaps
 * @param fromTick where the first gap begins; it may lie before the run
 * @param untilTick launches at this tick or later do not happen
 * @param epochTick ticks from 1970-01-01 to the beginning of the run
 * @param streamId by launch: a number made of its name, by which its gap is found
 * @param classes by launch: its classes
 * @param rates rates counted from the launch, by the day of the launch, counted from 1970-01-01, modulo their number
 */
public record DrawnLaunches(
        DrawSpec gapHours,
        long fromTick,
        long untilTick,
        long epochTick,
        long[] streamId,
        int[][] classes,
        RateTable[] rates) {}
