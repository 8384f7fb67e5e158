package io.spillway.order;

/**
 * A commitment as an order sees it. Its periods follow each other; before the first and behind the last nothing is promised.
 *
 * @param counts by line and pool: whether what is spent there counts
 * @param paidShare what is paid of the list price for what counts
 * @param fromTick by period: when it begins, from the beginning of the run
 * @param untilTick by period: when it ends
 * @param toSpendMicros by period: what is to be spent, less what was spent of it before the run
 * @param startTick before which nothing is measured, and nothing counts
 */
public record Promise(
        boolean[][] counts,
        double paidShare,
        long[] fromTick,
        long[] untilTick,
        double[] toSpendMicros,
        long startTick) {}
