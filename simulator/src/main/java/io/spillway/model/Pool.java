package io.spillway.model;

import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.util.Optional;

/** Capacity of one accelerator in one region of one cloud. */
@Doc("Capacity of one accelerator in one region of one cloud.")
public record Pool(
        @Doc("The accelerator; the pool's own name when left out.")
        Optional<String> accelerator,

        @Doc("Accelerators installed, as steps over time; none before the first step.")
        Steps<Long> capacity,

        @Doc("A factor on every capacity step, for sweeps and sensitivity.") @Default("1")
        BigDecimal capacityScale,

        @Doc("By how much each capacity step is late; the cloud's own setting when left out.")
        @Measured(Measured.Quantity.HOURS)
        Optional<Distribution> capacitySlip,

        @Doc("Price per accelerator and hour, as steps over time.") @Default("0 USD/unit-hour")
        Steps<UnitPrice> price,

        @Doc("A factor on every price step, for sweeps and sensitivity.") @Default("1")
        BigDecimal priceScale,

        @Doc(
                "The least that a unit of the reference accelerator must earn here; the cloud's own setting when left out.")
        Optional<Steps<UnitPrice>> floor,

        @Doc("Kept free for the cloud's own use; the cloud's own setting when left out.")
        Optional<Steps<Headroom>> headroom,

        @Doc("Outages of this pool alone, by name.") @Default("{}")
        ImmutableMap<String, Outage> outages) {
    /**
     * The most units of the reference accelerator that one may have. Half of what an int holds: what is in use beyond
     * capacity has room beside it.
     */
    public static final int MOST_UNITS = Integer.MAX_VALUE / 2;

    public Pool {
        capacityScale = capacityScale.stripTrailingZeros();
        priceScale = priceScale.stripTrailingZeros();
        Check check = new Check();
        for (long units : capacity.byInstant().values()) {
            check.that(units >= 0, "capacity", units, "0 or more accelerators");
        }
        check.that(capacityScale.signum() >= 0, "capacityScale", capacityScale, "0 or more");
        check.that(priceScale.signum() >= 0, "priceScale", priceScale, "0 or more");
        check.end();
    }
}
