package io.spillway.benchmarks.report;

import com.google.common.collect.ImmutableList;
import io.spillway.benchmarks.EventListKind;
import io.spillway.benchmarks.Increments;
import io.spillway.benchmarks.OverflowCore;
import io.spillway.benchmarks.OverflowLoad;
import io.spillway.benchmarks.report.Section.Bar;
import io.spillway.benchmarks.report.Section.Scale;
import io.spillway.engine.Order;
import io.spillway.engine.Pressure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a report shows, in order: the same in every format. */
final class Sections {
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String NANOS = "ns";
    private static final String MILLIS = "ms";

    private final Report report;
    private final Scores scores;

    private Sections(Report report) {
        this.report = report;
        scores = new Scores(report.forks());
    }

    /** Those for which anything was measured. */
    static List<Section> of(Report report) {
        Sections sections = new Sections(report);
        return Stream.of(
                        sections.margins(),
                        sections.speed(
                                "Events per microsecond, 130 pending",
                                Variants.SMALL,
                                Variants.LIMIT_SMALL,
                                OverflowLoad.SMALL),
                        sections.speed(
                                "Events per microsecond, 130,000 pending",
                                Variants.LARGE,
                                Variants.LIMIT_LARGE,
                                OverflowLoad.LARGE),
                        sections.growth(),
                        sections.holds(),
                        sections.routing(),
                        sections.starts(),
                        sections.phases())
                .filter(section -> !section.bars().isEmpty())
                .collect(ImmutableList.toImmutableList());
    }

    private Section margins() {
        List<Bar> bars = new ArrayList<>();
        for (Outcome outcome : report.outcomes()) {
            Estimate margin = outcome.margin();
            if (margin != null) {
                bars.add(new Bar(outcome.goal().sentence(), margin));
            }
        }
        return new Section(
                "How far the goals are met",
                "1 meets the goal exactly; 2 is twice as good as it asks for. Goals of nothing at all are left out.",
                "times the goal",
                Scale.FACTORS,
                bars);
    }

    private Section speed(String title, Variant whole, Variant limit, OverflowLoad load) {
        List<Variant> variants = new ArrayList<>(List.of(limit, whole));
        for (OverflowCore core : OverflowCore.values()) {
            variants.add(Variants.core(core, load));
        }
        List<Bar> bars = bars(variants).stream()
                .map(bar -> new Bar(bar.label(), bar.estimate().map(nanos -> NANOS_PER_MICRO / nanos)))
                .toList();
        return new Section(
                title,
                "The same overflow model everywhere. Spillway's whole path has reasons, named streams, measures and audit"
                        + " besides; the event cores share draws and decisions and have nothing else.",
                "events/µs",
                Scale.LINEAR,
                bars);
    }

    private Section growth() {
        return new Section(
                "Time for an event as more are pending",
                "Spillway's whole path, its event core alone, and the C++ limit.",
                NANOS,
                Scale.LINEAR,
                bars(List.of(
                        Variants.SMALL,
                        Variants.LARGE,
                        Variants.MILLION,
                        Variants.core(OverflowCore.SPILLWAY, OverflowLoad.SMALL),
                        Variants.core(OverflowCore.SPILLWAY, OverflowLoad.LARGE),
                        Variants.core(OverflowCore.SPILLWAY, OverflowLoad.MILLION),
                        Variants.LIMIT_SMALL,
                        Variants.LIMIT_LARGE,
                        Variants.LIMIT_MILLION)));
    }

    private Section holds() {
        List<Variant> variants = new ArrayList<>();
        for (EventListKind list : EventListKind.values()) {
            for (int pending : Variants.PENDING) {
                variants.add(Variants.hold(list, Increments.EXPONENTIAL, pending));
            }
        }
        return new Section(
                "Time for a hold as more are pending",
                "The event list alone: the first event taken and put back later.",
                NANOS,
                Scale.LINEAR,
                bars(variants));
    }

    private Section routing() {
        List<Variant> variants = new ArrayList<>();
        for (Order order : Order.values()) {
            for (Pressure pressure : Pressure.values()) {
                variants.add(Variants.routingHot(order, pressure));
            }
        }
        for (Order order : Order.values()) {
            for (Pressure pressure : Pressure.values()) {
                variants.add(Variants.routingCold(order, pressure));
            }
        }
        return new Section(
                "Time for a routing decision",
                "With the upkeep of the indexes when units are taken and given back.",
                NANOS,
                Scale.LINEAR,
                bars(variants));
    }

    private Section starts() {
        return new Section(
                "A cold start",
                "From before the process starts to after it ends; medians of several starts with the system's cache warm.",
                MILLIS,
                Scale.LINEAR,
                millis(bars(List.of(Variants.JAVA_START, Variants.VERSION_START, Variants.RUN_START))));
    }

    /** What a cold run spends on what, as far as it can be told from outside and from what it tells itself. */
    private Section phases() {
        List<Bar> bars = new ArrayList<>();
        bar("Java's own start", scores.of(Variants.JAVA_START, Metric.WALL), bars);
        bar(
                "launcher, and main class",
                differences(
                        scores.of(Variants.VERSION_START, Metric.WALL), scores.of(Variants.JAVA_START, Metric.WALL)),
                bars);
        double[] compiled = scores.of(Variants.RUN_START, Metric.COMPILED);
        double[] replicated = scores.of(Variants.RUN_START, Metric.REPLICATED);
        double[] written = scores.of(Variants.RUN_START, Metric.WRITTEN);
        double[] outside =
                differences(scores.of(Variants.RUN_START, Metric.WALL), scores.of(Variants.VERSION_START, Metric.WALL));
        bar("command line, and the way out", differences(outside, written), bars);
        bar("scenario read, checked and compiled", compiled, bars);
        bar("simulated", differences(replicated, compiled), bars);
        bar("written", differences(written, replicated), bars);
        return new Section(
                "Where the time of a cold run goes",
                "azure-first-2026, 1 replication. Arithmetic means, so that the parts add up to the run.",
                MILLIS,
                Scale.LINEAR,
                millis(bars));
    }

    private static void bar(String label, double[] values, List<Bar> to) {
        if (values.length > 0) {
            to.add(new Bar(label, Intervals.mean(values)));
        }
    }

    private static double[] differences(double[] more, double[] less) {
        double[] differences = new double[Math.min(more.length, less.length)];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = more[i] - less[i];
        }
        return differences;
    }

    private static List<Bar> millis(List<Bar> bars) {
        return bars.stream()
                .map(bar -> new Bar(bar.label(), bar.estimate().map(nanos -> nanos / NANOS_PER_MILLI)))
                .toList();
    }

    /** Wall time for one item, of those that were measured. */
    private List<Bar> bars(List<Variant> variants) {
        List<Bar> bars = new ArrayList<>();
        for (Variant variant : variants) {
            double[] nanos = scores.of(variant, Metric.WALL);
            if (nanos.length > 0) {
                bars.add(new Bar(variant.label(), Intervals.geometricMean(nanos)));
            }
        }
        return bars;
    }
}
