package io.spillway.explain;

import com.google.common.collect.ImmutableList;
import io.spillway.compile.Clause;
import io.spillway.compile.Rulebook;
import io.spillway.engine.Plan;
import io.spillway.engine.Reason;
import io.spillway.engine.SlipSpec;
import io.spillway.engine.World;
import io.spillway.explain.Explanation.RuleInForce;
import io.spillway.model.Dates;
import io.spillway.model.Decline;
import io.spillway.model.Rule;
import io.spillway.model.SpillAt;
import io.spillway.scenario.Origin;
import io.spillway.scenario.Provenance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Finds what a refusal rests on: the clause, date or figure of the scenario, with its source. */
final class Grounds {
    private static final double PER_CENT = 100;

    private final World world;
    private final Naming naming;
    private final Rulebook rulebook;
    private final Provenance provenance;
    private final RunState state;
    private final Future future;

    Grounds(World world, Naming naming, Rulebook rulebook, Provenance provenance, RunState state) {
        this.world = world;
        this.naming = naming;
        this.rulebook = rulebook;
        this.provenance = provenance;
        this.state = state;
        future = new Future(world, rulebook);
    }

    /** What a refusal by what routing knows rests on; nothing for a reason that no value of the scenario stands behind. */
    ImmutableList<Ground> of(Reason reason, int pool, int requestClass, Plan plan, long tick) {
        ImmutableList<Ground> grounds = ofItself(reason, pool, requestClass, plan, tick);
        boolean isOfTheMoment = reason == Reason.OUTAGE || reason == Reason.CAPACITY || reason == Reason.RESERVED;
        if (world.signalTicks == 0 || plan.usesHeadroom() || !isOfTheMoment) {
            return grounds;
        }
        Instant signal = rulebook.instant(tick / world.signalTicks * world.signalTicks);
        return ImmutableList.<Ground>builder()
                .addAll(grounds)
                .add(new Ground(
                        "what routing knows of a pool that it does not ask is as old as the last signal, of " + signal,
                        evidence("spill", "signalLag")))
                .build();
    }

    /** The same of a cloud that answers for itself, and knows its pools as they are. */
    ImmutableList<Ground> ofItself(Reason reason, int pool, int requestClass, Plan plan, long tick) {
        Instant at = rulebook.instant(tick);
        return switch (reason) {
            case TERMS -> terms(requestClass, pool, plan, at);
            case NOT_OPEN -> opening(requestClass, pool, at);
            case CAPABILITY -> capabilities(requestClass, pool, at);
            case ACCELERATOR -> accelerators(requestClass);
            case RESIDENCY -> residency(requestClass);
            case OUTAGE -> outages(pool);
            case CAPACITY -> capacity(pool, tick);
            case RESERVED -> reserved(requestClass, pool, at);
            case MARGIN -> margin(requestClass, pool, plan, at);
            case DECLINED -> declines(requestClass, plan, at);
            case NO_ANSWER -> silence(requestClass, at);
        };
    }

    /** What a back-off rests on. */
    ImmutableList<Ground> backOff() {
        return ImmutableList.of(new Ground(
                "in back-off: it had no room when it was asked last, and is asked before its time only where nothing else"
                        + " takes the request",
                evidence("spill", "order")));
    }

    /** The rule in force, with the value that it is written in. */
    RuleInForce rule(Clause clause) {
        return new RuleInForce(
                clause,
                clause(clause, "rule"),
                clause.besides().isEmpty() ? Optional.empty() : clause(clause, "besides"));
    }

    /** A value of the clause that a rule stands in; where a carve-out has none of its own, that of its terms. */
    private Optional<Evidence> clause(Clause clause, String key) {
        if (clause.waiver().isPresent()) {
            return evidence("waivers", clause.waiver().get(), key);
        }
        return clause.terms()
                .flatMap(terms -> clause.carveOut()
                        .flatMap(carveOut -> evidence("terms", terms, "carveOuts", carveOut, key))
                        .or(() -> evidence("terms", terms, key)));
    }

    private ImmutableList<Ground> terms(int requestClass, int pool, Plan plan, Instant at) {
        Optional<Clause> inForce = rulebook.clause(requestClass, at);
        if (inForce.isEmpty()) {
            String cloud = rulebook.line(requestClass).boundTo().orElseThrow();
            return ImmutableList.of(
                    new Ground(cloud + "'s own workload runs on " + cloud + " alone", Optional.empty()));
        }
        Clause clause = inForce.get();
        if (plan.refusals()[pool] != Reason.TERMS.ordinal()) {
            return barredChoice(requestClass, clause);
        }
        Ground exclusive = new Ground("exclusive to " + clause.cloud() + where(clause), clause(clause, "rule"));
        return clause.besides().isEmpty()
                ? ImmutableList.of(exclusive)
                : ImmutableList.of(
                        exclusive,
                        new Ground(
                                "besides, none but " + String.join(", ", clause.besides()) + " may run it",
                                clause(clause, "besides")));
    }

    /** The customer asked for a cloud that the contract would not have it choose. */
    private ImmutableList<Ground> barredChoice(int requestClass, Clause clause) {
        if (clause.rule() == Rule.RIGHT_OF_FIRST_REFUSAL) {
            return ImmutableList.of(new Ground(
                    clause.cloud() + " has the right of first refusal, whatever customers ask for" + where(clause),
                    clause(clause, "rule")));
        }
        long until = state.headStartEndTick(world.classLine[requestClass]);
        return ImmutableList.of(new Ground(
                "head start of " + clause.cloud() + " until " + Dates.written(rulebook.instant(until)) + where(clause),
                clause(clause, "headStart")));
    }

    private ImmutableList<Ground> opening(int requestClass, int pool, Instant at) {
        int cloud = world.poolCloud[pool];
        Optional<Reason> heldFor = state.heldFor(world.classLine[requestClass]);
        if (heldFor.isPresent()) {
            return held(requestClass, heldFor.get(), at);
        }
        OptionalLong opens = state.openTick(world.classLine[requestClass], cloud);
        String launch = rulebook.line(requestClass).name();
        if (opens.isEmpty()) {
            return ImmutableList.of(pending(requestClass, launch + " is pending: "));
        }
        return ImmutableList.of(new Ground(
                launch + " opens on " + naming.cloud(cloud) + " on "
                        + Dates.written(rulebook.instant(opens.getAsLong())),
                lag(requestClass, naming.cloud(cloud))));
    }

    /** What ends the wait for an answer: the answer, the deadline, or terms under which none is waited for. */
    private Ground pending(int requestClass, String head) {
        Optional<Due> known = state.due(world.classLine[requestClass]);
        if (known.isEmpty()) {
            return new Ground(head + "no answer for it comes in the run", evidence("primary", "answerDelay"));
        }
        Due due = known.get();
        Instant at = rulebook.instant(due.tick());
        String day = Dates.written(at);
        Clause asked =
                rulebook.clause(requestClass, rulebook.instant(due.askedTick())).orElseThrow();
        return switch (due.end()) {
            case ANSWER ->
                new Ground(
                        head + "the answer of " + asked.cloud() + " comes on " + day,
                        evidence("primary", "answerDelay"));
            case DEADLINE ->
                new Ground(
                        head + "the silence of " + asked.cloud() + " is a refusal on " + day + where(asked),
                        clause(asked, "deadline"));
            case TERMS -> {
                Clause then = rulebook.clause(requestClass, at).orElseThrow();
                yield new Ground(
                        head + "no answer is waited for from " + day + " on" + where(then), clause(then, "rule"));
            }
        };
    }

    /** The cloud that comes first wants the launch and cannot take it, and nobody else may. */
    private ImmutableList<Ground> held(int requestClass, Reason reason, Instant at) {
        String launch = rulebook.line(requestClass).name();
        Clause clause = rulebook.clause(requestClass, at).orElseThrow();
        return ImmutableList.of(new Ground(
                launch + " is held: " + clause.cloud() + " wants it and cannot take it, " + reason.kind() + " " + reason
                        + " when asked" + where(clause),
                unless(clause)));
    }

    /** What lets a product leave the cloud that a clause names. */
    Optional<Evidence> unless(Clause clause) {
        return clause(clause, "unless");
    }

    /** The release lag of a launch on a cloud. */
    Optional<Evidence> lag(int requestClass, String cloud) {
        return rulebook.hasOwnLag(requestClass, cloud)
                ? evidence(line(requestClass, "releaseLag", cloud))
                : evidence("clouds", cloud, "releaseLag");
    }

    private ImmutableList<Ground> outages(int pool) {
        List<Ground> grounds = new ArrayList<>();
        boolean isDrawn = false;
        ImmutableList<ImmutableList<String>> paths = rulebook.outagePaths();
        for (int outage = 0; outage < world.outages.length; outage++) {
            boolean hits = Arrays.stream(world.outages[outage].pools()).anyMatch(hit -> hit == pool);
            if (hits && state.lasts(outage)) {
                List<String> path = paths.get(outage);
                String of = path.get(path.size() - 3);
                grounds.add(new Ground(
                        "outage " + path.get(path.size() - 1) + " of " + of, evidence(path.toArray(String[]::new))));
                int number = outage;
                isDrawn |= Arrays.stream(world.renewals).anyMatch(renewal -> renewal.outage() == number);
            }
        }
        if (isDrawn) {
            String cloud = rulebook.path(pool).get(0);
            addFactor(
                    grounds, "a factor on how often outages of " + cloud + " come", "clouds", cloud, "outageRateScale");
        }
        return ImmutableList.copyOf(grounds);
    }

    private ImmutableList<Ground> margin(int requestClass, int pool, Plan plan, Instant at) {
        List<String> path = rulebook.path(pool);
        boolean own = rulebook.hasOwnFloor(pool);
        String[] floor = own ? pool(path, "floor") : new String[] {"clouds", path.get(0), "floor"};
        String[] earned = rulebook.hasOffer(requestClass) ? line(requestClass, "offer") : pool(path, "price");
        double below = -plan.margins()[pool];
        List<Ground> grounds = new ArrayList<>();
        grounds.add(new Ground(
                String.format(
                        Locale.ROOT,
                        "%s would earn %.4g USD a unit-hour less than its floor",
                        naming.place(pool),
                        below),
                inForce(at, floor).or(() -> evidence(floor))));
        grounds.add(new Ground("what a unit-hour earns", inForce(at, earned).or(() -> evidence(earned))));
        if (!rulebook.hasOffer(requestClass)) {
            addFactor(grounds, "a factor on the prices of " + path.get(0), "clouds", path.get(0), "priceScale");
            addFactor(grounds, "a factor on the price of " + naming.place(pool), pool(path, "priceScale"));
            addFactor(grounds, "the discount on prices of " + path.get(0), "clouds", path.get(0), "discount");
        }
        return ImmutableList.copyOf(grounds);
    }

    private ImmutableList<Ground> silence(int requestClass, Instant at) {
        return rulebook.clause(requestClass, at)
                .map(clause -> ImmutableList.of(new Ground(
                        clause.cloud() + " was silent past the deadline" + where(clause), clause(clause, "deadline"))))
                .orElse(ImmutableList.of());
    }

    /** In which terms and carve-out a clause stands. */
    static String where(Clause clause) {
        if (clause.waiver().isPresent()) {
            return ", waiver " + clause.waiver().get();
        }
        return clause.carveOut().map(name -> ", carve-out " + name).orElse("")
                + clause.terms()
                        .map(name -> (clause.carveOut().isEmpty() ? ", " : " of ") + "terms " + name)
                        .orElse("");
    }

    private ImmutableList<Ground> capabilities(int requestClass, int pool, Instant at) {
        ImmutableList.Builder<Ground> grounds = ImmutableList.builder();
        for (String capability : rulebook.lacking(requestClass, pool, at)) {
            List<String> path = rulebook.path(pool);
            Optional<Instant> from = rulebook.available(capability, pool);
            String cloud = path.get(0);
            String region = path.get(1);
            if (from.isEmpty()) {
                grounds.add(new Ground(
                        "no " + capability + " on " + cloud + " in " + region,
                        evidence(line(requestClass, "capabilities"))));
            } else if (rulebook.isRegional(capability, pool)) {
                grounds.add(new Ground(
                        "no " + capability + " on " + cloud + " in " + region + " before " + Dates.written(from.get()),
                        evidence("clouds", cloud, "regions", region, "capabilities", capability)));
            } else {
                grounds.add(new Ground(
                        "no " + capability + " on " + cloud + " before " + Dates.written(from.get()),
                        evidence("clouds", cloud, "capabilities", capability)));
            }
        }
        return grounds.build();
    }

    private ImmutableList<Ground> accelerators(int requestClass) {
        return ImmutableList.of(new Ground(
                rulebook.line(requestClass).name() + " runs on nothing but "
                        + String.join(", ", rulebook.accelerators(requestClass)),
                evidence(line(requestClass, "accelerators"))));
    }

    private ImmutableList<Ground> residency(int requestClass) {
        String[] path = rulebook.line(requestClass).isFirstParty()
                ? line(requestClass, "geography")
                : line(requestClass, "markets", rulebook.market(requestClass), "geography");
        return ImmutableList.of(
                new Ground("data stay in " + rulebook.geography(requestClass).orElseThrow(), evidence(path)));
    }

    private ImmutableList<Ground> capacity(int pool, long tick) {
        Optional<SlipSpec> slip =
                Arrays.stream(world.slips).filter(one -> one.pool() == pool).findAny();
        long since = slip.map(late -> arrival(late, state.stepsArrived(pool))).orElse(tick);
        String next = future.delivery(pool, tick)
                .map(delivery ->
                        String.format(Locale.ROOT, "; %,d from %s on", delivery.units(), Dates.written(delivery.at())))
                .orElse("");
        List<String> path = rulebook.path(pool);
        List<Ground> grounds = new ArrayList<>();
        grounds.add(new Ground(
                String.format(Locale.ROOT, "%s has %,d units%s", naming.place(pool), state.capacityUnits(pool), next),
                inForce(rulebook.instant(since), pool(path, "capacity")).or(() -> evidence(pool(path, "capacity")))));
        slip.ifPresent(late -> addLate(grounds, late, tick));
        addFactor(grounds, "a factor on the capacity of " + path.get(0), "clouds", path.get(0), "capacityScale");
        addFactor(grounds, "a factor on the capacity of " + naming.place(pool), pool(path, "capacityScale"));
        return ImmutableList.copyOf(grounds);
    }

    /** The tick at which the last of so many steps was to arrive; the beginning of the run for what was there already. */
    private static long arrival(SlipSpec slip, int steps) {
        return steps == 0 ? 0 : slip.stepTick()[steps - 1];
    }

    /** Steps that were to have arrived. */
    private void addLate(List<Ground> grounds, SlipSpec slip, long tick) {
        int next = state.stepsArrived(slip.pool());
        long due = Arrays.stream(slip.stepTick()).filter(step -> step <= tick).count();
        if (due <= next) {
            return;
        }
        List<String> path = rulebook.path(slip.pool());
        long behind = due - next - 1;
        grounds.add(new Ground(
                String.format(
                        Locale.ROOT,
                        "the step to %,d units of %s is late%s",
                        slip.capacityUnits()[next + 1],
                        Dates.written(rulebook.instant(slip.stepTick()[next])),
                        behind == 0 ? "" : ", as " + (behind == 1 ? "is one" : "are " + behind) + " behind it"),
                rulebook.hasOwnSlip(slip.pool())
                        ? evidence(pool(path, "capacitySlip"))
                        : evidence("clouds", path.get(0), "capacitySlip")));
    }

    /** What multiplies a figure, if the scenario says so. */
    private void addFactor(List<Ground> grounds, String text, String... path) {
        provenance
                .at(path)
                .filter(figure -> figure.origin().kind() != Origin.Kind.DEFAULT)
                .ifPresent(figure -> grounds.add(new Ground(text, Optional.of(Evidence.of(figure)))));
    }

    /** What keeps more free: the rule that such products spill early, or the headroom. */
    private ImmutableList<Ground> reserved(int requestClass, int pool, Instant at) {
        Optional<Map.Entry<String, SpillAt>> rule = rulebook.spillAt(requestClass, pool)
                .filter(spillAt ->
                        (1 - spillAt.getValue().utilisation()) * state.capacityUnits(pool) > state.headroomUnits(pool));
        return rule.map(spillAt -> ImmutableList.of(new Ground(
                        "products of " + spillAt.getKey() + " fill "
                                + rulebook.path(pool).get(0) + " up to "
                                + perCent(spillAt.getValue().utilisation()) + " only",
                        evidence("spill", "spillAt", spillAt.getKey(), "utilisation"))))
                .orElseGet(() -> headroom(pool, at));
    }

    private ImmutableList<Ground> headroom(int pool, Instant at) {
        List<String> path = rulebook.path(pool);
        boolean own = rulebook.hasOwnHeadroom(pool);
        String[] figure = own ? pool(path, "headroom") : new String[] {"clouds", path.get(0), "headroom"};
        return ImmutableList.of(new Ground(
                path.get(0) + " keeps room free for itself"
                        + (own ? " in " + naming.place(pool) : " in each of its pools"),
                inForce(at, figure)));
    }

    private ImmutableList<Ground> declines(int requestClass, Plan plan, Instant at) {
        ImmutableList.Builder<Ground> grounds = ImmutableList.builder();
        String cloud = naming.cloud(plan.firstCloud());
        double used = state.cloudUtilisation(plan.firstCloud());
        rulebook.declines(requestClass, at).forEach((name, decline) -> {
            if (isOn(decline, plan.firstCloud())) {
                grounds.add(new Ground(
                        cloud + " declines " + name + ": " + perCent(decline.probability()) + " of such requests",
                        evidence("primary", "declines", name, "probability")
                                .filter(evidence -> !evidence.origin().equals("default"))
                                .or(() -> evidence("primary", "declines", name))));
                decline.whenUtilisationAbove()
                        .ifPresent(above -> grounds.add(new Ground(
                                "while more than " + perCent(above) + " of " + cloud + " is in use; it was "
                                        + perCent(used),
                                evidence("primary", "declines", name, "whenUtilisationAbove"))));
            }
        });
        return grounds.build();
    }

    /** The chance that the first cloud declines a request now; declines act independently of each other. */
    double declineChance(int requestClass, Plan plan, Instant at) {
        double accepted = 1;
        if (plan.firstCloud() >= 0) {
            for (Decline decline : rulebook.declines(requestClass, at).values()) {
                accepted *= isOn(decline, plan.firstCloud()) ? 1 - decline.probability() : 1;
            }
        }
        return 1 - accepted;
    }

    private boolean isOn(Decline decline, int cloud) {
        return decline.whenUtilisationAbove()
                .map(share -> state.isCloudAbove(cloud, share))
                .orElse(true);
    }

    /** The path to a part of a launch or a workload. */
    private String[] line(int requestClass, String... rest) {
        Rulebook.Line line = rulebook.line(requestClass);
        Stream<String> head = line.isFirstParty()
                ? Stream.of(
                        "clouds",
                        line.boundTo().orElseThrow(),
                        "firstParty",
                        line.workload().orElseThrow())
                : rulebook.launchPath(requestClass).stream();
        return Stream.concat(head, Arrays.stream(rest)).toArray(String[]::new);
    }

    private static String[] pool(List<String> path, String key) {
        return new String[] {"clouds", path.get(0), "regions", path.get(1), "pools", path.get(2), key};
    }

    private Optional<Evidence> evidence(String... path) {
        return provenance.at(path).map(Evidence::of);
    }

    private Optional<Evidence> inForce(Instant at, String... path) {
        return provenance.inForce(at, path).map(Evidence::of);
    }

    private static String perCent(double share) {
        return String.format(Locale.ROOT, "%.4g", PER_CENT * share).replaceFirst("\\.?0+$", "") + " %";
    }
}
