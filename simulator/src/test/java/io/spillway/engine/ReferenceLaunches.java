package io.spillway.engine;

import com.google.common.hash.Hashing;
import io.spillway.model.Distribution;
import io.spillway.model.Launch;
import io.spillway.model.Scenario;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** When launches are answered for and open, in instants; what an answer is is left to the {@link ReferenceRouter}. */
final class ReferenceLaunches {
    /** How far a launch is. */
    static final class Standing {
        final String name;
        final String knownAs;
        final Launch launch;
        /** Its day; none for one that does not come. */
        Optional<Instant> day = Optional.empty();
        /** When its answer is due, and whether that is silence. */
        Optional<Instant> due = Optional.empty();

        boolean isSilent;
        boolean isHeld;
        boolean isDecided;
        final Map<String, Instant> opens = new HashMap<>();
        /** When its head start begins, and ends where nothing ends it before. */
        Instant headStartBegin = Instant.MIN;

        Instant headStartEnd = Instant.MIN;

        Standing(String name, String knownAs, Launch launch) {
            this.name = name;
            this.knownAs = knownAs;
            this.launch = launch;
        }
    }

    private final Scenario scenario;
    private final int replication;
    private final ReferenceContract contract;
    private final Map<String, Standing> standings = new HashMap<>();

    ReferenceLaunches(Scenario scenario, int replication, ReferenceContract contract) {
        this.scenario = scenario;
        this.replication = replication;
        this.contract = contract;
        scenario.launches().forEach((name, launch) -> add(name, name, launch, Optional.of(launch.date())));
        scenario.launchProcesses().forEach((process, all) -> {
            Instant day = all.from().orElse(scenario.begin());
            for (int number = 1; number <= all.atMost(); number++) {
                String name = process + "-" + number;
                double gap = draw(all.gap(), Purpose.LAUNCH, name, "");
                day = day.plus((long) (gap * Clock.TICKS_PER_HOUR), ChronoUnit.MICROS);
                boolean comes = day.isBefore(all.until().orElse(scenario.end())) && day.isBefore(scenario.end());
                add(
                        name,
                        process,
                        all.on(scenario.start()),
                        comes ? Optional.of(day.truncatedTo(ChronoUnit.DAYS)) : Optional.empty());
            }
        });
    }

    private void add(String name, String knownAs, Launch launch, Optional<Instant> day) {
        Standing standing = new Standing(name, knownAs, launch);
        standings.put(name, standing);
        standing.day = day;
        if (day.isPresent() && day.get().isBefore(scenario.begin())) {
            ReferenceContract.InForce rule = contract.of(knownAs, launch, scenario.begin());
            open(standing, day.get(), rule, true);
        } else if (day.isPresent()) {
            due(standing, day.get());
        }
    }

    private void due(Standing standing, Instant day) {
        ReferenceContract.InForce rule = contract.of(standing.knownAs, standing.launch, day);
        Duration wait =
                asks(rule) ? time(scenario.primary().answerDelay(), Purpose.ANSWER_DELAY, standing, "") : Duration.ZERO;
        standing.isSilent =
                rule.deadline().isPresent() && wait.compareTo(rule.deadline().get()) > 0;
        Instant answer = day.plus(standing.isSilent ? rule.deadline().get() : wait);
        Optional<Instant> letGo = contract.changes()
                .filter(change -> change.isAfter(day) && change.isBefore(answer))
                .filter(change -> !asks(contract.of(standing.knownAs, standing.launch, change)))
                .min(Comparator.naturalOrder());
        standing.isSilent &= letGo.isEmpty();
        standing.due = Optional.of(letGo.orElse(answer));
    }

    /** Whether the cloud is asked that may take time to answer. */
    private boolean asks(ReferenceContract.InForce rule) {
        return rule.putsOneFirst() && rule.cloud().equals(scenario.primary().cloud());
    }

    Standing of(String name) {
        return standings.get(name);
    }

    Iterable<Standing> all() {
        return standings.values();
    }

    double declineDraw(Standing standing) {
        RandomStream stream = new RandomStream();
        stream.reset(scenario.seed(), replication, Purpose.LAUNCH_DECLINE.stream(streamId(standing.name, "")));
        return scenario.primary().declines().isEmpty() ? 1 : stream.nextDouble();
    }

    /** The launch is taken or refused by the cloud that a rule names. */
    void open(Standing standing, Instant at, ReferenceContract.InForce rule, boolean isTaken) {
        boolean oneIsAsked = rule.rule() != io.spillway.model.Rule.OPEN;
        for (String cloud : scenario.clouds().keySet()) {
            boolean isAsked = oneIsAsked && cloud.equals(rule.cloud());
            Optional<Distribution> lag = Optional.ofNullable(
                            standing.launch.releaseLag().get(cloud))
                    .or(() -> scenario.clouds().get(cloud).releaseLag());
            boolean later = isTaken != isAsked;
            standing.opens.put(cloud, later ? at.plus(time(lag, Purpose.RELEASE_LAG, standing, cloud)) : at);
        }
        standing.isDecided = true;
        standing.isHeld = false;
        if (isTaken && rule.putsOneFirst()) {
            standing.headStartBegin = at;
            standing.headStartEnd = at.plus(rule.headStart());
        }
    }

    boolean inHeadStart(Standing standing, Instant now) {
        return now.isBefore(standing.headStartEnd)
                && contract.holdsThroughout(standing.knownAs, standing.launch, standing.headStartBegin, now);
    }

    boolean isOpen(Standing standing, String cloud, Instant now) {
        return standing.isDecided && !standing.opens.get(cloud).isAfter(now);
    }

    private Duration time(Optional<Distribution> time, Purpose purpose, Standing standing, String of) {
        return time.map(one -> Duration.of(
                        (long) (draw(one, purpose, standing.name, of) * Clock.TICKS_PER_HOUR + 0.5), ChronoUnit.MICROS))
                .orElse(Duration.ZERO);
    }

    private double draw(Distribution distribution, Purpose purpose, String name, String of) {
        Sampler sampler = new Sampler(spec(distribution));
        sampler.reset(scenario.seed(), replication, purpose.stream(streamId(name, of)));
        return sampler.next();
    }

    private static DrawSpec spec(Distribution distribution) {
        if (distribution instanceof Distribution.Constant constant) {
            return DrawSpec.constant(constant.value());
        } else if (distribution instanceof Distribution.Exponential exponential) {
            return DrawSpec.of(DrawSpec.Shape.EXPONENTIAL, exponential.mean(), 0);
        } else if (distribution instanceof Distribution.Uniform uniform) {
            return DrawSpec.of(DrawSpec.Shape.UNIFORM, uniform.low(), uniform.high());
        } else if (distribution instanceof Distribution.Gamma gamma) {
            return DrawSpec.of(DrawSpec.Shape.GAMMA, gamma.mean(), gamma.cv());
        }
        double[] values = ((Distribution.Empirical) distribution)
                .values().stream().mapToDouble(value -> value).toArray();
        double[] even = new double[values.length];
        java.util.Arrays.fill(even, 1);
        return new DrawSpec(DrawSpec.Shape.DISCRETE, 0, 0, values, even);
    }

    private static long streamId(String name, String of) {
        return Hashing.farmHashFingerprint64()
                .hashString(name.length() + ":" + name + of, StandardCharsets.UTF_8)
                .asLong();
    }
}
