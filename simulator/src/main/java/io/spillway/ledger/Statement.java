package io.spillway.ledger;

/**
 * The accounts of one run, closed. Amounts are whole micro-dollars; those of a month stand at {@code number * months +
 * month}.
 *
 * @param transferMicros by transfer and month
 * @param netMicros by party and month: received less paid
 * @param revenueMicros by line, cloud and month, at {@code (line * clouds + cloud) * months + month}: revenue by where it
 *     was served
 * @param commitmentUsedMicros by commitment and month: spend that drew it down
 * @param commitmentShortMicros by commitment and month: not spent of periods that ended in the month
 * @param commitmentOpenMicros by commitment and month: still to be spent when the month or the run ends, of the period then in
 *     force
 * @param commitmentUsedYear by commitment: when it was first used to the last dollar, in calendar years with decimals, as if
 *     the use of a month were even; NaN when it was not
 * @param uncappedMicros by revenue share and month: what it would be without a cap
 * @param capYear by revenue share: when the cap was reached, in calendar years with decimals; NaN when it was not
 */
public record Statement(
        int months,
        long[] transferMicros,
        long[] netMicros,
        long[] revenueMicros,
        long[] commitmentUsedMicros,
        long[] commitmentShortMicros,
        long[] commitmentOpenMicros,
        double[] commitmentUsedYear,
        long[] uncappedMicros,
        double[] capYear) {}
