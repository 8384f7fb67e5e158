package io.spillway.benchmarks.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.spillway.benchmarks.EventListKind;
import io.spillway.benchmarks.Increments;
import io.spillway.benchmarks.OverflowCore;
import io.spillway.benchmarks.OverflowLoad;
import io.spillway.engine.DrawSpec.Shape;
import io.spillway.engine.Order;
import io.spillway.engine.Pressure;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything that is measured. */
final class Variants {
    /** The whole product path: about 130 deployments running at a time, 130,000, and a million. */
    static final Variant SMALL = scenario("Spillway, 130 pending", "erlang-overflow", 1);

    static final Variant LARGE = scenario("Spillway, 130,000 pending", "erlang-overflow-large", 1);
    static final Variant MILLION = scenario("Spillway, 1,000,000 pending", "erlang-overflow-million", 1);
    static final Variant SMALL_TWO_JOBS = scenario("Spillway, 130 pending, 2 jobs", "erlang-overflow", 2);
    static final Variant LARGE_TWO_JOBS = scenario("Spillway, 130,000 pending, 2 jobs", "erlang-overflow-large", 2);

    /** A replication of the same by an engine that has run before. */
    static final Variant ENGINE_SMALL = jmh(
            "Spillway, 130 pending, engine alone",
            "event",
            "ScenarioBenchmark.engine",
            ImmutableMap.of("scenario", "erlang-overflow", "jobs", "1"));

    static final Variant LIMIT_SMALL = limit("C++ limit, 130 pending", "event", "small");
    static final Variant LIMIT_LARGE = limit("C++ limit, 130,000 pending", "event", "large");
    static final Variant LIMIT_MILLION = limit("C++ limit, 1,000,000 pending", "event", "million");
    static final Variant LIMIT_ROUTING = limit("C++ limit, routing over 24 pools, PRIORITY", "decision", "routing");

    /** What the event queue holds of a million pending events. */
    static final Variant HELD = held(Increments.EXPONENTIAL);

    static final Variant JAVA_START = start("java -version", "java");
    static final Variant VERSION_START = start("spillway --version", "version");
    static final Variant RUN_START = start("spillway run, 1 replication", "run");

    /** Pending events of the hold model. */
    static final List<Integer> PENDING = List.of(100, 1_000, 10_000, 100_000, 1_000_000);

    private Variants() {}

    static Variant core(OverflowCore core, OverflowLoad load) {
        return jmh(
                core + ", " + pending(load) + " pending, event core alone",
                "event",
                "OverflowBenchmark.events",
                ImmutableMap.of("core", core.name(), "load", load.name()));
    }

    private static String pending(OverflowLoad load) {
        return switch (load) {
            case SMALL -> "130";
            case LARGE -> "130,000";
            case MILLION -> "1,000,000";
        };
    }

    /** Every core but Spillway's own and the JDK's heap: what a simulator could be built on instead. */
    static List<Variant> libraries(OverflowLoad load) {
        ImmutableList.Builder<Variant> libraries = ImmutableList.builder();
        for (OverflowCore core : OverflowCore.values()) {
            if (core != OverflowCore.SPILLWAY && core != OverflowCore.PRIORITY_QUEUE) {
                libraries.add(core(core, load));
            }
        }
        return libraries.build();
    }

    /** Few pools, and requests that stay in the processor's nearest cache. */
    static Variant routingHot(Order order, Pressure pressure) {
        return routing(24, 1 << 12, order, pressure);
    }

    /** Many pools, and more requests than the caches hold. */
    static Variant routingCold(Order order, Pressure pressure) {
        return routing(10_000, 1 << 20, order, pressure);
    }

    private static Variant routing(int pools, int requests, Order order, Pressure pressure) {
        return jmh(
                String.format(
                        Locale.ROOT,
                        "%,d pools, %,d requests, %s%s",
                        pools,
                        requests,
                        order,
                        pressure == Pressure.BUSY ? "" : ", " + pressure),
                "decision",
                "RoutingBenchmark.routePlaceAndRelease",
                ImmutableMap.of(
                        "pools", Integer.toString(pools),
                        "order", order.name(),
                        "pressure", pressure.name(),
                        "requests", Integer.toString(requests)));
    }

    static Variant hold(EventListKind list, Increments increments, int pending) {
        return jmh(
                String.format(Locale.ROOT, "%s, %,d pending, %s", list, pending, increments),
                "hold",
                "EventQueueBenchmark.hold",
                ImmutableMap.of(
                        "list", list.name(), "increments", increments.name(), "pending", Integer.toString(pending)));
    }

    /** What the goals do not need and the charts show. */
    static List<Variant> compared() {
        ImmutableList.Builder<Variant> variants = ImmutableList.builder();
        for (OverflowCore core : OverflowCore.values()) {
            variants.add(core(core, OverflowLoad.SMALL), core(core, OverflowLoad.LARGE));
        }
        variants.add(core(OverflowCore.SPILLWAY, OverflowLoad.MILLION));
        variants.add(LIMIT_MILLION);
        for (int pending : PENDING) {
            variants.add(hold(EventListKind.SPILLWAY, Increments.EXPONENTIAL, pending));
        }
        variants.add(scenario("Spillway, azure-first-2026", "azure-first-2026", 1));
        variants.add(jmh(
                "azure-first-2026 loaded and compiled",
                "scenario",
                "ScenarioBenchmark.loadAndCompile",
                ImmutableMap.of("scenario", "azure-first-2026", "jobs", "1")));
        variants.add(jmh(
                "azure-first-2026, a point of a sweep",
                "point",
                "SweepBenchmark.point",
                Map.of("scenario", "azure-first-2026")));
        return variants.build();
    }

    /** What tells which part a change of speed comes from. */
    static List<Variant> parts() {
        ImmutableList.Builder<Variant> variants = ImmutableList.builder();
        for (EventListKind list : EventListKind.values()) {
            for (int pending : PENDING) {
                variants.add(hold(list, Increments.EXPONENTIAL, pending));
            }
        }
        for (Increments increments : Increments.values()) {
            variants.add(hold(EventListKind.SPILLWAY, increments, 10_000), held(increments));
        }
        for (Order order : Order.values()) {
            for (Pressure pressure : Pressure.values()) {
                variants.add(routingHot(order, pressure));
                variants.add(routingCold(order, pressure));
            }
        }
        for (Shape shape : Shape.values()) {
            variants.add(jmh("a draw, " + shape, "draw", "SamplerBenchmark.next", Map.of("shape", shape.name())));
        }
        return variants.build();
    }

    private static Variant scenario(String label, String scenario, int jobs) {
        return jmh(
                label,
                "event",
                "ScenarioBenchmark.run",
                ImmutableMap.of("scenario", scenario, "jobs", Integer.toString(jobs)));
    }

    private static Variant held(Increments increments) {
        return new Variant(
                "event queue, 1,000,000 pending, " + increments,
                "event",
                Kind.MEMORY,
                "held",
                ImmutableMap.of("increments", increments.name(), "pending", "1000000"));
    }

    private static Variant jmh(String label, String item, String target, Map<String, String> parameters) {
        return new Variant(label, item, Kind.JMH, target, parameters);
    }

    private static Variant limit(String label, String item, String size) {
        return new Variant(label, item, Kind.NATIVE, "limit", ImmutableMap.of("size", size));
    }

    private static Variant start(String label, String command) {
        return new Variant(label, "start", Kind.START, "start", ImmutableMap.of("command", command));
    }
}
