package io.spillway.engine;

import io.spillway.model.Availability;
import io.spillway.model.CarveOut;
import io.spillway.model.Cloud;
import io.spillway.model.Decline;
import io.spillway.model.Failback;
import io.spillway.model.Headroom;
import io.spillway.model.Launch;
import io.spillway.model.Market;
import io.spillway.model.Money;
import io.spillway.model.OrderStrategy;
import io.spillway.model.Pool;
import io.spillway.model.Region;
import io.spillway.model.Rule;
import io.spillway.model.Scenario;
import io.spillway.model.SpillAt;
import io.spillway.model.Terms;
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
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
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
    record Ask(Optional<Launch> launch, Optional<String> boundTo, Workload workload, Market market, long streamId) {}

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

    /** A deployment that an outage has routed anew; the answer has no pool when it is dropped. */
    record Evacuated(Instant when, String from, int units, Answer answer) {}

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
            Optional<InSpill> inSpill) {}

    private record InSpill(Instant since, int order) {}

    /** A pool as it was at the last signal. */
    private record Known(long capacity, long free, long headroom, boolean out) {}

    /** Why a launch and market has spilled last, and when. */
    private record Away(int cause, Instant since) {}

    private final Scenario scenario;
    private final int replication;
    /** By cloud: micro-dollars of what was placed, at list, until it ends. */
    private final Map<String, Double> spent = new HashMap<>();

    private final Map<String, Candidate> candidates = new LinkedHashMap<>();
    private final List<Running> running = new ArrayList<>();
    private final ReferenceSupply supply;
    /** Outages to come, in their order. */
    private final Deque<ReferenceSupply.Spell> coming;

    private final List<ReferenceSupply.Spell> present = new ArrayList<>();
    private final List<Evacuated> evacuated = new ArrayList<>();
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
        coming = new ArrayDeque<>(supply.spells());
        failback = new ReferenceFailback(scenario);
        nextSignal = scenario.begin();
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
            long ordinal) {
        if (ask.launch().isPresent()) {
            Candidate taker = candidates.get(answer.pool().orElseThrow());
            Instant end = until.isAfter(scenario.end()) ? scenario.end().plusNanos(1000) : until;
            spent.merge(taker.cloud(), units * hours(now, end) * listPrice(taker, now), Double::sum);
        }
        place(answer, new Running("", units, until, Optional.of(ask), choice, draw, ordinal, Optional.empty()), now);
    }

    private static double hours(Instant from, Instant to) {
        return ChronoUnit.MICROS.between(from, to) / 3.6e9;
    }

    private double listPrice(Candidate candidate, Instant now) {
        return candidate.pool().price().at(now, UnitPrice.FREE).microsPerUnitHour()
                / performance(candidate).doubleValue();
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
                            Optional.empty()));
                    if (failback.moveTime().isZero()) {
                        running.remove(running.size() - 1);
                    }
                    place(new Answer(Optional.of(to.name()), Cause.FIRST, Optional.empty()), deployment, at);
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
                evacuated.add(new Evacuated(spell.from(), pool, deployment.units(), answer));
                if (answer.pool().isPresent()) {
                    place(answer, deployment, spell.from());
                }
            }
        }
    }

    private boolean isOut(Candidate candidate) {
        return present.stream().anyMatch(spell -> spell.pools().contains(candidate.name()));
    }

    Answer decide(Ask ask, int units, Optional<String> choice, double draw, long ordinal, Instant now) {
        advance(now);
        return answer(ask, units, choice, draw, ordinal, now);
    }

    private Answer answer(Ask ask, int units, Optional<String> choice, double draw, long ordinal, Instant now) {
        Chance chance = new Chance(scenario.seed(), replication, ask.streamId(), ordinal);
        Answer answer = answerAtHome(ask, units, choice, draw, chance, now);
        if (answer.cause() != Cause.FIRST || !isAway(ask, now)) {
            return answer;
        }
        return taker(inSpillOrder(firstCloud(ask, now)), scenario.spill().order(), ask, units, chance, now)
                .map(candidate ->
                        new Answer(Optional.of(candidate.name()), away.get(ask).cause(), Optional.empty()))
                .orElse(answer);
    }

    /** Whether there is no failback, the class has spilled, and no other cloud has come first since. */
    private boolean isAway(Ask ask, Instant now) {
        if (!(scenario.spill().failback() instanceof Failback.None) || !away.containsKey(ask)) {
            return false;
        }
        Instant since = away.get(ask).since();
        return scenario.terms().values().stream()
                .map(terms -> terms.from().orElse(Instant.MIN))
                .filter(from -> from.isAfter(since) && !from.isAfter(now))
                .allMatch(from -> firstCloud(ask, from).equals(firstCloud(ask, since)));
    }

    private Answer answerAtHome(Ask ask, int units, Optional<String> choice, double draw, Chance chance, Instant now) {
        Optional<String> first = firstCloud(ask, now);
        if (choice.isPresent()) {
            Optional<Candidate> taker =
                    taker(of(choice.get()), scenario.clouds().get(choice.get()).poolOrder(), ask, units, chance, now);
            taker = taker.filter(candidate ->
                    refusal(candidate, ask, units, draw, first, now).isEmpty());
            if (taker.isPresent()) {
                return new Answer(taker.map(Candidate::name), Cause.CUSTOMER_CHOICE, Optional.empty());
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
        Optional<Reason> anywhere = nearest;
        if (ask.launch().isPresent()) {
            List<Candidate> others = inSpillOrder(first);
            Optional<Candidate> taker = taker(others, scenario.spill().order(), ask, units, chance, now);
            if (taker.isPresent()) {
                int cause = nearest.map(Reason::ordinal).orElse(Cause.OPEN);
                return new Answer(taker.map(Candidate::name), cause, Optional.empty());
            }
            for (Candidate candidate : others) {
                anywhere = later(anywhere, refusal(candidate, ask, units, draw, first, now));
            }
        }
        return new Answer(Optional.empty(), -1, anywhere);
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
        if (ask.launch().isPresent() && isBarred(candidate, ask.launch().get(), now)) {
            return Optional.of(Reason.TERMS);
        }
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
        if (geography.isPresent() && !geography.get().equals(candidate.region().geography())) {
            return Optional.of(Reason.RESIDENCY);
        }
        if (ask.launch().isPresent() && known.containsKey(candidate.name())) {
            Known seen = known.get(candidate.name());
            if (seen.out()) {
                return Optional.of(Reason.OUTAGE);
            } else if (units > seen.free()) {
                return Optional.of(Reason.CAPACITY);
            } else if (units > seen.free() - seen.headroom()) {
                return Optional.of(Reason.RESERVED);
            }
        }
        if (isOut(candidate)) {
            return Optional.of(Reason.OUTAGE);
        }
        if (units > free(candidate, now)) {
            return Optional.of(Reason.CAPACITY);
        }
        if (units > room(candidate, ask, now)) {
            return Optional.of(Reason.RESERVED);
        }
        if (ask.launch().isPresent()
                && first.equals(Optional.of(candidate.cloud()))
                && candidate.cloud().equals(scenario.primary().cloud())
                && draw < declineChance(ask.launch().get(), now)) {
            return Optional.of(Reason.DECLINED);
        }
        return Optional.empty();
    }

    private boolean can(Candidate candidate, String capability, Instant now) {
        Availability anywhere = candidate.cloudRecord().capabilities().get(capability);
        Availability here = candidate.region().capabilities().get(capability);
        return anywhere != null && !now.isBefore(anywhere.from()) || here != null && !now.isBefore(here.from());
    }

    private record InForce(Rule rule, String cloud) {}

    private InForce rule(Launch launch, Instant now) {
        String primary = scenario.primary().cloud();
        Optional<Terms> latest = scenario.terms().values().stream()
                .filter(terms -> !now.isBefore(terms.from().orElse(Instant.MIN)))
                .max(Comparator.comparing(terms -> terms.from().orElse(Instant.MIN)));
        if (latest.isEmpty()) {
            return new InForce(Rule.FIRST, primary);
        }
        for (CarveOut carveOut : latest.get().carveOuts().values()) {
            if (covers(carveOut.kinds(), carveOut.tags(), launch)) {
                return new InForce(carveOut.rule(), carveOut.cloud().orElse(primary));
            }
        }
        return new InForce(latest.get().rule(), latest.get().cloud().orElse(primary));
    }

    private static boolean covers(Collection<String> kinds, Collection<String> tags, Launch launch) {
        boolean kind = kinds.isEmpty() || kinds.contains(launch.kind());
        boolean tag = tags.isEmpty();
        for (String wanted : tags) {
            tag |= launch.tags().contains(wanted);
        }
        return kind && tag;
    }

    private Optional<String> firstCloud(Ask ask, Instant now) {
        if (ask.launch().isEmpty()) {
            return ask.boundTo();
        }
        InForce rule = rule(ask.launch().get(), now);
        return rule.rule() == Rule.OPEN ? Optional.empty() : Optional.of(rule.cloud());
    }

    private boolean isBarred(Candidate candidate, Launch launch, Instant now) {
        InForce rule = rule(launch, now);
        return rule.rule() == Rule.EXCLUSIVE && !rule.cloud().equals(candidate.cloud());
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
        List<Candidate> able = listed.stream()
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
        } else if (order instanceof CommitmentFirst commitment) {
            return Optional.of(able.stream()
                    .filter(candidate -> left(commitment, candidate.cloud()) > 0)
                    .findFirst()
                    .orElse(able.get(0)));
        }
        throw new IllegalArgumentException("no reference for " + order);
    }

    private double left(CommitmentFirst order, String cloud) {
        Money committed = order.commitments().get(cloud);
        return (committed == null ? 0 : committed.micros()) - spent.getOrDefault(cloud, 0.0);
    }

    private long knownRoom(Candidate candidate, Ask ask, Instant now) {
        if (ask.launch().isPresent() && known.containsKey(candidate.name())) {
            Known seen = known.get(candidate.name());
            return seen.free() - seen.headroom();
        }
        return room(candidate, ask, now);
    }

    private long room(Candidate candidate, Ask ask, Instant now) {
        if (ask.launch().isEmpty()) {
            return free(candidate, now);
        }
        long kept = headroom(candidate, now);
        for (SpillAt rule : scenario.spill().spillAt().values()) {
            boolean holds = rule.clouds().contains(candidate.cloud())
                    || rule.clouds().isEmpty()
                            && candidate.cloud().equals(scenario.primary().cloud());
            if (holds && covers(rule.kinds(), rule.tags(), ask.launch().get())) {
                long most = BigDecimal.valueOf(rule.utilisation())
                        .multiply(BigDecimal.valueOf(capacity(candidate, now)))
                        .setScale(0, RoundingMode.FLOOR)
                        .longValueExact();
                kept = Math.max(kept, capacity(candidate, now) - most);
            }
        }
        return free(candidate, now) - kept;
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
        return BigDecimal.valueOf(
                        candidate.pool().price().at(now, UnitPrice.FREE).microsPerUnitHour())
                .multiply(BigDecimal.ONE.subtract(discount))
                .setScale(0, RoundingMode.HALF_UP)
                .divide(performance(candidate), new MathContext(60));
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
                    || used > decline.whenUtilisationAbove().get() * capacity;
            if (begun && !ended && busy && covers(decline.kinds(), decline.tags(), launch)) {
                accepted *= 1 - decline.probability();
            }
        }
        return 1 - accepted;
    }

    static Instant instant(Scenario scenario, long tick) {
        return scenario.begin().plus(tick, ChronoUnit.MICROS);
    }
}
