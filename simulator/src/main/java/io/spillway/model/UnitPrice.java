package io.spillway.model;

/**
 * A price per unit-hour in exact integer micro-dollars; written {@code 10.60 USD/unit-hour}. The unit of a pool is one
 * accelerator of that pool, as the provider's price list counts it.
 */
public record UnitPrice(long microsPerUnitHour) {
    public static final UnitPrice FREE = new UnitPrice(0);

    public UnitPrice {
        Check check = new Check();
        check.that(microsPerUnitHour >= 0, "price", microsPerUnitHour, "a price of 0 or more");
        check.end();
    }
}
