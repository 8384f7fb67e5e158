package io.spillway.model;

import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.util.Optional;

/** A provider. Clouds are data: nothing in the code knows a cloud by its name. */
@Doc("A provider.")
public record Cloud(
        @Doc("What every region of this cloud can do: name to date, or always.") @Default("{}") @Listed("always")
        ImmutableMap<String, Availability> capabilities,

        @Doc(
                "What each pool keeps free for the cloud's own use: a share of capacity or a number of accelerators, as steps.")
        @Default("0")
        Steps<Headroom> headroom,

        @Doc("The order in which this cloud's own pools are tried.") @Default("priority")
        OrderStrategy poolOrder,

        @Doc("A factor on the capacity of all its pools, beside each pool's own, for sweeps and sensitivity.")
        @Default("1")
        BigDecimal capacityScale,

        @Doc("By how much each capacity step within the run is late, drawn for each; on the day when left out.")
        @Measured(Measured.Quantity.HOURS)
        Optional<Distribution> capacitySlip,

        @Doc("How long after a launch's opening on the first cloud it opens here; at once when left out.")
        @Measured(Measured.Quantity.HOURS)
        Optional<Distribution> releaseLag,

        @Doc(
                "The least that a unit of the reference accelerator must earn in an hour, as steps; it refuses what earns less.")
        @Default("0 USD/unit-hour")
        Steps<UnitPrice> floor,

        @Doc("A factor on the prices of all its pools, beside each pool's own, for sweeps and sensitivity.")
        @Default("1")
        BigDecimal priceScale,

        @Doc("What is paid below the pools' prices, as a share of them.")
        @Default("0%")
        @Measured(Measured.Quantity.SHARE)
        double discount,

        @Doc(
                "What it bills for each unit of a deployment that a failback or an outage takes to another cloud; nothing when"
                        + " left out.")
        Optional<Money> egressCost,

        @Doc("Its regions, by name.") ImmutableMap<String, Region> regions,

        @Doc("The cloud's own demand, bound to it and competing for the same units.") @Default("{}")
        ImmutableMap<String, Workload> firstParty,

        @Doc("Outages of the whole cloud, by name.") @Default("{}")
        ImmutableMap<String, Outage> outages,

        @Doc(
                "A factor on how often drawn outages of it, its regions and its pools come, for sweeps and sensitivity: their"
                        + " timeBetween is divided by it; 1 when left out.")
        Optional<BigDecimal> outageRateScale) {
    public Cloud {
        capacityScale = capacityScale.stripTrailingZeros();
        priceScale = priceScale.stripTrailingZeros();
        outageRateScale = outageRateScale.map(BigDecimal::stripTrailingZeros);
        Check check = new Check();
        check.that(capacityScale.signum() >= 0, "capacityScale", capacityScale, "0 or more");
        check.that(priceScale.signum() >= 0, "priceScale", priceScale, "0 or more");
        outageRateScale.ifPresent(scale -> check.that(scale.signum() >= 0, "outageRateScale", scale, "0 or more"));
        check.that(discount >= 0 && discount <= 1, "discount", discount, "a share from 0% to 100%");
        check.end();
    }
}
