package io.spillway.scenario;

import io.spillway.model.Check;
import io.spillway.model.Curve;
import io.spillway.model.Dates;
import io.spillway.model.Demand;
import io.spillway.model.Distribution;
import io.spillway.model.InvalidValueException;
import io.spillway.model.Launch;
import io.spillway.model.LaunchProcess;
import io.spillway.model.Steps;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Checks what only the whole scenario can tell: names that must be there, dates that must agree, shares that must sum. */
final class Checker {
    private final Problems problems;
    private final Problems warnings;
    private final References references;
    /** Names of things that a rule may wait for in vain. */
    private final References hints;

    private final Bound root;
    private final Set<String> clouds;
    private final Set<String> accelerators;
    private final Set<String> capabilities = new LinkedHashSet<>();
    private final Set<String> geographies = new LinkedHashSet<>();
    private final Set<String> kinds = new LinkedHashSet<>();
    private final Set<String> tags = new LinkedHashSet<>();

    private final @Nullable Instant start;
    private final @Nullable Instant end;
    private final @Nullable Instant begin;

    /** @param warnings takes what is not wrong, but hardly meant */
    Checker(Problems problems, Problems warnings, Bound root) {
        this.problems = problems;
        this.warnings = warnings;
        references = new References(problems);
        hints = new References(warnings, problems);
        this.root = root;
        clouds = root.parts("clouds").keySet();
        accelerators = root.parts("accelerators").keySet();
        start = root.value("start", Instant.class);
        end = root.value("end", Instant.class);
        Duration warmUp = root.value("warmUp", Duration.class);
        begin = start == null || warmUp == null ? null : start.minus(warmUp);
        kindsAndTags();
        unfinished();
        for (Bound cloud : root.parts("clouds").values()) {
            capabilities.addAll(cloud.parts("capabilities").keySet());
            for (Bound region : cloud.parts("regions").values()) {
                capabilities.addAll(region.parts("capabilities").keySet());
                String geography = region.value("geography", String.class);
                if (geography != null) {
                    geographies.add(geography);
                }
            }
        }
    }

    private void kindsAndTags() {
        for (String key : new String[] {"launches", "launchProcesses"}) {
            for (Bound launch : root.parts(key).values()) {
                References.addTo(kinds, launch.child("kind"));
                launch.parts("tags").values().forEach(tag -> References.addTo(tags, tag));
            }
        }
    }

    /** A launch whose template could not be read may be of any kind and carry any tag. */
    private void unfinished() {
        for (String key : new String[] {"launches", "launchProcesses"}) {
            if (!root.parts(key).values().stream().allMatch(Bound::isWhole)) {
                for (References checked : new References[] {references, hints}) {
                    checked.mayHoldMore(kinds);
                    checked.mayHoldMore(tags);
                }
            }
        }
    }

    void check() {
        after(root, "end", "start");
        root.parts("clouds").values().forEach(this::cloud);
        primary();
        terms();
        root.parts("waivers").values().forEach(this::waiver);
        spill();
        new OrderChecker(warnings, references, root).check();
        root.parts("launches").values().forEach(this::launch);
        root.parts("launchProcesses").forEach(this::launchProcess);
        Thresholds.check(root, references, problems);
        if (begin != null && end != null) {
            new EffectChecker(warnings, root, begin, end).check();
        }
        new NameChecker(problems, warnings, root).check();
        new MagnitudeChecker(problems, warnings, root, begin, end).check();
        new AccountsChecker(problems, references, root, kinds).check();
    }

    private void cloud(Bound cloud) {
        Set<String> own = new LinkedHashSet<>();
        for (Bound region : cloud.parts("regions").values()) {
            String geography = region.value("geography", String.class);
            if (geography != null) {
                own.add(geography);
            }
            region.parts("pools").forEach(this::pool);
        }
        for (Bound workload : cloud.parts("firstParty").values()) {
            references.names(workload, "accelerators", accelerators, "an accelerator");
            references.name(workload, "geography", own, "a geography of this cloud");
            finite(workload);
        }
    }

    private void pool(String name, Bound pool) {
        if (pool.child("accelerator") != null) {
            references.name(pool, "accelerator", accelerators, "an accelerator");
        } else if (references.isUnknown(name, accelerators)) {
            String expected = accelerators.isEmpty()
                    ? "accelerators: {" + name + ": {}}"
                    : Words.oneOf(accelerators) + ", or the key 'accelerator' in the pool";
            String maybe = Nearest.to(name, accelerators);
            problems.add(pool.at(), pool.path(), Words.quote(name) + " is not an accelerator", expected, maybe);
        }
        Steps<?> capacity = pool.value("capacity", Steps.class);
        Steps<?> price = pool.value("price", Steps.class);
        if (capacity == null || price == null || begin == null) {
            return;
        }
        Instant priced = price.byInstant().firstKey();
        for (Map.Entry<Instant, ?> step : capacity.byInstant().entrySet()) {
            if (!Long.valueOf(0).equals(step.getValue())) {
                Instant used = step.getKey().isBefore(begin) ? begin : step.getKey();
                if (used.isBefore(priced)) {
                    Bound written = pool.child("price");
                    problems.add(
                            written == null ? pool.at() : written.at(),
                            pool.path().then("price"),
                            "begins on " + Dates.written(priced),
                            "a price from " + Dates.written(used) + " on, when there is capacity");
                }
                return;
            }
        }
    }

    private void primary() {
        Bound primary = root.child("primary");
        if (primary == null) {
            return;
        }
        references.name(primary, "cloud", clouds, "a cloud");
        for (Bound decline : primary.parts("declines").values()) {
            after(decline, "until", "from");
            selection(decline);
        }
    }

    private void terms() {
        Map<Instant, Bound> byDate = new HashMap<>();
        Map<String, Instant> lastOfFile = new HashMap<>();
        Instant first = null;
        for (Bound terms : root.parts("terms").values()) {
            ruleNames(terms);
            for (Bound carveOut : terms.parts("carveOuts").values()) {
                ruleNames(carveOut);
                selection(carveOut);
            }
            Bound dated = terms.child("from");
            Instant from = dated == null ? Instant.MIN : terms.value("from", Instant.class);
            if (from == null) {
                first = Instant.MIN;
                continue;
            }
            Origin origin = dated == null ? terms.at() : dated.origin();
            Bound other = byDate.putIfAbsent(from, terms);
            if (other != null) {
                String when = dated == null ? "has no date" : "is dated " + Dates.written(from);
                problems.add(origin, terms.path(), when + ", as is " + other.path(), "terms with a date of their own");
            }
            Instant last = lastOfFile.put(origin.source(), from);
            if (last != null && from.isBefore(last)) {
                String before = dated == null
                        ? "has no date and stands after dated terms"
                        : Words.quote(dated.tree().flow());
                String expected = dated == null
                        ? "the undated terms first"
                        : "a date after " + Dates.written(last) + ", as terms stand in order";
                problems.add(origin, dated == null ? terms.path() : dated.path(), before, expected);
            }
            first = first == null || from.isBefore(first) ? from : first;
        }
        Bound all = root.child("terms");
        if (all != null
                && all.tree() instanceof Tree.Fields fields
                && fields.entries().isEmpty()) {
            problems.add(all.at(), all.path(), "no terms", "at least one, such as 'always: {rule: first}'");
        }
        if (all != null && first != null && begin != null && first.isAfter(begin)) {
            problems.add(
                    all.at(),
                    all.path(),
                    "no terms are in force before " + Dates.written(first),
                    "terms without a date, or from " + Dates.written(begin) + " or before, when the run begins");
        }
    }

    private void ruleNames(Bound rule) {
        references.name(rule, "cloud", clouds, "a cloud");
        references.names(rule, "besides", clouds, "a cloud");
    }

    /** A rule may be ready for launches to come, so a kind or tag that none has is not wrong. */
    private void selection(Bound rule) {
        hints.names(rule, "kinds", kinds, "a kind of any launch");
        hints.names(rule, "tags", tags, "a tag of any launch");
    }

    private void waiver(Bound waiver) {
        references.name(waiver, "cloud", clouds, "a cloud");
        after(waiver, "until", "from");
        selection(waiver);
        references.launches(waiver, root);
    }

    private void spill() {
        Bound spill = root.child("spill");
        if (spill != null) {
            for (Bound rule : spill.parts("spillAt").values()) {
                references.names(rule, "clouds", clouds, "a cloud");
                selection(rule);
            }
        }
        Bound list = spill == null ? null : spill.child("clouds");
        if (spill == null || list == null) {
            return;
        }
        references.names(spill, "clouds", clouds, "a cloud");
        Set<Object> seen = new LinkedHashSet<>();
        for (Bound cloud : list.children().values()) {
            if (cloud.value() != null && !seen.add(cloud.value())) {
                problems.add(
                        cloud.origin(), cloud.path(), Words.quote(cloud.tree().flow()) + " stands twice", "it once");
            }
        }
    }

    private void launch(Bound launch) {
        references.names(launch, "accelerators", accelerators, "an accelerator");
        references.names(launch, "capabilities", capabilities, "a capability of any cloud or region");
        inOrder(launch, check -> check.notBefore("retires", date(launch, "retires"), "date", date(launch, "date")));
        finite(launch);
        for (Bound lag : launch.parts("releaseLag").values()) {
            references.known(lag.path(), lag.path().last(), lag.at(), clouds, "a cloud");
        }
        lateClouds(launch);
        double shares = 0;
        int read = 0;
        Map<String, Bound> markets = launch.parts("markets");
        for (Bound market : markets.values()) {
            references.name(market, "geography", geographies, "a geography of any region");
            references.names(market, "prefers", geographies, "a geography of any region");
            for (Bound choice : market.parts("customerChoice").values()) {
                references.known(choice.path(), choice.path().last(), choice.at(), clouds, "a cloud");
            }
            Double share = market.value("share", Double.class);
            if (share != null) {
                shares += share;
                read++;
            }
        }
        Bound all = launch.child("markets");
        if (all != null && launch.isWhole() && read > 0 && read == markets.size() && Math.abs(shares - 1) >= 1e-6) {
            problems.add(
                    all.at(),
                    all.path(),
                    "shares that sum to " + Amounts.write(Math.rint(shares * 1e8) / 1e6) + "%",
                    "shares that sum to 100%");
        }
    }

    /** A launch has a plan for each set of clouds that it may not yet be open on. */
    private void lateClouds(Bound launch) {
        Set<String> late = new LinkedHashSet<>(launch.parts("releaseLag").keySet());
        root.parts("clouds").forEach((name, cloud) -> {
            if (cloud.child("releaseLag") != null) {
                late.add(name);
            }
        });
        if (late.size() > Launch.MOST_LATE_CLOUDS) {
            String expected = "at most " + Launch.MOST_LATE_CLOUDS;
            problems.add(launch.at(), launch.path(), late.size() + " clouds with a release lag", expected);
        }
    }

    /** Days that are drawn are known to no calendar: what a drawn launch has is told by the time since its day. */
    private void launchProcess(String name, Bound process) {
        launch(process);
        after(process, "until", "from");
        Bound demand = process.child("demand");
        if (demand != null) {
            demand.parts("surges").values().forEach(surge -> undated(surge.child("date"), "after"));
            for (String curve : new String[] {"unitsWanted", "requestsPerHour"}) {
                if (demand.value(curve, Curve.class) instanceof Curve.Trace trace
                        && trace.from().isPresent()) {
                    undated(demand.child(curve), "a trace by duration");
                }
            }
        }
        Integer most = process.value("atMost", Integer.class);
        Set<String> drawn = new HashSet<>();
        for (int number = 1; most != null && number <= most; number++) {
            drawn.add(LaunchProcess.launchName(name, number));
        }
        root.parts("launches").forEach((launch, bound) -> {
            if (drawn.contains(launch)) {
                String taken = Words.quote(launch) + " is the name of a launch of " + process.path();
                problems.add(bound.at(), bound.path(), taken, "another name");
            }
        });
    }

    private void undated(@Nullable Bound dated, String expected) {
        if (dated != null) {
            String message = "a date, though the day of launch is drawn";
            problems.add(dated.at(), dated.path(), message, expected);
        }
    }

    /** A rate from units wanted needs a mean; a Pareto tail of 1 or less has none. */
    private void finite(Bound launch) {
        Demand demand = launch.value("demand", Demand.class);
        if (demand == null || demand.unitsWanted().isEmpty()) {
            return;
        }
        for (String key : new String[] {"size", "holding"}) {
            Distribution distribution = launch.value(key, Distribution.class);
            Bound written = launch.child(key);
            if (distribution != null && written != null && Double.isInfinite(distribution.mean())) {
                problems.add(
                        written.at(),
                        written.path(),
                        "has no finite mean, so that unitsWanted gives no rate",
                        "alpha above 1, or requestsPerHour");
            }
        }
    }

    private void after(Bound bound, String later, String earlier) {
        inOrder(bound, check -> check.after(later, date(bound, later), earlier, date(bound, earlier)));
    }

    /** What a record says of two of its dates is told here too, as it says nothing where it lacks a part of many parts. */
    private void inOrder(Bound bound, Consumer<Check> dates) {
        Check check = new Check();
        dates.accept(check);
        try {
            check.end();
        } catch (InvalidValueException wrong) {
            new RecordMaker(problems).complain(wrong, bound);
        }
    }

    private static Optional<Instant> date(Bound bound, String key) {
        return Optional.ofNullable(bound.value(key, Instant.class));
    }
}
