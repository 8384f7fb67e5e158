package io.spillway.engine;

/**
 * A rate of requests as a step function of time: between {@code tick[i]} and {@code tick[i + 1]} it is {@code
 * perTick[i]}; outside it is 0. Ticks count from the beginning of the run, those of a {@linkplain DrawnLaunches drawn
 * launch} from its day.
 *
 * @param tick the boundaries, increasing; one more than there are pieces
 * @param perTick requests per tick in each piece, 0 or more
 */
public record RateTable(long[] tick, double[] perTick) {}
