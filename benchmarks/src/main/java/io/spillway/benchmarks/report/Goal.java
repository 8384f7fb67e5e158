package io.spillway.benchmarks.report;

import com.google.common.collect.ImmutableList;
import io.spillway.benchmarks.EventListKind;
import io.spillway.benchmarks.Increments;
import io.spillway.benchmarks.OverflowCore;
import io.spillway.benchmarks.OverflowLoad;
import io.spillway.engine.Order;
import io.spillway.engine.Pressure;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of one number.
 *
 * @param name for programs
 * @param sentence what the number is
 * @param numerators the one with the smallest number counts
 * @param denominator what it is divided by, round by round; null when the number itself is meant
 * @param relation on which side of the bound it should be
 * @param unit behind the number
 */
record Goal(
        String name,
        String sentence,
        Metric metric,
        List<Variant> numerators,
        @Nullable Variant denominator,
        Relation relation,
        double bound,
        String unit) {
    /** On which side of its bound a number should be. */
    enum Relation {
        AT_LEAST("≥ "),
        AT_MOST("≤ "),
        /** None at all. */
        NOTHING(""),
        /** There is no bound; the number is told. */
        TOLD("");

        /** As good as none: the harness allocates too, and is counted with what it measures. */
        private static final double NOTHING_BELOW = 0.01;

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        boolean holds(double value, double bound) {
            return switch (this) {
                case AT_LEAST -> value >= bound;
                case AT_MOST -> value <= bound;
                case NOTHING -> value < NOTHING_BELOW;
                case TOLD -> true;
            };
        }

        @Override
        public String toString() {
            return sign;
        }
    }

    private static final String TIMES = "×";
    private static final String NANOS = "ns";
    private static final String BYTES = "B";

    /** All of them, in the order in which they are told. */
    static final List<Goal> ALL = all();

    private static List<Goal> all() {
        ImmutableList.Builder<Goal> goals = ImmutableList.builder();
        goals.add(
                times(
                        "smallAgainstSsjHenriksen",
                        "whole path, 130 pending: speed against SSJ on Henriksen's list",
                        List.of(Variants.core(OverflowCore.SSJ_HENRIKSEN, OverflowLoad.SMALL)),
                        Variants.SMALL,
                        Relation.AT_LEAST,
                        2),
                times(
                        "largeAgainstFastestLibrary",
                        "whole path, 130,000 pending: speed against the fastest simulation library",
                        Variants.libraries(OverflowLoad.LARGE),
                        Variants.LARGE,
                        Relation.AT_LEAST,
                        20),
                times(
                        "smallAgainstLimit",
                        "whole path, 130 pending: speed against hand-specialised C++",
                        List.of(Variants.LIMIT_SMALL),
                        Variants.SMALL,
                        Relation.AT_LEAST,
                        0.8),
                times(
                        "largeAgainstLimit",
                        "whole path, 130,000 pending: speed against hand-specialised C++",
                        List.of(Variants.LIMIT_LARGE),
                        Variants.LARGE,
                        Relation.AT_LEAST,
                        0.8),
                times(
                        "growth",
                        "whole path: time for an event with 1,000,000 pending against 130",
                        List.of(Variants.MILLION),
                        Variants.SMALL,
                        Relation.AT_MOST,
                        2),
                times(
                        "holdGrowth",
                        "event list alone: time for a hold with 1,000,000 pending against 100",
                        List.of(Variants.hold(EventListKind.SPILLWAY, Increments.EXPONENTIAL, 1_000_000)),
                        Variants.hold(EventListKind.SPILLWAY, Increments.EXPONENTIAL, 100),
                        Relation.TOLD,
                        0));
        for (Order order : Order.values()) {
            goals.add(atMost(
                    "routingHot" + name(order),
                    "routing with place and release, 24 pools, hot, " + order,
                    Metric.WALL,
                    Variants.routingHot(order, Pressure.BUSY),
                    15,
                    NANOS));
        }
        goals.add(times(
                "routingAgainstLimit",
                "routing with place and release, 24 pools, hot, PRIORITY: speed against hand-specialised C++",
                List.of(Variants.LIMIT_ROUTING),
                Variants.routingHot(Order.PRIORITY, Pressure.BUSY),
                Relation.TOLD,
                0));
        for (Order order : Order.values()) {
            goals.add(atMost(
                    "routingCold" + name(order),
                    "routing with place and release, 10,000 pools, 2^20 requests, " + order,
                    Metric.WALL,
                    Variants.routingCold(order, Pressure.BUSY),
                    60,
                    NANOS));
        }
        goals.add(
                nothing(
                        "allocatedEngine",
                        "an engine that has run before, 130 pending: allocated for each event",
                        Metric.ALLOCATED,
                        Variants.ENGINE_SMALL,
                        BYTES),
                nothing(
                        "allocatedRouting",
                        "24 pools, hot: allocated for each routing decision",
                        Metric.ALLOCATED,
                        Variants.routingHot(Order.LEAST_UTILISED, Pressure.BUSY),
                        BYTES),
                new Goal(
                        "allocatedSmall",
                        "whole path, 130 pending: what an experiment allocates once, for each event",
                        Metric.ALLOCATED,
                        List.of(Variants.SMALL),
                        null,
                        Relation.TOLD,
                        0,
                        BYTES),
                nothing(
                        "collections",
                        "whole path, 130 pending: collections of garbage while measured",
                        Metric.COLLECTIONS,
                        Variants.SMALL,
                        ""),
                atMost(
                        "held",
                        "event list with 1,000,000 pending: held for each pending event",
                        Metric.HELD,
                        Variants.HELD,
                        32,
                        BYTES),
                times(
                        "twoJobsSmall",
                        "whole path, 130 pending: speed of 2 jobs against 1",
                        List.of(Variants.SMALL),
                        Variants.SMALL_TWO_JOBS,
                        Relation.AT_LEAST,
                        1.9),
                times(
                        "twoJobsLarge",
                        "whole path, 130,000 pending: speed of 2 jobs against 1",
                        List.of(Variants.LARGE),
                        Variants.LARGE_TWO_JOBS,
                        Relation.AT_LEAST,
                        1.9),
                times(
                        "coldRun",
                        "a cold run of azure-first-2026, 1 replication: time against Java's own start",
                        List.of(Variants.RUN_START),
                        Variants.JAVA_START,
                        Relation.TOLD,
                        0),
                times(
                        "coldVersion",
                        "spillway --version: time against Java's own start",
                        List.of(Variants.VERSION_START),
                        Variants.JAVA_START,
                        Relation.TOLD,
                        0));
        return goals.build();
    }

    private static String name(Order order) {
        return switch (order) {
            case PRIORITY -> "Priority";
            case CHEAPEST -> "Cheapest";
            case LEAST_UTILISED -> "LeastUtilised";
            case MOST_FREE -> "MostFree";
            case PROPORTIONAL -> "Proportional";
            case OWN -> "Own";
        };
    }

    private static Goal times(
            String name,
            String sentence,
            List<Variant> numerators,
            Variant denominator,
            Relation relation,
            double bound) {
        return new Goal(name, sentence, Metric.WALL, numerators, denominator, relation, bound, TIMES);
    }

    private static Goal atMost(String name, String sentence, Metric metric, Variant of, double bound, String unit) {
        return new Goal(name, sentence, metric, List.of(of), null, Relation.AT_MOST, bound, unit);
    }

    private static Goal nothing(String name, String sentence, Metric metric, Variant of, String unit) {
        return new Goal(name, sentence, metric, List.of(of), null, Relation.NOTHING, 0, unit);
    }

    /** Those for which nothing is left out of what is to be measured. */
    static List<Goal> of(Collection<Variant> measured) {
        return ALL.stream()
                .filter(goal -> measured.containsAll(goal.variants()))
                .toList();
    }

    /** Whether it can be missed. */
    boolean isJudged() {
        return relation != Relation.TOLD;
    }

    /** All that must be measured for it. */
    List<Variant> variants() {
        ImmutableList.Builder<Variant> variants = ImmutableList.builder();
        if (denominator != null) {
            variants.add(denominator);
        }
        return variants.addAll(numerators).build();
    }
}
