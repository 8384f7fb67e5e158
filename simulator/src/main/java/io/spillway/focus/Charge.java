package io.spillway.focus;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

/**
 * One row of cost and usage.
 *
 * @param billingPeriod the calendar month (UTC) in which it is billed
 * @param from begin of the time that it is for
 * @param until end of that time, exclusive
 * @param seller the party that sells the cloud, and bills it
 * @param unpriced what is billed in USD where there is no unit price
 * @param applied the commitments that it draws down or settles
 */
public record Charge(
        ChargeKind kind,
        String description,
        YearMonth billingPeriod,
        Instant from,
        Instant until,
        String cloud,
        String seller,
        String buyer,
        Optional<Priced> priced,
        Optional<Used> used,
        BigDecimal unpriced,
        ImmutableList<Applied> applied) {
    private static final int MICRO_DIGITS = 6;

    /** What is billed, in USD. */
    public BigDecimal billedCost() {
        return priced.map(Priced::cost).orElse(unpriced);
    }

    /** What it would cost at list price, in USD; what is billed where there is no unit price. */
    public BigDecimal listCost() {
        return priced.map(Priced::listCost).orElse(unpriced);
    }

    /** Micro-dollars as USD. */
    public static BigDecimal usd(long micros) {
        return BigDecimal.valueOf(micros, MICRO_DIGITS);
    }

    /** Micro-dollars that may be broken, as USD. */
    static BigDecimal usd(BigDecimal micros) {
        return micros.movePointLeft(MICRO_DIGITS);
    }

    /**
     * A quantity at a unit price, both exact, so that their product is the exact cost.
     *
     * @param sku the pool, or {@code cloud/moves} or {@code cloud/egress}
     * @param unit FOCUS's unit, plural
     * @param listUnitPrice in USD
     * @param unitPrice that is paid, in USD
     */
    public record Priced(
            String sku,
            String meter,
            String unit,
            BigDecimal listUnitPrice,
            BigDecimal unitPrice,
            BigDecimal quantity) {
        BigDecimal cost() {
            return unitPrice.multiply(quantity);
        }

        BigDecimal listCost() {
            return listUnitPrice.multiply(quantity);
        }
    }

    /**
     * What ran for it.
     *
     * @param productKind kind of product of the launch
     * @param cause why it ran there, such as FIRST or SPILL
     * @param spillReason of the first cloud's refusal, empty when it is no spill
     * @param unitHours of the reference accelerator
     */
    public record Used(
            String region,
            String accelerator,
            String launch,
            String productKind,
            String cause,
            String spillReason,
            BigDecimal unitHours) {}

    /**
     * A part of a charge that counts toward a period of a commitment.
     *
     * @param commitment the name of the commitment
     * @param period {@link CommittedPeriod#id}
     */
    public record Applied(String commitment, String period, long micros) {
        /** In USD. */
        public BigDecimal cost() {
            return usd(micros);
        }
    }
}
