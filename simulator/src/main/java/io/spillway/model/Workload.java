package io.spillway.model;

import com.google.common.collect.ImmutableSet;
import java.time.Instant;
import java.util.Optional;

/** A cloud's own (first-party) demand: placed on that cloud or lost, free to use the headroom. */
@Doc("A cloud's own demand, placed on that cloud or lost; it may use the headroom.")
public record Workload(
        @Doc("The day its demand begins; the beginning of the run when left out.")
        Optional<Instant> date,

        @Doc("Accelerators it can use; any when empty.") @Default("[]")
        ImmutableSet<String> accelerators,

        @Doc("The geography its data must stay in; any when left out.")
        Optional<String> geography,

        @Doc("How much it asks for over time.") Demand demand,

        @Doc("Units of the reference accelerator per request.") @Default("1") @Measured(Measured.Quantity.UNITS)
        Distribution size,

        @Doc("How long a request is held.") @Measured(Measured.Quantity.HOURS)
        Distribution holding) {
    public Workload {
        Check check = new Check();
        check.positive("size", size);
        check.positive("holding", holding);
        check.end();
    }
}
