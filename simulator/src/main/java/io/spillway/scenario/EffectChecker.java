package io.spillway.scenario;

import io.spillway.model.Commitment;
import io.spillway.model.Dates;
import io.spillway.model.Money;
import io.spillway.model.Outage;
import io.spillway.model.Rule;
import io.spillway.model.ServiceLevel;
import io.spillway.model.Stake;
import io.spillway.model.Steps;
import io.spillway.model.Surge;
import io.spillway.model.Threshold;
import io.spillway.model.ThresholdMeasures;
import io.spillway.model.Unless;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Warns of what is written in vain: it holds outside the run, or can change nothing. Only the scenario's own file is
 * asked: what it includes may be meant for other runs, and what options lay over it is tried on purpose. Demand that begins
 * too late for the run is told of wherever it is written, all of it in one warning.
 */
final class EffectChecker {
    /** So many are told by name. */
    private static final int MOST_NAMED = 5;

    private final Problems warnings;
    private final Bound root;
    private final @Nullable Bound primary;
    private final Instant begin;
    private final Instant end;

    /** @param begin the first instant simulated */
    EffectChecker(Problems warnings, Bound root, Instant begin, Instant end) {
        this.warnings = warnings;
        this.root = root;
        primary = root.child("primary");
        this.begin = begin;
        this.end = end;
    }

    void check() {
        for (Bound cloud : root.parts("clouds").values()) {
            outages(cloud);
            for (Bound region : cloud.parts("regions").values()) {
                outages(region);
                region.parts("pools").values().forEach(this::outages);
            }
            outageRate(cloud);
            cloud.parts("firstParty").values().forEach(this::surges);
        }
        root.parts("launches").values().forEach(this::surges);
        tooLate();
        new PreferenceChecker(root, this::vain).check();
        contract();
        spillsNowhere();
        root.parts("thresholds").forEach(this::threshold);
        Bound money = root.child("money");
        if (money != null) {
            money.parts("commitments").values().forEach(this::withinRun);
            money.parts("serviceLevels").values().forEach(this::credits);
            stakes(money);
            money.parts("commitments").values().forEach(this::free);
            money.parts("payments").values().forEach(payment -> payment(payment, money));
        }
    }

    private void outages(Bound place) {
        for (Bound written : place.parts("outages").values()) {
            Bound from = written.child("from");
            if (from != null && written.value() instanceof Outage outage && outage.isDated()) {
                Instant begins = outage.from().orElseThrow();
                if (outage.end().equals(begins)) {
                    vain(written, "an outage without length", "an end after its beginning");
                } else if (!begins.isBefore(end) || !outage.end().isAfter(begin)) {
                    vain(from, "the outage is not within the run", run());
                }
            }
        }
    }

    private void outageRate(Bound cloud) {
        Stream<Bound> regions = cloud.parts("regions").values().stream();
        boolean isAnyDrawn = Stream.concat(
                        Stream.of(cloud),
                        regions.flatMap(
                                region -> Stream.concat(Stream.of(region), region.parts("pools").values().stream())))
                .flatMap(place -> place.parts("outages").values().stream())
                .anyMatch(outage -> outage.child("timeBetween") != null);
        if (!isAnyDrawn) {
            vain(
                    cloud.child("outageRateScale"),
                    "no outage of this cloud is drawn",
                    "an outage with timeBetween and timeToRepair");
        }
    }

    /** What does not begin before the end of the run, so that nothing comes of it. */
    private void tooLate() {
        List<Bound> late = new ArrayList<>();
        for (Bound cloud : root.parts("clouds").values()) {
            cloud.parts("firstParty").values().forEach(workload -> addIfLate(workload.child("date"), late));
        }
        root.parts("launches").values().forEach(launch -> addIfLate(launch.child("date"), late));
        root.parts("launchProcesses").values().forEach(process -> addIfLate(process.child("from"), late));
        if (!late.isEmpty()) {
            Bound first = late.get(0);
            String message = Words.quote(first.tree().flow()) + " is not before the end of the run" + others(late);
            warnings.add(first.origin(), first.path(), message, "a date before " + Dates.written(end), "");
        }
    }

    private void addIfLate(@Nullable Bound date, List<Bound> late) {
        if (date != null && date.value() instanceof Instant day && !day.isBefore(end)) {
            late.add(date);
        }
    }

    private static String others(List<Bound> late) {
        int others = late.size() - 1;
        if (others == 0) {
            return ", so that nothing comes of it";
        }
        String named = late.stream()
                .skip(1)
                .limit(MOST_NAMED)
                .map(date -> date.path().toString())
                .collect(Collectors.joining(", "));
        return ", nor " + (others == 1 ? "is " : "are ") + named
                + (others > MOST_NAMED ? " and " + (others - MOST_NAMED) + " more" : "")
                + ", so that nothing comes of them";
    }

    private void surges(Bound line) {
        Bound demand = line.child("demand");
        Instant date = line.value("date", Instant.class);
        Instant day = date == null ? begin : date;
        if (!day.isBefore(end)) {
            return;
        }
        for (Bound written :
                demand == null ? List.<Bound>of() : demand.parts("surges").values()) {
            Bound after = written.child("after") == null ? written.child("date") : written.child("after");
            if (!(written.value() instanceof Surge surge)) {
                continue;
            }
            Instant begins = surge.begin(day);
            Instant ends = begins.plus(surge.rise()).plus(surge.lasting());
            if (after != null && !begins.isBefore(end)) {
                vain(after, "the surge begins after the end of the run", "a time before " + Dates.written(end));
            } else if (surge.halfLife().isEmpty() && !ends.isAfter(day)) {
                vain(written, "the surge is over before there is demand", "a surge after " + Dates.written(day));
            }
        }
    }

    private void contract() {
        for (Bound terms : root.parts("terms").values()) {
            withinRun(terms);
            rule(terms);
            for (Bound carveOut : terms.parts("carveOuts").values()) {
                rule(carveOut);
                inherited(terms, carveOut);
            }
        }
        root.parts("waivers").values().forEach(this::withinRun);
        for (Bound decline :
                primary == null ? List.<Bound>of() : primary.parts("declines").values()) {
            withinRun(decline);
            if (Double.valueOf(0).equals(decline.value("probability", Double.class))) {
                vain(decline.child("probability"), "declines nothing", "a chance above 0%");
            }
            Double above = decline.value("whenUtilisationAbove", Double.class);
            if (above != null && above >= 1) {
                vain(decline.child("whenUtilisationAbove"), "no more than all can be in use", "a share below 100%");
            }
        }
    }

    /** What a rule without a first cloud does not ask for, and a cloud that it lets in twice. */
    private void rule(Bound rule) {
        unasked(rule, Rule.OPEN, "nothing comes first under the rule open");
        unasked(rule, Rule.EXCLUSIVE, "nobody is waited for under the rule exclusive");
        String named = rule.value("cloud", String.class);
        String first = named == null ? primaryCloud() : named;
        for (Bound cloud : rule.parts("besides").values()) {
            if (first != null && first.equals(cloud.value())) {
                vain(cloud, Words.quote(first) + " is the cloud of the rule itself", "other clouds");
            }
        }
    }

    /** What a rule does not ask for; that any reason does is true of an exclusive one, too. */
    private void unasked(Bound rule, Rule of, String why) {
        if (rule.value("rule", Rule.class) == of && isOwn(rule.child("rule"))) {
            for (String key : new String[] {"unless", "headStart", "deadline"}) {
                if (of == Rule.OPEN || rule.value(key, Unless.class) != Unless.ANY) {
                    vain(rule.child(key), why, "no " + key + ", or another rule");
                }
            }
        }
    }

    /** A carve-out that lets more than one cloud in, and looks as if its terms said what lets a product leave the first. */
    private void inherited(Bound terms, Bound carveOut) {
        if (carveOut.value("rule", Rule.class) == Rule.EXCLUSIVE
                && !carveOut.parts("besides").isEmpty()
                && carveOut.value("unless", Unless.class) == null
                && terms.value("unless", Unless.class) == Unless.ALL) {
            vain(
                    carveOut.child("rule"),
                    "unless: all of its terms says nothing under the rule exclusive",
                    "unless: any to say so, or another rule");
        }
    }

    private @Nullable String primaryCloud() {
        return primary == null ? null : primary.value("cloud", String.class);
    }

    private void withinRun(Bound dated) {
        Instant from = dated.value("from", Instant.class);
        Instant until = dated.value("until", Instant.class);
        if (from != null && !from.isBefore(end)) {
            vain(dated.child("from"), Words.quote(Dates.written(from)) + " is after the run", run());
        } else if (until != null && !until.isAfter(begin)) {
            vain(dated.child("until"), Words.quote(Dates.written(until)) + " is before the run", run());
        }
    }

    private String run() {
        return "a time between " + Dates.written(begin) + " and " + Dates.written(end);
    }

    private void spillsNowhere() {
        Bound spill = root.child("spill");
        Map<String, Bound> clouds = spill == null ? Map.of() : spill.parts("clouds");
        String first = primaryCloud();
        if (spill != null
                && first != null
                && !clouds.isEmpty()
                && clouds.values().stream().allMatch(cloud -> first.equals(cloud.value()))) {
            vain(spill.child("clouds"), "the primary alone, so that nothing spills", "other clouds");
        }
    }

    private void threshold(String measure, Bound written) {
        if (ThresholdMeasures.SHARES.contains(Thresholds.measure(measure))
                && written.value() instanceof Threshold threshold
                && threshold.saysNothingOfShare()) {
            vain(written, Words.quote(written.tree().flow()) + " says nothing of a share", Thresholds.OF_SHARE);
        }
    }

    /** The largest credit that applies is given, so that a deeper breach needs a larger one. */
    private void credits(Bound level) {
        Map<String, Bound> steps = level.parts("credits");
        if (steps.isEmpty() && level.child("credits") != null) {
            vain(level.child("credits"), "no credits", "at least one");
        }
        for (Bound step : steps.values()) {
            for (Bound other : steps.values()) {
                if (step.value() instanceof ServiceLevel.Credit deeper
                        && other.value() instanceof ServiceLevel.Credit wider
                        && deeper.below() < wider.below()
                        && deeper.credit() <= wider.credit()) {
                    vain(step, "is never more than " + other.path(), "a larger credit for less availability");
                }
            }
        }
    }

    /** What costs nothing draws nothing down. */
    private void free(Bound commitment) {
        if (Double.valueOf(1).equals(commitment.value("discount", Double.class))) {
            vain(
                    commitment.child("discount"),
                    "all that counts is free, so that nothing draws it down",
                    "less than 100%");
        }
    }

    /** An occasion that does not come in the run. */
    private void payment(Bound payment, Bound money) {
        Instant start = root.value("start", Instant.class);
        Instant date = payment.value("date", Instant.class);
        if (start != null && date != null && (date.isBefore(start) || !date.isBefore(end))) {
            vain(payment.child("date"), Words.quote(Dates.written(date)) + " is not within the run", run());
        }
        Bound launch = root.parts("launches").get(String.valueOf(payment.value("onLaunch", String.class)));
        Instant day = launch == null ? null : launch.value("date", Instant.class);
        if (start != null && day != null && day.isBefore(start)) {
            vain(
                    payment.child("onLaunch"),
                    "its day, " + Dates.written(day) + ", is before the run",
                    "a launch after " + Dates.written(start));
        }
        Money revenue = payment.value("onRevenuePerYear", Money.class);
        if (revenue != null && revenue.micros() > 0 && money.parts("revenues").isEmpty()) {
            vain(payment.child("onRevenuePerYear"), "there is no revenue", "revenues");
        }
        Bound promised =
                money.parts("commitments").get(String.valueOf(payment.value("onCommitmentUsed", String.class)));
        if (promised != null
                && promised.value() instanceof Commitment commitment
                && commitment.total().filter(commitment.spent()::equals).isPresent()) {
            vain(payment.child("onCommitmentUsed"), "nothing of it is left when the run begins", "another commitment");
        }
    }

    private void stakes(Bound money) {
        List<Steps<Double>> shares = new ArrayList<>();
        Set<Instant> days = new TreeSet<>();
        for (Bound written : money.parts("stakes").values()) {
            if (written.value() instanceof Stake stake) {
                shares.add(stake.share());
                days.addAll(stake.share().byInstant().keySet());
            }
        }
        for (Instant day : days) {
            double sum =
                    shares.stream().mapToDouble(share -> share.at(day, 0.0)).sum();
            if (sum > 1 + 1e-9) {
                String held = Amounts.write(Math.rint(sum * 1e8) / 1e6) + "%";
                vain(money.child("stakes"), "stakes that sum to " + held, "100% at most");
                return;
            }
        }
    }

    private void vain(@Nullable Bound written, String message, String expected) {
        if (written != null && isOwn(written)) {
            Origin place = written.tree() instanceof Tree.Leaf ? written.origin() : written.at();
            warnings.add(place, written.path(), message, expected, "");
        }
    }

    private boolean isOwn(@Nullable Bound written) {
        return written != null
                && written.origin().kind() == Origin.Kind.FILE
                && written.origin().source().equals(root.origin().source());
    }
}
