package io.spillway.model;

/** An amount in exact integer micro-dollars; written {@code 38 B USD}, {@code 1.5 M USD} or {@code 12.50 USD}. */
public record Money(long micros) {}
