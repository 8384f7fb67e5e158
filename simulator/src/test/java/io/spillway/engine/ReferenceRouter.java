package io.spillway.engine;

import com.google.common.collect.ImmutableSet;
import io.spillway.model.Availability;
import io.spillway.model.Cloud;
import io.spillway.model.Commitment;
import io.spillway.model.Decline;
import io.spillway.model.Failback;
import io.spillway.model.Headroom;
import io.spillway.model.Launch;
import io.spillway.model.Market;
import io.spillway.model.OrderStrategy;
import io.spillway.model.Pool;
import io.spillway.model.Region;
import io.spillway.model.Rule;
import io.spillway.model.Scenario;
import io.spillway.model.SpillAt;
import io.spillway.model.UnitPrice;
import io.spillway.model.Workload;
import io.spillway.order.Cheapest;
import io.spillway.order.CommitmentFirst;
import io.spillway.order.LeastUtilised;
import io.spillway.order.MostFree;
import io.spillway.order.Priority;
import io.spillway.order.Proportional;
import io.spillway.order.Weighted;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The placement decision straight from the scenario's records and the list of running deployments: slow, obvious, and
 * written without a look at the arrays.
 */
final class ReferenceRouter {
    /** What one request asks for. */
    record Ask(
            String name,
            Optional<Launch> launch,
            Optional<String> boundTo,
            Workload workload,
            Market market,
            long streamId) {}

    /** What one request drew for orders that draw, by number. */
    private record Chance(long seed, int replication, long streamId, long ordinal) {
        double draw(int number) {
            long first = RandomStream.mixed(seed, replication, Purpose.ORDER.stream(streamId));
            return (RandomStream.mix(RandomStream.mix(first + ordinal) + number) >>> 11) * 0x1.0p-53;
        }
    }

    /** Where a request went and why, or the refusal nearest to acceptance when nothing took it. */
    record Answer(Optional<String> pool, int cause, Optional<Reason> lostFor) {}

    private record Candidate(
            String name, String cloud, Cloud cloudRecord, Region region, String accelerator, Pool pool) {}

    /** A deployment that an outage has routed anew; the answer has no pool when it waits or is dropped. */
    record Evacuated(Instant when, String from, int units, Answer answer, boolean waits) {}

    /** A deployment that a review has taken back to the first cloud. */
    record FailedBack(Instant when, String from, String to, int units) {}

    /**
     * A deployment, or the units that one left behind until its move is done, which nobody asks for.
     *
     * @param inSpill since when it is in spill, and in which order it came there
     */
    private record Running(
            String pool,
            int units,
            Instant until,
            Optional<Ask> ask,
            Optional<String> choice,
            double draw,
            long ordinal,
            Duration patience,
            Optional<InSpill> inSpill) {}

    private record InSpill(Instant since, int order) {}

    /** A pool as it was at the last signal. */
    private record Known(long capacity, long free, long headroom, boolean out) {}

    /** Why a launch and market has spilled last, and when. */
    private record Away(int cause, Instant since) {}

    private final Scenario scenario;
    private final int replication;
    /** By period of a commitment: micro-dollars that what was placed has left of it. */
    private final Map<Commitment.Period, Double> left = new IdentityHashMap<>();

    private final List<Promised> promised = new ArrayList<>();

    private final Map<String, Candidate> candidates = new LinkedHashMap<>();
    private final List<Running> running = new ArrayList<>();
    private final ReferenceSupply supply;
    private final ReferenceContract contract;
    private final ReferenceLaunches launches;
    /** Outages to come, in their order. */
    private final Deque<ReferenceSupply.Spell> coming;

    private final List<ReferenceSupply.Spell> present = new ArrayList<>();
    private final List<Evacuated> evacuated = new ArrayList<>();
    final ReferenceLines lines = new ReferenceLines();
    private final ReferenceFailback failback;
    private final List<FailedBack> failedBack = new ArrayList<>();
    /** By launch and market, each of which has an {@link Ask} of its own. */
    private final Map<Ask, Away> away = new IdentityHashMap<>();

    private int everInSpill;
    /** By pool, where routing does not see pools as they are. */
    private final Map<String, Known> known = new HashMap<>();

    private Instant nextSignal;

    ReferenceRouter(Scenario scenario, int replication) {
        this.scenario = scenario;
        this.replication = replication;
        supply = new ReferenceSupply(scenario, replication);
        contract = new ReferenceContract(scenario);
        launches = new ReferenceLaunches(scenario, replication, contract);
        coming = new ArrayDeque<>(supply.spells());
        failback = new ReferenceFailback(scenario);
        nextSignal = scenario.begin();
        for (boolean isPriced : List.of(true, false)) {
            scenario.money().commitments().values().stream()
                    .filter(commitment -> commitment.discount().isPresent() == isPriced)
                    .forEach(commitment -> promised.add(new Promised(commitment, commitment.periods())));
        }
        scenario.clouds()
                .forEach((cloudName, cloud) -> cloud.regions()
                        .forEach((regionName, region) -> region.pools().forEach((poolName, pool) -> {
                            String name = cloudName + "/" + regionName + "/" + poolName;
                            String accelerator = pool.accelerator().orElse(poolName);
                            candidates.put(name, new Candidate(name, cloudName, cloud, region, accelerator, pool));
                        })));
    }

    /** A request that was decided begins to run. */
    void place(
            Answer answer,
            int units,
            Instant now,
            Instant until,
            Ask ask,
            Optional<String> choice,
            double draw,
            long ordinal,
            Duration patience) {
        if (ask.launch().isPresent()) {
            Candidate taker = candidates.get(answer.pool().orElseThrow());
            Instant end = until.isAfter(scenario.end()) ? scenario.end().plusNanos(1000) : until;
            draw(taker, ask, units, now, end);
        }
        resume(answer, units, now, until, ask, choice, draw, ordinal, patience);
    }

    /** One that ran before goes on; of what was promised it has drawn its part already. */
    void resume(
            Answer answer,
            int units,
            Instant now,
            Instant until,
            Ask ask,
            Optional<String> choice,
            double draw,
            long ordinal,
            Duration patience) {
        Running asked =
                new Running("", units, until, Optional.of(ask), choice, draw, ordinal, patience, Optional.empty());
        place(answer, asked, now);
    }

    /** A commitment, with its periods once and for all. */
    private record Promised(Commitment commitment, List<Commitment.Period> periods) {}

    /** What runs before anything is measured draws down nothing; priced commitments are drawn down first. */
    private void draw(Candidate taker, Ask ask, int units, Instant now, Instant end) {
        Instant from = now.isBefore(scenario.start()) ? scenario.start() : now;
        double hours = end.isAfter(from) ? hours(from, end) : 0;
        double rest = 1;
        for (Promised promise : promised) {
            double present = left(promise, ask, taker, now);
            if (present > 0 && rest > 0) {
                double paid = 1
                        - promise.commitment()
                                .discount()
                                .orElse(taker.cloudRecord().discount());
                double all = units * hours * listPrice(taker, now) * paid;
                Commitment.Period period = inForce(promise, now).orElseThrow();
                if (present >= rest * all) {
                    left.put(period, present - rest * all);
                    rest = 0;
                } else {
                    left.put(period, 0.0);
                    rest -= present / all;
                }
            }
        }
    }

    private Optional<Commitment.Period> inForce(Promised promise, Instant now) {
        Instant at = now.isBefore(scenario.start()) ? scenario.start() : now;
        return promise.periods().stream()
                .filter(period -> !at.isBefore(period.from()) && at.isBefore(period.until()))
                .findFirst();
    }

    private double left(Promised promise, Ask ask, Candidate candidate, Instant now) {
        Commitment commitment = promise.commitment();
        String kind = ask.launch().map(Launch::kind).orElse("");
        String region = candidate.name().split("/")[1];
        if (!commitment.cloud().equals(candidate.cloud())
                || !commitment.kinds().isEmpty() && !commitment.kinds().contains(kind)
                || !commitment.regions().isEmpty() && !commitment.regions().contains(region)
                || !commitment.accelerators().isEmpty()
                        && !commitment.accelerators().contains(candidate.accelerator())) {
            return 0;
        }
        return inForce(promise, now)
                .map(period -> left.getOrDefault(period, (double) toSpend(commitment, period)))
                .orElse(0.0);
    }

    private long toSpend(Commitment commitment, Commitment.Period period) {
        boolean isFirst =
                !scenario.start().isBefore(period.from()) && scenario.start().isBefore(period.until());
        return isFirst ? Math.max(0, period.minimumMicros() - commitment.spent().micros()) : period.minimumMicros();
    }

    private static double hours(Instant from, Instant to) {
        return ChronoUnit.MICROS.between(from, to) / 3.6e9;
    }

    private double listPrice(Candidate candidate, Instant now) {
        return listMicros(candidate, now).doubleValue() / performance(candidate).doubleValue();
    }

    private void place(Answer answer, Running asked, Instant now) {
        boolean isSpill = Cause.isSpill(answer.cause());
        if (isSpill) {
            away.put(asked.ask().orElseThrow(), new Away(answer.cause(), now));
        }
        Optional<InSpill> inSpill = !isSpill
                ? Optional.empty()
                : Optional.of(asked.inSpill().orElseGet(() -> new InSpill(now, everInSpill++)));
        running.add(new Running(
                answer.pool().orElseThrow(),
                asked.units(),
                asked.until(),
                asked.ask(),
                asked.choice(),
                asked.draw(),
                asked.ordinal(),
                asked.patience(),
                inSpill));
    }

    /** What reviews had taken back up to an instant, those of the instant with them. */
    List<FailedBack> failedBackUntil(Instant now) {
        advance(now);
        reviewsBefore(now.plusNanos(1000));
        return failedBack;
    }

    /** What outages had routed anew up to an instant. */
    List<Evacuated> evacuatedUntil(Instant now) {
        advance(now);
        return evacuated;
    }

    /** Signals and reviews, neither of which comes in an instant of the other. */
    private void reviewsBefore(Instant now) {
        while (failback.isDueBefore(now)) {
            Instant at = failback.next();
            signalsBefore(at);
            clean(at);
            review(at);
        }
        signalsBefore(now);
    }

    private void signalsBefore(Instant now) {
        Duration lag = scenario.spill().signalLag();
        while (!lag.isZero() && nextSignal.isBefore(now)) {
            Instant at = nextSignal;
            clean(at);
            candidates
                    .values()
                    .forEach(candidate -> known.put(
                            candidate.name(),
                            new Known(
                                    capacity(candidate, at),
                                    free(candidate, at),
                                    headroom(candidate, at),
                                    isOut(candidate))));
            nextSignal = nextSignal.plus(lag);
        }
    }

    private void clean(Instant at) {
        running.removeIf(deployment -> !deployment.until().isAfter(at));
        present.removeIf(spell -> !spell.until().isAfter(at));
    }

    private void review(Instant at) {
        for (String cloud : scenario.clouds().keySet()) {
            failback.observe(cloud, at, used(cloud), capacity(cloud, at));
        }
        running.stream()
                .filter(deployment -> deployment.inSpill().isPresent())
                .sorted(Comparator.comparing(
                        deployment -> deployment.inSpill().orElseThrow().order()))
                .toList()
                .forEach(deployment -> goBack(deployment, at));
    }

    private void goBack(Running deployment, Instant at) {
        Ask ask = deployment.ask().orElseThrow();
        Optional<String> home = firstCloud(ask, at);
        String here = candidates.get(deployment.pool()).cloud();
        Instant since = deployment.inSpill().orElseThrow().since();
        if (home.isEmpty()
                || home.get().equals(here)
                || !failback.mayMove(home.get(), since, deployment.until(), at)
                || failback.isTooMuch(home.get(), used(home.get()) + deployment.units(), capacity(home.get(), at))) {
            return;
        }
        Chance chance = new Chance(scenario.seed(), replication, ask.streamId(), deployment.ordinal());
        taker(of(home.get()), scenario.clouds().get(home.get()).poolOrder(), ask, deployment.units(), chance, at)
                .filter(candidate -> refusal(candidate, ask, deployment.units(), deployment.draw(), home, at)
                        .isEmpty())
                .ifPresent(to -> {
                    failedBack.add(new FailedBack(at, deployment.pool(), to.name(), deployment.units()));
                    running.remove(deployment);
                    running.add(new Running(
                            deployment.pool(),
                            deployment.units(),
                            at.plus(failback.moveTime()),
                            Optional.empty(),
                            Optional.empty(),
                            0,
                            0,
                            Duration.ZERO,
                            Optional.empty()));
                    if (failback.moveTime().isZero()) {
                        running.remove(running.size() - 1);
                    }
                    int cause = cause(to, deployment.choice(), Cause.FIRST);
                    place(new Answer(Optional.of(to.name()), cause, Optional.empty()), deployment, at);
                });
    }

    private double used(String cloud) {
        return of(cloud).stream().mapToLong(this::used).sum();
    }

    private double capacity(String cloud, Instant now) {
        return of(cloud).stream()
                .mapToLong(candidate -> capacity(candidate, now))
                .sum();
    }

    private void advance(Instant now) {
        while (!coming.isEmpty() && !coming.peek().from().isAfter(now)) {
            ReferenceSupply.Spell spell = coming.remove();
            reviewsBefore(spell.from());
            running.removeIf(deployment -> deployment.until().isBefore(spell.from()));
            present.removeIf(other -> !other.until().isAfter(spell.from()));
            present.add(spell);
            if (spell.treatment() != io.spillway.model.Treatment.RIDE_THROUGH) {
                spell.pools().forEach(pool -> clear(pool, spell));
            }
        }
        reviewsBefore(now);
        signalsBefore(now.plusNanos(1000));
        clean(now);
    }

    private void clear(String pool, ReferenceSupply.Spell spell) {
        List<Running> here = running.stream()
                .filter(deployment -> deployment.pool().equals(pool))
                .filter(deployment -> deployment.until().isAfter(spell.from()))
                .toList();
        for (Running deployment : here) {
            running.remove(deployment);
            if (spell.treatment() == io.spillway.model.Treatment.EVACUATE
                    && deployment.ask().isPresent()) {
                Answer answer = answer(
                        deployment.ask().get(),
                        deployment.units(),
                        deployment.choice(),
                        deployment.draw(),
                        deployment.ordinal(),
                        spell.from());
                if (!deployment.patience().isZero()) {
                    answer = behindOthers(deployment.ask().get(), answer, spell.from());
                }
                evacuate(deployment, answer, spell.from());
            }
        }
    }

    /** Nobody overtakes: where others wait, nothing is taken. */
    Answer behindOthers(Ask ask, Answer answer, Instant now) {
        return answer.pool().isEmpty() || lines.isEmpty(ask, now)
                ? answer
                : new Answer(Optional.empty(), -1, Optional.of(Reason.CAPACITY));
    }

    private void evacuate(Running deployment, Answer answer, Instant now) {
        boolean waits = answer.pool().isEmpty() && !deployment.patience().isZero();
        evacuated.add(new Evacuated(now, deployment.pool(), deployment.units(), answer, waits));
        if (answer.pool().isPresent()) {
            place(answer, deployment, now);
        } else if (waits) {
            lines.join(
                    deployment.ask().orElseThrow(),
                    new ReferenceLines.Waiter(
                            deployment.ordinal(),
                            deployment.units(),
                            now,
                            now.plus(deployment.patience()),
                            Optional.of(new ReferenceLines.Evacuee(
                                    deployment.pool(), Duration.between(now, deployment.until())))));
        }
    }

    private boolean isOut(Candidate candidate) {
        return present.stream().anyMatch(spell -> spell.pools().contains(candidate.name()));
    }

    Answer decide(Ask ask, int units, Optional<String> choice, double draw, long ordinal, Instant now) {
        advance(now);
        return answer(ask, units, choice, draw, ordinal, now);
    }

    /** What the cloud that comes first says of a launch, none where it takes it, or that it is held; as the engine tells it. */
    record Said(Optional<Reason> refusal, boolean isHeld) {}

    /** A launch is answered for now. */
    Said launched(String name, List<Ask> markets, int footprint, Instant now) {
        advance(now);
        ReferenceLaunches.Standing standing = launches.of(name);
        if (standing.isDecided || !standing.isHeld && !standing.due.equals(Optional.of(now))) {
            throw new AssertionError(name + " is answered for at " + now + ", not at " + standing.due);
        }
        ReferenceContract.InForce rule = contract.of(standing.knownAs, standing.launch, now);
        Said said = said(standing, rule, markets, footprint, now);
        if (said.isHeld()) {
            standing.isHeld = true;
        } else {
            launches.open(standing, now, rule, said.refusal().isEmpty() || !rule.putsOneFirst());
        }
        return said;
    }

    /** Why a pool would not take a launch's footprint now; none where it would. */
    Optional<Reason> launchRefusal(String name, String pool, List<Ask> markets, int footprint, Instant now) {
        ReferenceLaunches.Standing standing = launches.of(name);
        ReferenceContract.InForce rule = contract.of(standing.knownAs, standing.launch, now);
        Optional<String> first = rule.rule() == Rule.OPEN ? Optional.empty() : Optional.of(rule.cloud());
        Candidate candidate = candidates.get(pool);
        Optional<Reason> nearest = Optional.empty();
        for (Ask market : markets) {
            Optional<Reason> refusal =
                    refusalWhenOpen(candidate, market, footprint, launches.declineDraw(standing), first, now);
            if (refusal.isEmpty()) {
                boolean isSilent = standing.isSilent
                        && !standing.isHeld
                        && rule.putsOneFirst()
                        && first.equals(Optional.of(candidate.cloud()));
                return isSilent ? Optional.of(Reason.NO_ANSWER) : Optional.empty();
            }
            nearest = later(nearest, refusal);
        }
        return nearest;
    }

    /** Launches whose answer was due before an instant and did not come, and those held that would be taken. */
    List<String> overdue(Map<String, List<Ask>> markets, Map<String, Integer> footprints, Instant now) {
        advance(now);
        List<String> overdue = new ArrayList<>();
        for (ReferenceLaunches.Standing standing : launches.all()) {
            boolean isDue = standing.due.isPresent() && standing.due.get().isBefore(now);
            if (isDue && !standing.isDecided) {
                ReferenceContract.InForce rule = contract.of(standing.knownAs, standing.launch, now);
                boolean waits = standing.isHeld
                        && said(standing, rule, markets.get(standing.name), footprints.get(standing.name), now)
                                .isHeld();
                if (!waits) {
                    overdue.add(standing.name);
                }
            }
        }
        return overdue;
    }

    Map<String, Instant> opens(String name) {
        return launches.of(name).opens;
    }

    private Said said(
            ReferenceLaunches.Standing standing,
            ReferenceContract.InForce rule,
            List<Ask> markets,
            int footprint,
            Instant now) {
        if (rule.rule() == Rule.OPEN) {
            return new Said(Optional.empty(), false);
        }
        Said answer = answerOfFirst(standing, rule, markets, footprint, now);
        return standing.isSilent && !standing.isHeld && rule.putsOneFirst()
                ? new Said(answer.refusal().or(() -> Optional.of(Reason.NO_ANSWER)), false)
                : answer;
    }

    private Said answerOfFirst(
            ReferenceLaunches.Standing standing,
            ReferenceContract.InForce rule,
            List<Ask> markets,
            int footprint,
            Instant now) {
        double draw = launches.declineDraw(standing);
        List<Candidate> pools = of(rule.cloud());
        Optional<Reason> nearest = pools.isEmpty() ? Optional.of(Reason.CAPACITY) : Optional.empty();
        boolean earnsEnough = false;
        for (Ask market : markets) {
            earnsEnough |= earnsEnough(rule.cloud(), market, now);
            for (Candidate pool : pools) {
                Optional<Reason> refusal =
                        refusalWhenOpen(pool, market, footprint, draw, Optional.of(rule.cloud()), now);
                if (refusal.isEmpty()) {
                    return new Said(Optional.empty(), false);
                }
                nearest = later(nearest, refusal);
            }
        }
        if (rule.isUnlessAll()) {
            boolean able = nearest.get().kind() == Kind.CHOOSES_NOT;
            boolean declines =
                    rule.cloud().equals(scenario.primary().cloud()) && draw < declineChance(standing.launch, now);
            if (able || earnsEnough && !declines) {
                return new Said(able ? Optional.empty() : nearest, !able);
            }
        }
        return new Said(nearest, false);
    }

    private Answer answer(Ask ask, int units, Optional<String> choice, double draw, long ordinal, Instant now) {
        Chance chance = new Chance(scenario.seed(), replication, ask.streamId(), ordinal);
        Answer answer = answerAtHome(ask, units, choice, draw, chance, now);
        if (answer.cause() != Cause.FIRST || !isAway(ask, now)) {
            return answer;
        }
        return otherTaker(ask, units, choice, chance, now)
                .map(candidate -> new Answer(
                        Optional.of(candidate.name()),
                        cause(candidate, choice, away.get(ask).cause()),
                        Optional.empty()))
                .orElse(answer);
    }

    /** It is on the cloud that its customer asked for, or it is there for another cause. */
    private static int cause(Candidate taker, Optional<String> choice, int otherwise) {
        return choice.equals(Optional.of(taker.cloud())) ? Cause.CUSTOMER_CHOICE : otherwise;
    }

    /** Who takes what the first cloud does not, the cloud asked for before others where it was barred until now. */
    private Optional<Candidate> otherTaker(Ask ask, int units, Optional<String> choice, Chance chance, Instant now) {
        Optional<String> first = firstCloud(ask, now);
        return choice.filter(cloud -> barsChoice(ask, now) && !first.equals(choice))
                .flatMap(cloud -> taker(of(cloud), scenario.clouds().get(cloud).poolOrder(), ask, units, chance, now))
                .or(() -> taker(inSpillOrder(first), scenario.spill().order(), ask, units, chance, now));
    }

    /** Whether there is no failback, the class has spilled, and no other cloud has come first since. */
    private boolean isAway(Ask ask, Instant now) {
        if (!(scenario.spill().failback() instanceof Failback.None) || !away.containsKey(ask)) {
            return false;
        }
        Instant since = away.get(ask).since();
        return contract.changes()
                .filter(from -> from.isAfter(since) && !from.isAfter(now))
                .allMatch(from -> firstCloud(ask, from).equals(firstCloud(ask, since)));
    }

    private Answer answerAtHome(Ask ask, int units, Optional<String> choice, double draw, Chance chance, Instant now) {
        Optional<String> first = firstCloud(ask, now);
        boolean keepsAll = ask.launch().isPresent() && rule(ask, now).isUnlessAll();
        boolean asksForFirst = choice.isPresent() && choice.equals(first);
        if (choice.isPresent() && !(keepsAll && asksForFirst) && (asksForFirst || !barsChoice(ask, now))) {
            Optional<Candidate> taker =
                    taker(of(choice.get()), scenario.clouds().get(choice.get()).poolOrder(), ask, units, chance, now);
            taker = taker.filter(candidate ->
                    refusal(candidate, ask, units, draw, first, now).isEmpty());
            if (taker.isPresent()) {
                return new Answer(taker.map(Candidate::name), Cause.CUSTOMER_CHOICE, Optional.empty());
            }
        }
        if (keepsAll) {
            Optional<Candidate> able = able(ask, units, first.get(), chance, now);
            if (able.isPresent()) {
                return new Answer(
                        able.map(Candidate::name),
                        asksForFirst ? Cause.CUSTOMER_CHOICE : Cause.FIRST,
                        Optional.empty());
            }
        }
        Optional<Reason> nearest = Optional.empty();
        if (first.isPresent()) {
            for (Candidate candidate : of(first.get())) {
                nearest = later(nearest, refusal(candidate, ask, units, draw, first, now));
            }
            Optional<Candidate> taker =
                    taker(of(first.get()), scenario.clouds().get(first.get()).poolOrder(), ask, units, chance, now);
            if (taker.isPresent()
                    && refusal(taker.get(), ask, units, draw, first, now).isEmpty()) {
                int cause = ask.launch().isPresent() ? Cause.FIRST : Cause.FIRST_PARTY;
                return new Answer(taker.map(Candidate::name), cause, Optional.empty());
            }
            if (of(first.get()).isEmpty()) {
                nearest = Optional.of(Reason.CAPACITY);
            }
        }
        List<Candidate> askedFor = choice.map(this::of).orElse(List.of());
        Optional<Reason> anywhere = nearest;
        for (Candidate candidate : askedFor) {
            anywhere = later(anywhere, refusal(candidate, ask, units, draw, first, now));
        }
        if (keepsAll && earnsEnough(first.get(), ask, now) && !declines(ask, first, draw, now)) {
            return new Answer(Optional.empty(), -1, barsChoice(ask, now) ? nearest : anywhere);
        }
        if (ask.launch().isPresent()) {
            List<Candidate> others = inSpillOrder(first);
            Optional<Candidate> taker = otherTaker(ask, units, choice, chance, now);
            if (taker.isPresent()) {
                int cause =
                        cause(taker.get(), choice, nearest.map(Reason::ordinal).orElse(Cause.OPEN));
                return new Answer(taker.map(Candidate::name), cause, Optional.empty());
            }
            for (Candidate candidate : others) {
                anywhere = later(anywhere, refusal(candidate, ask, units, draw, first, now));
            }
        }
        return new Answer(Optional.empty(), -1, anywhere);
    }

    /**
     * The pool of the first cloud that can take a request: one that would of its own accord, then of those that earn enough
     * the first with enough units, beside those it keeps if it can be, then of the others.
     */
    private Optional<Candidate> able(Ask ask, int units, String first, Chance chance, Instant now) {
        List<Candidate> can = of(first).stream()
                .filter(candidate -> !isBarred(candidate, ask, now)
                        && launches.isOpen(launches.of(ask.name()), candidate.cloud(), now)
                        && cannotEver(candidate, ask, now).isEmpty()
                        && !isOut(candidate)
                        && units <= free(candidate, now))
                .toList();
        Launch launch = ask.launch().get();
        return taker(of(first), scenario.clouds().get(first).poolOrder(), ask, units, chance, now)
                .or(() -> can.stream()
                        .min(Comparator.comparing((Candidate one) -> earnsTooLittle(one, launch, now))
                                .thenComparing(one -> room(one, ask, now) < units)));
    }

    /** Whether customers get no cloud but the first one by asking for it, before that one refuses. */
    boolean barsChoice(Ask ask, Instant now) {
        ReferenceContract.InForce rule = rule(ask, now);
        return rule.rule() == Rule.RIGHT_OF_FIRST_REFUSAL
                || rule.rule() == Rule.FIRST && launches.inHeadStart(launches.of(ask.name()), now);
    }

    private boolean earnsEnough(String cloud, Ask ask, Instant now) {
        List<Candidate> asked = of(cloud).stream()
                .filter(candidate -> cannotEver(candidate, ask, now).isEmpty())
                .toList();
        if (asked.isEmpty()) {
            asked = of(cloud);
        }
        return asked.isEmpty()
                || asked.stream()
                        .anyMatch(candidate ->
                                !earnsTooLittle(candidate, ask.launch().get(), now));
    }

    private boolean earnsTooLittle(Candidate candidate, Launch launch, Instant now) {
        BigDecimal floor = BigDecimal.valueOf(candidate
                .pool()
                .floor()
                .orElse(candidate.cloudRecord().floor())
                .at(now, UnitPrice.FREE)
                .microsPerUnitHour());
        BigDecimal earned = launch.offer()
                .map(offer -> BigDecimal.valueOf(offer.at(now, UnitPrice.FREE).microsPerUnitHour()))
                .orElseGet(() -> pricePerUnit(candidate, now));
        return earned.compareTo(floor) < 0;
    }

    /** Why a pool refuses at an instant, whatever the others do. */
    Optional<Reason> refusal(String pool, Ask ask, int units, double draw, Instant now) {
        return refusal(candidates.get(pool), ask, units, draw, firstCloud(ask, now), now);
    }

    private static Optional<Reason> later(Optional<Reason> a, Optional<Reason> b) {
        return a.isEmpty() || b.isPresent() && b.get().compareTo(a.get()) > 0 ? b : a;
    }

    private Optional<Reason> refusal(
            Candidate candidate, Ask ask, int units, double draw, Optional<String> first, Instant now) {
        if (ask.launch().isPresent() && isBarred(candidate, ask, now)) {
            return Optional.of(Reason.TERMS);
        }
        if (ask.launch().isPresent() && !launches.isOpen(launches.of(ask.name()), candidate.cloud(), now)) {
            return Optional.of(Reason.NOT_OPEN);
        }
        Optional<Reason> never = cannotEver(candidate, ask, now);
        if (never.isPresent()) {
            return never;
        }
        if (ask.launch().isPresent() && known.containsKey(candidate.name())) {
            Known seen = known.get(candidate.name());
            if (seen.out()) {
                return Optional.of(Reason.OUTAGE);
            } else if (units > seen.free()) {
                return Optional.of(Reason.CAPACITY);
            } else if (units > seen.free() - kept(candidate, ask, seen.capacity(), seen.headroom())) {
                return Optional.of(Reason.RESERVED);
            }
        }
        return refusalAsItIs(candidate, ask, units, draw, first, now);
    }

    /** Were the launch open everywhere, and the cloud asked what it knows of itself. */
    private Optional<Reason> refusalWhenOpen(
            Candidate candidate, Ask ask, int units, double draw, Optional<String> first, Instant now) {
        if (ask.launch().isPresent() && isBarred(candidate, ask, now)) {
            return Optional.of(Reason.TERMS);
        }
        Optional<Reason> never = cannotEver(candidate, ask, now);
        return never.isPresent() ? never : refusalAsItIs(candidate, ask, units, draw, first, now);
    }

    private Optional<Reason> refusalAsItIs(
            Candidate candidate, Ask ask, int units, double draw, Optional<String> first, Instant now) {
        if (isOut(candidate)) {
            return Optional.of(Reason.OUTAGE);
        }
        if (units > free(candidate, now)) {
            return Optional.of(Reason.CAPACITY);
        }
        if (units > room(candidate, ask, now)) {
            return Optional.of(Reason.RESERVED);
        }
        if (ask.launch().isPresent() && earnsTooLittle(candidate, ask.launch().get(), now)) {
            return Optional.of(Reason.MARGIN);
        }
        if (first.equals(Optional.of(candidate.cloud())) && declines(ask, first, draw, now)) {
            return Optional.of(Reason.DECLINED);
        }
        return Optional.empty();
    }

    private boolean declines(Ask ask, Optional<String> first, double draw, Instant now) {
        return ask.launch().isPresent()
                && first.equals(Optional.of(scenario.primary().cloud()))
                && draw < declineChance(ask.launch().get(), now);
    }

    private Optional<Reason> cannotEver(Candidate candidate, Ask ask, Instant now) {
        if (ask.launch().isPresent()
                && !ask.launch().get().capabilities().stream().allMatch(name -> can(candidate, name, now))) {
            return Optional.of(Reason.CAPABILITY);
        }
        Set<String> accelerators = ask.launch()
                .<Set<String>>map(Launch::accelerators)
                .orElseGet(() -> ask.workload().accelerators());
        if (!accelerators.isEmpty() && !accelerators.contains(candidate.accelerator())) {
            return Optional.of(Reason.ACCELERATOR);
        }
        Optional<String> geography = ask.market().geography();
        return geography.isPresent()
                        && !geography.get().equals(candidate.region().geography())
                ? Optional.of(Reason.RESIDENCY)
                : Optional.empty();
    }

    private boolean can(Candidate candidate, String capability, Instant now) {
        Availability anywhere = candidate.cloudRecord().capabilities().get(capability);
        Availability here = candidate.region().capabilities().get(capability);
        return anywhere != null && !now.isBefore(anywhere.from()) || here != null && !now.isBefore(here.from());
    }

    private ReferenceContract.InForce rule(Ask ask, Instant now) {
        return contract.of(launches.of(ask.name()).knownAs, ask.launch().get(), now);
    }

    private Optional<String> firstCloud(Ask ask, Instant now) {
        if (ask.launch().isEmpty()) {
            return ask.boundTo();
        }
        ReferenceContract.InForce rule = rule(ask, now);
        return rule.rule() == Rule.OPEN ? Optional.empty() : Optional.of(rule.cloud());
    }

    private boolean isBarred(Candidate candidate, Ask ask, Instant now) {
        ReferenceContract.InForce rule = rule(ask, now);
        return rule.rule() == Rule.EXCLUSIVE
                && !rule.cloud().equals(candidate.cloud())
                && !rule.besides().contains(candidate.cloud());
    }

    private List<Candidate> of(String cloud) {
        return candidates.values().stream()
                .filter(candidate -> candidate.cloud().equals(cloud))
                .toList();
    }

    private List<Candidate> inSpillOrder(Optional<String> first) {
        List<String> clouds = new ArrayList<>(scenario.spill().clouds());
        if (clouds.isEmpty()) {
            clouds.addAll(scenario.clouds().keySet());
        } else if (!clouds.contains(scenario.primary().cloud())) {
            clouds.add(0, scenario.primary().cloud());
        }
        first.ifPresent(clouds::remove);
        return clouds.stream().flatMap(cloud -> of(cloud).stream()).toList();
    }

    /** The pool that an order prefers of those that refuse for no reason but chance. */
    private Optional<Candidate> taker(
            List<Candidate> listed, OrderStrategy order, Ask ask, int units, Chance chance, Instant now) {
        List<Candidate> tried = order instanceof Proportional ? listed : nearestFirst(listed, ask);
        List<Candidate> able = tried.stream()
                .filter(candidate ->
                        refusal(candidate, ask, units, 1, Optional.empty(), now).isEmpty())
                .toList();
        if (able.isEmpty()) {
            return Optional.empty();
        } else if (order instanceof Priority) {
            return Optional.of(able.get(0));
        } else if (order instanceof Cheapest) {
            return able.stream().min(Comparator.comparing(candidate -> pricePerUnit(candidate, now)));
        } else if (order instanceof LeastUtilised) {
            return able.stream().min(Comparator.comparing(candidate -> utilisation(ask, candidate, now)));
        } else if (order instanceof MostFree) {
            return able.stream().min(Comparator.comparing(candidate -> -knownRoom(candidate, ask, now)));
        } else if (order instanceof Proportional) {
            return Optional.of(drawn(listed, able, ask, chance, now));
        } else if (order instanceof Weighted weighted) {
            return Optional.of(drawn(able, weighted, chance));
        } else if (order instanceof CommitmentFirst) {
            return Optional.of(able.stream()
                    .filter(candidate -> promised.stream().anyMatch(promise -> left(promise, ask, candidate, now) > 0))
                    .findFirst()
                    .orElse(able.get(0)));
        }
        throw new IllegalArgumentException("no reference for " + order);
    }

    /** Cloud by cloud: what lies in the first geography that the market prefers, in the next one, then the rest, as listed. */
    private static List<Candidate> nearestFirst(List<Candidate> listed, Ask ask) {
        Set<Candidate> inOrder = new LinkedHashSet<>();
        for (Candidate any : listed) {
            List<Candidate> ofItsCloud = listed.stream()
                    .filter(candidate -> candidate.cloud().equals(any.cloud()))
                    .toList();
            for (String geography : ask.market().prefers().orElse(ImmutableSet.of())) {
                ofItsCloud.stream()
                        .filter(candidate -> candidate.region().geography().equals(geography))
                        .forEach(inOrder::add);
            }
            inOrder.addAll(ofItsCloud);
        }
        return List.copyOf(inOrder);
    }

    private long knownRoom(Candidate candidate, Ask ask, Instant now) {
        Known seen = known.get(candidate.name());
        return ask.launch().isEmpty() || seen == null
                ? room(candidate, ask, now)
                : seen.free() - kept(candidate, ask, seen.capacity(), seen.headroom());
    }

    private long room(Candidate candidate, Ask ask, Instant now) {
        return ask.launch().isEmpty()
                ? free(candidate, now)
                : free(candidate, now) - kept(candidate, ask, capacity(candidate, now), headroom(candidate, now));
    }

    /** Units of a pool that a launch may not have: the headroom, or what it may not fill. */
    private long kept(Candidate candidate, Ask ask, long capacity, long headroom) {
        long kept = headroom;
        for (SpillAt rule : scenario.spill().spillAt().values()) {
            boolean holds = rule.clouds().contains(candidate.cloud())
                    || rule.clouds().isEmpty()
                            && candidate.cloud().equals(scenario.primary().cloud());
            if (holds
                    && ReferenceContract.covers(
                            rule.kinds(), rule.tags(), ask.launch().orElseThrow())) {
                long most = BigDecimal.valueOf(rule.utilisation())
                        .multiply(BigDecimal.valueOf(capacity))
                        .setScale(0, RoundingMode.FLOOR)
                        .longValueExact();
                kept = Math.max(kept, capacity - most);
            }
        }
        return kept;
    }

    /** Draws a unit of room until it is of a pool that is able; after eight in vain among the units of these alone. */
    private Candidate drawn(List<Candidate> listed, List<Candidate> able, Ask ask, Chance chance, Instant now) {
        List<Candidate> everywhere = new ArrayList<>();
        List<Candidate> enough = new ArrayList<>();
        for (Candidate candidate : listed) {
            boolean isOpen =
                    refusal(candidate, ask, 0, 1, Optional.empty(), now).isEmpty();
            for (long unit = isOpen ? room(candidate, ask, now) : 0; unit > 0; unit--) {
                everywhere.add(candidate);
                if (able.contains(candidate)) {
                    enough.add(candidate);
                }
            }
        }
        for (int number = 0; number < 8; number++) {
            Candidate candidate = everywhere.get((int) (chance.draw(number) * everywhere.size()));
            if (able.contains(candidate)) {
                return candidate;
            }
        }
        return enough.get((int) (chance.draw(8) * enough.size()));
    }

    private Candidate drawn(List<Candidate> able, Weighted weighted, Chance chance) {
        List<String> groups = inSpillOrder(Optional.empty()).stream()
                .map(candidate -> group(weighted, candidate))
                .toList();
        Map<String, Candidate> first = new TreeMap<>(Comparator.comparingInt(groups::indexOf));
        for (Candidate candidate : able) {
            first.putIfAbsent(group(weighted, candidate), candidate);
        }
        double total = 0;
        for (String group : first.keySet()) {
            total += weighted.weights().getOrDefault(group, 1.0);
        }
        double rest = chance.draw(0) * total;
        Candidate drawn = null;
        for (Map.Entry<String, Candidate> entry : first.entrySet()) {
            if (rest >= 0) {
                drawn = entry.getValue();
                rest -= weighted.weights().getOrDefault(entry.getKey(), 1.0);
            }
        }
        return drawn;
    }

    /** The narrowest name of a pool that has a weight, else its cloud's. */
    private static String group(Weighted weighted, Candidate candidate) {
        String name = candidate.name();
        while (name.contains("/") && !weighted.weights().containsKey(name)) {
            name = name.substring(0, name.lastIndexOf('/'));
        }
        return name;
    }

    private BigDecimal performance(Candidate candidate) {
        return scenario.accelerators().get(candidate.accelerator()).performance();
    }

    private BigDecimal pricePerUnit(Candidate candidate, Instant now) {
        BigDecimal discount = BigDecimal.valueOf(candidate.cloudRecord().discount());
        return listMicros(candidate, now)
                .multiply(BigDecimal.ONE.subtract(discount))
                .divide(performance(candidate), new MathContext(60));
    }

    private static BigDecimal listMicros(Candidate candidate, Instant now) {
        return BigDecimal.valueOf(
                        candidate.pool().price().at(now, UnitPrice.FREE).microsPerUnitHour())
                .multiply(candidate.pool().priceScale())
                .multiply(candidate.cloudRecord().priceScale());
    }

    private BigDecimal utilisation(Ask ask, Candidate candidate, Instant now) {
        Known seen = ask.launch().isPresent() ? known.get(candidate.name()) : null;
        if (seen != null && seen.capacity() > 0) {
            return BigDecimal.valueOf(seen.capacity() - seen.free())
                    .divide(BigDecimal.valueOf(seen.capacity()), new MathContext(60));
        }
        long capacity = capacity(candidate, now);
        return capacity == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(used(candidate)).divide(BigDecimal.valueOf(capacity), new MathContext(60));
    }

    private long capacity(Candidate candidate, Instant now) {
        return BigDecimal.valueOf(candidate.pool().capacity().at(supply.effective(candidate.name(), now), 0L))
                .multiply(candidate.pool().capacityScale())
                .multiply(candidate.cloudRecord().capacityScale())
                .multiply(performance(candidate))
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }

    private long used(Candidate candidate) {
        return running.stream()
                .filter(deployment -> deployment.pool().equals(candidate.name()))
                .mapToLong(Running::units)
                .sum();
    }

    private long free(Candidate candidate, Instant now) {
        return capacity(candidate, now) - used(candidate);
    }

    private long headroom(Candidate candidate, Instant now) {
        Headroom headroom = candidate
                .pool()
                .headroom()
                .orElse(candidate.cloudRecord().headroom())
                .at(now, Headroom.NONE);
        BigDecimal units = headroom instanceof Headroom.Share share
                ? share.share().multiply(BigDecimal.valueOf(capacity(candidate, now)))
                : BigDecimal.valueOf(((Headroom.Units) headroom).units()).multiply(performance(candidate));
        return units.setScale(0, RoundingMode.CEILING).longValueExact();
    }

    private double declineChance(Launch launch, Instant now) {
        double used = used(scenario.primary().cloud());
        double capacity = capacity(scenario.primary().cloud(), now);
        double accepted = 1;
        for (Decline decline : scenario.primary().declines().values()) {
            boolean begun =
                    decline.from().isEmpty() || !now.isBefore(decline.from().get());
            boolean ended =
                    decline.until().isPresent() && !now.isBefore(decline.until().get());
            boolean busy = decline.whenUtilisationAbove().isEmpty()
                    || ReferenceFailback.compare(
                                    used, decline.whenUtilisationAbove().get(), capacity)
                            > 0;
            if (begun && !ended && busy && ReferenceContract.covers(decline.kinds(), decline.tags(), launch)) {
                accepted *= 1 - decline.probability();
            }
        }
        return 1 - accepted;
    }

    static Instant instant(Scenario scenario, long tick) {
        return scenario.begin().plus(tick, ChronoUnit.MICROS);
    }
}
