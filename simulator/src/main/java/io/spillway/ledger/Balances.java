package io.spillway.ledger;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * What is left of the commitments in one run. What is used is paid at the cloud's price, but for what draws down a
 * commitment with a price of its own; those are drawn down first, then the others, in their order. A dollar draws down one
 * commitment.
 */
final class Balances {
    private final List<Drawdown> commitments;
    private final int months;
    /** By commitment: left of the period in force. */
    private final long[] left;
    /** By commitment: what was left when the segment began, and what would have drawn it down and found nothing left since. */
    private final long[] leftBefore;

    private final long[] beyond;

    private final int[] period;
    private final long[] promised;
    final long[] usedMicros;
    final long[] shortMicros;

    Balances(List<Drawdown> commitments, int months) {
        this.commitments = commitments;
        this.months = months;
        left = new long[commitments.size()];
        leftBefore = new long[commitments.size()];
        beyond = new long[commitments.size()];
        period = new int[commitments.size()];
        Arrays.fill(period, -1);
        promised = new long[commitments.size()];
        usedMicros = new long[commitments.size() * months];
        shortMicros = new long[commitments.size() * months];
    }

    /** What is left of a commitment's period in force, in micro-dollars; 0 outside its periods. */
    long left(int commitment) {
        return left[commitment];
    }

    /** Whether a commitment has been used to the last dollar in the segment in hand. */
    boolean isUsedUp(int commitment) {
        return leftBefore[commitment] > 0 && left[commitment] == 0;
    }

    /** Which part of the segment's use had been paid when a commitment was used to the last dollar in it. */
    double partBeforeUsedUp(int commitment) {
        return leftBefore[commitment] / (double) Math.addExact(leftBefore[commitment], beyond[commitment]);
    }

    /** Opens the periods that begin with a segment. Those that ended were closed. */
    void begin(int segment) {
        for (int c = 0; c < left.length; c++) {
            Drawdown commitment = commitments.get(c);
            if (commitment.period[segment] != period[c]) {
                period[c] = commitment.period[segment];
                left[c] = period[c] < 0 ? 0 : commitment.minimum(period[c]);
                promised[c] += left[c];
            }
            leftBefore[c] = left[c];
            beyond[c] = 0;
        }
    }

    /**
     * What is paid for use, in micro-dollars. It draws down what it counts toward.
     *
     * @param ordinary the price where no commitment has one of its own
     */
    long pay(
            int month, int segment, int line, int pool, int cause, long unitTicks, Tariff ordinary, Postings postings) {
        long ticks = unitTicks;
        long paid = 0;
        for (int c = 0; c < left.length && ticks > 0; c++) {
            Drawdown commitment = commitments.get(c);
            if (leftBefore[c] > 0 && commitment.hasPrice() && commitment.counts(line, pool)) {
                long all = commitment.tariff(segment, pool).micros(ticks);
                long drawn = Math.min(all, left[c]);
                beyond[c] += all - drawn;
                if (left[c] == 0) {
                    continue;
                }
                long covered = drawn == all ? ticks : part(ticks, drawn, all);
                postings.charge(segment, line, pool, cause, c, covered, drawn);
                draw(c, month, segment, drawn, postings);
                ticks -= covered;
                paid += drawn;
            }
        }
        long rest = ordinary.micros(ticks);
        if (ticks > 0) {
            postings.charge(segment, line, pool, cause, Ledger.NO_COMMITMENT, ticks, rest);
        }
        long undrawn = rest;
        for (int c = 0; c < left.length && undrawn > 0; c++) {
            if (leftBefore[c] > 0
                    && !commitments.get(c).hasPrice()
                    && commitments.get(c).counts(line, pool)) {
                long drawn = Math.min(undrawn, left[c]);
                beyond[c] += undrawn - drawn;
                if (left[c] > 0) {
                    draw(c, month, segment, drawn, postings);
                }
                undrawn -= drawn;
            }
        }
        return Math.addExact(paid, rest);
    }

    private void draw(int commitment, int month, int segment, long micros, Postings postings) {
        postings.draw(segment, commitment, micros);
        left[commitment] -= micros;
        usedMicros[commitment * months + month] += micros;
    }

    private static long part(long ticks, long numerator, long denominator) {
        return BigInteger.valueOf(ticks)
                .multiply(BigInteger.valueOf(numerator))
                .divide(BigInteger.valueOf(denominator))
                .longValueExact();
    }

    /**
     * Closes the periods that end with a segment.
     *
     * @return by commitment, what was not spent, in micro-dollars
     */
    long[] end(int segment, int month) {
        long[] unspent = new long[left.length];
        for (int c = 0; c < left.length; c++) {
            if (commitments.get(c).ends(segment)) {
                unspent[c] = left[c];
                shortMicros[c * months + month] += left[c];
                left[c] = 0;
            }
        }
        return unspent;
    }

    /**
     * Requires that used, short and left sum to what was promised in all periods opened.
     *
     * @throws UnbalancedException if they do not
     */
    void audit() {
        for (int c = 0; c < left.length; c++) {
            long sum = left[c];
            for (int month = 0; month < months; month++) {
                sum += usedMicros[c * months + month] + shortMicros[c * months + month];
            }
            if (sum != promised[c] || left[c] < 0) {
                throw new UnbalancedException("commitment " + c + ": used, short and left sum to " + sum
                        + " micro-dollars of " + promised[c]);
            }
        }
    }
}
