package io.spillway.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How much is asked for over time: exactly one of {@code unitsWanted} and {@code requestsPerHour}. Units wanted become a
 * rate of requests: units wanted / (mean size × mean holding time).
 */
@Doc("How much is asked for over time: unitsWanted or requestsPerHour, one of the two.")
public record Demand(
        @Doc("Units of the reference accelerator wanted at a time, if none were refused.")
        Optional<Curve> unitsWanted,

        @Doc("Requests per hour.") Optional<Curve> requestsPerHour,

        @Doc("A factor on the curve, for sweeps and sensitivity.") @Default("1")
        BigDecimal scale,

        @Doc("168 factors, Monday 00:00 UTC first, that average one; flat when empty.") @Default("[]")
        ImmutableList<Double> hourOfWeek,

        @Doc("Coefficient of variation of the time between requests: 1 is a Poisson process, 0 an even one.")
        @Default("1")
        double arrivalCv,

        @Doc("Times in which demand is multiplied, by name.") @Default("{}")
        ImmutableMap<String, Surge> surges) {
    public static final int HOURS_OF_WEEK = 168;

    public Demand {
        scale = scale.stripTrailingZeros();
        Check check = new Check();
        check.that(
                unitsWanted.isPresent() != requestsPerHour.isPresent(),
                "demand",
                unitsWanted.isPresent() ? "both" : "neither",
                "exactly one of unitsWanted and requestsPerHour");
        check.that(scale.signum() >= 0, "scale", scale, "0 or more");
        check.that(arrivalCv >= 0 && arrivalCv < 100, "arrivalCv", arrivalCv, "a number from 0 to below 100");
        check.that(
                hourOfWeek.isEmpty() || hourOfWeek.size() == HOURS_OF_WEEK,
                "hourOfWeek",
                hourOfWeek.size() + " factors",
                HOURS_OF_WEEK + " factors");
        double sum = 0;
        for (double factor : hourOfWeek) {
            check.that(factor >= 0 && Double.isFinite(factor), "hourOfWeek", factor, "factors of 0 or more");
            sum += factor;
        }
        check.that(
                hourOfWeek.isEmpty() || Math.abs(sum / HOURS_OF_WEEK - 1) < 1e-3,
                "hourOfWeek",
                "an average of " + sum / HOURS_OF_WEEK,
                "factors that average 1");
        check.end();
    }

    /** The curve, whichever of the two it is. */
    public Curve curve() {
        return unitsWanted.or(() -> requestsPerHour).orElseThrow();
    }
}
