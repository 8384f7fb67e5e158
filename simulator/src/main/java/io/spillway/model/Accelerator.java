package io.spillway.model;

import java.math.BigDecimal;

/** A kind of chip. */
@Doc("A kind of chip.")
public record Accelerator(
        @Doc("Work done by one chip, relative to the reference accelerator, which has performance 1.") @Default("1")
        BigDecimal performance) {
    public Accelerator {
        performance = performance.stripTrailingZeros();
        Check check = new Check();
        check.that(performance.signum() > 0, "performance", performance, "a number above 0");
        check.end();
    }
}
