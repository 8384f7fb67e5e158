package io.spillway.model;

import java.time.Instant;

/**
 * From when on something can be done; written as a date, or {@code always}.
 *
 * @param from the first instant, {@link Instant#MIN} for always
 */
public record Availability(Instant from) {
    public static final Availability ALWAYS = new Availability(Instant.MIN);
}
