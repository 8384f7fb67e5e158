package io.spillway.model;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Instants as a scenario writes them. */
public final class Dates {
    private Dates() {}

    /** The day alone where it is the beginning of one in UTC, such as {@code 2027-03-01}; else {@code 2027-03-01T12:00:00Z}. */
    public static String written(Instant instant) {
        ZonedDateTime utc = instant.atZone(ZoneOffset.UTC);
        return utc.toLocalTime().equals(LocalTime.MIDNIGHT) ? utc.toLocalDate().toString() : instant.toString();
    }
}
