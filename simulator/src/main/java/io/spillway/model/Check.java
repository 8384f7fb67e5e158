package io.spillway.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which a record refuses values: the component's name, the value, and what was expected. Everything is
 * checked before the record refuses, so that all that is wrong is told at once; of one component the first complaint.
 */
public final class Check {
    private final Map<String, InvalidValueException> refused = new LinkedHashMap<>();

    public void that(boolean holds, String component, Object value, String expected) {
        if (!holds) {
            refused.putIfAbsent(component, new InvalidValueException(component, value, expected));
        }
    }

    /** Refuses a date that does not lie behind another, where both are given. */
    public void after(String later, Optional<Instant> date, String earlier, Optional<Instant> before) {
        if (date.isPresent() && before.isPresent() && !date.get().isAfter(before.get())) {
            refuse(later, date.get(), earlier, before.get(), "a date ");
        }
    }

    /** Refuses a date that lies before another, where both are given. */
    public void notBefore(String later, Optional<Instant> date, String earlier, Optional<Instant> before) {
        if (date.isPresent() && before.isPresent() && date.get().isBefore(before.get())) {
            refuse(later, date.get(), earlier, before.get(), "a date on or ");
        }
    }

    private void refuse(String later, Instant date, String earlier, Instant before, String aDate) {
        refused.putIfAbsent(
                later,
                new InvalidValueException(
                        later,
                        Dates.written(date),
                        aDate + "after " + earlier + " (" + Dates.written(before) + ")",
                        earlier,
                        aDate + "before " + later + " (" + Dates.written(date) + ")"));
    }

    /** Refuses a distribution that may draw a 0. */
    void positive(String component, Distribution distribution) {
        that(!distribution.mayBeZero(), component, "may be 0", "values above 0");
    }

    /**
     * Ends the checks.
     *
     * @throws InvalidValueException for the first component refused; the others are its suppressed exceptions
     */
    public void end() {
        @Nullable InvalidValueException first = null;
        for (InvalidValueException one : refused.values()) {
            if (first == null) {
                first = one;
            } else {
                first.addSuppressed(one);
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
