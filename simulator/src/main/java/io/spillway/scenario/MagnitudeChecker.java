package io.spillway.scenario;

import io.spillway.model.Curve;
import io.spillway.model.Demand;
import io.spillway.model.Distribution;
import io.spillway.model.Hours;
import io.spillway.model.Pool;
import io.spillway.model.Steps;
import io.spillway.model.Surge;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks amounts that are more than a run can count, and those that come to nothing in it. */
final class MagnitudeChecker {
    /** A day of computing for each replication, or more. */
    private static final double MOST_REQUESTS = 1e12;
    /** More than a quarter of an hour. */
    private static final double MANY_REQUESTS = 1e10;

    /** Pairs of a line and a pool: each may come to 64 numbers of an array, which Java lets have fewer than 2^31. */
    private static final long MOST_PAIRS = 33_000_000;

    /** Times at which demand is looked at. */
    private static final int SAMPLES = 200;

    private final Problems problems;
    private final Problems warnings;
    private final Bound root;
    private final @Nullable Instant begin;
    private final @Nullable Instant end;
    /** The most units of the reference accelerator that one pool ever has. */
    private BigDecimal mostUnits = BigDecimal.ZERO;

    /** @param begin the first instant simulated */
    MagnitudeChecker(Problems problems, Problems warnings, Bound root, @Nullable Instant begin, @Nullable Instant end) {
        this.problems = problems;
        this.warnings = warnings;
        this.root = root;
        this.begin = begin;
        this.end = end;
    }

    void check() {
        for (Bound cloud : root.parts("clouds").values()) {
            for (Bound region : cloud.parts("regions").values()) {
                region.parts("pools").forEach((name, pool) -> capacity(cloud, name, pool));
            }
            cloud.parts("firstParty").values().forEach(this::demand);
        }
        for (String key : new String[] {"launches", "launchProcesses"}) {
            for (Bound launch : root.parts(key).values()) {
                demand(launch);
                size(launch);
            }
        }
        pairs();
    }

    /** What is counted by line and pool, for each alike. */
    private void pairs() {
        long pools = 0;
        long lines = root.parts("launches").size();
        for (Bound cloud : root.parts("clouds").values()) {
            lines += cloud.parts("firstParty").size();
            for (Bound region : cloud.parts("regions").values()) {
                pools += region.parts("pools").size();
            }
        }
        for (Bound process : root.parts("launchProcesses").values()) {
            Integer most = process.value("atMost", Integer.class);
            lines += most == null ? 0 : most;
        }
        Bound written = root.child("clouds");
        if (written != null && lines * pools > MOST_PAIRS) {
            problems.add(
                    written.at(),
                    written.path(),
                    "are " + pools + " pools for " + lines + " launches and own workloads",
                    "at most " + MOST_PAIRS + " pairs of the two",
                    "fewer and larger pools, or fewer atMost");
        }
    }

    /** Capacity in units of the reference accelerator, which are whole and counted in an int. */
    private void capacity(Bound cloud, String name, Bound pool) {
        Bound written = pool.child("capacity");
        Steps<?> capacity = pool.value("capacity", Steps.class);
        String accelerator = pool.value("accelerator", String.class);
        Bound its = root.parts("accelerators").get(accelerator == null ? name : accelerator);
        BigDecimal performance = its == null ? null : its.value("performance", BigDecimal.class);
        BigDecimal ofPool = pool.value("capacityScale", BigDecimal.class);
        BigDecimal ofCloud = cloud.value("capacityScale", BigDecimal.class);
        if (written == null || capacity == null || performance == null || ofPool == null || ofCloud == null) {
            return;
        }
        long most = capacity.byInstant().values().stream()
                .mapToLong(Long.class::cast)
                .max()
                .orElse(0);
        BigDecimal scaled = BigDecimal.valueOf(most).multiply(ofPool).multiply(ofCloud);
        BigDecimal units = scaled.multiply(performance).setScale(0, RoundingMode.FLOOR);
        mostUnits = mostUnits.max(units);
        if (units.compareTo(BigDecimal.valueOf(Pool.MOST_UNITS)) > 0) {
            problems.add(
                    written.at(),
                    written.path(),
                    "is " + units.toPlainString() + " units of the reference accelerator",
                    "at most " + Pool.MOST_UNITS,
                    "capacity and sizes in larger units");
        } else if (scaled.compareTo(BigDecimal.ONE) >= 0 && units.signum() == 0) {
            warnings.add(
                    written.at(),
                    written.path(),
                    Amounts.write(scaled) + " of performance " + Amounts.write(performance)
                            + " are less than one unit of the reference accelerator",
                    "one unit or more",
                    "capacity and sizes in smaller units");
        }
    }

    /** A size that no pool can ever hold; where all capacity is taken away on purpose, every size is one. */
    private void size(Bound launch) {
        Distribution size = launch.value("size", Distribution.class);
        Bound written = launch.child("size");
        if (size != null && written != null && mostUnits.signum() > 0 && least(size) > mostUnits.doubleValue() + 0.5) {
            warnings.add(
                    written.at(),
                    written.path(),
                    "no pool ever has as many units",
                    "at most " + mostUnits.toPlainString(),
                    "");
        }
    }

    /** The least that a distribution draws, as far as it has one. */
    private static double least(Distribution distribution) {
        if (distribution instanceof Distribution.Constant constant) {
            return constant.value();
        } else if (distribution instanceof Distribution.Uniform uniform) {
            return uniform.low();
        } else if (distribution instanceof Distribution.Pareto pareto) {
            return pareto.minimum();
        } else if (distribution instanceof Distribution.Discrete discrete) {
            return Collections.min(discrete.values());
        }
        return distribution instanceof Distribution.Empirical empirical ? Collections.min(empirical.values()) : 0;
    }

    private void demand(Bound line) {
        Demand demand = line.value("demand", Demand.class);
        Bound written = line.child("demand");
        if (demand == null || written == null || begin == null || end == null) {
            return;
        }
        Bound curve = written.child(demand.unitsWanted().isPresent() ? "unitsWanted" : "requestsPerHour");
        double requests = requests(line, demand, begin, end);
        if (curve == null || !(requests > MANY_REQUESTS)) {
            return;
        }
        boolean tooMany = requests > MOST_REQUESTS;
        (tooMany ? problems : warnings)
                .add(
                        curve.at(),
                        curve.path(),
                        "asks for " + about(requests) + " requests in a run" + (tooMany ? "" : ", which takes long"),
                        tooMany ? "at most 1e12" : "at most 1e10",
                        "requests of a larger size, each for many");
    }

    private static String about(double requests) {
        return Double.isFinite(requests)
                ? "about " + String.format(Locale.ROOT, "%.0e", requests).replace("+", "")
                : "infinitely many";
    }

    /** About how many requests a line of demand makes in a run. */
    private static double requests(Bound line, Demand demand, Instant begin, Instant end) {
        Instant date = line.value("date", Instant.class);
        Instant day = date == null ? begin : date;
        Instant from = day.isAfter(begin) ? day : begin;
        Instant fades = line.value("retires", Instant.class);
        Duration fading = line.value("retiresOver", Duration.class);
        Instant gone = fades == null || fading == null ? end : fades.plus(fading);
        Instant to = gone.isBefore(end) ? gone : end;
        double unitsPerRequest = demand.unitsWanted().isPresent() ? unitHoursPerRequest(line) : 1;
        if (!from.isBefore(to) || !(unitsPerRequest > 0) || Double.isInfinite(unitsPerRequest)) {
            return 0;
        }
        double requests = 0;
        Duration step = Duration.between(from, to).dividedBy(SAMPLES);
        for (int i = 0; i < SAMPLES; i++) {
            requests += level(demand, day, from.plus(step.multipliedBy(i))) * Hours.of(step);
        }
        for (Surge surge : demand.surges().values()) {
            Instant peak = surge.begin(day).plus(surge.rise());
            if (!peak.isBefore(from) && peak.isBefore(to)) {
                requests += level(demand, day, peak) * Hours.of(surge.rise().plus(surge.lasting()));
            }
        }
        return requests * demand.scale().doubleValue() / unitsPerRequest;
    }

    private static double unitHoursPerRequest(Bound line) {
        Distribution size = line.value("size", Distribution.class);
        Distribution holding = line.value("holding", Distribution.class);
        return size == null || holding == null ? Double.NaN : Math.max(1, size.mean()) * holding.mean();
    }

    private static double level(Demand demand, Instant day, Instant at) {
        Curve curve = demand.curve();
        double level = curve.at(hours(curve.from().orElse(day), at));
        for (Surge surge : demand.surges().values()) {
            level *= surge.at(hours(surge.begin(day), at));
        }
        return level;
    }

    private static double hours(Instant from, Instant to) {
        return Hours.of(Duration.between(from, to));
    }
}
