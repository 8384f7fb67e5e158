package io.spillway.model;

/** An amount in exact integer micro-dollars, 0 or more; written {@code 38 B USD}, {@code 1.5 M USD} or {@code 12.50 USD}. */
public record Money(long micros) {
    public Money {
        Check check = new Check();
        check.that(micros >= 0, "micros", micros, "0 USD or more");
        check.end();
    }
}
