package io.spillway.compare;

import com.google.common.collect.ImmutableList;
import io.spillway.experiment.Experiment;
import io.spillway.experiment.Progress;
import io.spillway.experiment.SameWorlds;
import io.spillway.experiment.Settings;
import io.spillway.measures.Measure;
import io.spillway.measures.MeasureTable;
import io.spillway.measures.Row;
import io.spillway.measures.RowName;
import io.spillway.scenario.Changes;
import io.spillway.scenario.Grain;
import io.spillway.scenario.LoadedScenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Scenarios held against the first of them. All run in the same worlds: a replication has the same requests, sizes,
 * holding times and outages in each, so that what differs is what the scenarios decide.
 *
 * <pre>{@code
 * ComparisonResult result = new Comparison(List.of(base, other))
 *         .run(Settings.of(1, 20), List.of(RowName.of(Measure.SPEND)), Comparison.ORDERS, Progress.NONE);
 * }</pre>
 */
public final class Comparison {
    /** How many orders are drawn unless told otherwise. */
    public static final int ORDERS = 20;
    /** How many orders may be drawn. */
    public static final int MOST_ORDERS = 10_000;

    private final ImmutableList<LoadedScenario> scenarios;
    private final Grain grain;
    private final ImmutableList<Changes> changes;

    /**
     * @param scenarios the base, and one or more to hold against it
     * @throws NotComparableException if one does not share the base's world
     */
    public Comparison(List<LoadedScenario> scenarios) throws NotComparableException {
        this(scenarios, Grain.KEYS);
    }

    /**
     * @param scenarios the base, and one or more to hold against it
     * @param grain what is one clause
     * @throws NotComparableException if one does not share the base's world
     */
    public Comparison(List<LoadedScenario> scenarios, Grain grain) throws NotComparableException {
        if (scenarios.size() < 2) {
            throw new IllegalArgumentException(scenarios.size() + " scenarios; expected two or more");
        }
        this.scenarios = ImmutableList.copyOf(scenarios);
        this.grain = grain;
        for (LoadedScenario other : others()) {
            Worlds.requireSame(base(), other);
        }
        changes = others().stream()
                .map(other -> Changes.between(base(), other, grain))
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * Requires that it can be asked which clause moved what.
     *
     * @throws NotComparableException if a scenario differs from the base in too many
     */
    public void requireAttributable() throws NotComparableException {
        for (int i = 0; i < changes.size(); i++) {
            int clauses = changes.get(i).clauses().size();
            if (clauses > Changes.MOST_CLAUSES) {
                LoadedScenario other = others().get(i);
                throw new NotComparableException(clauses + " clauses differ between " + Worlds.named(base(), other)
                        + " and " + Worlds.named(other, base()) + "; expected " + Changes.MOST_CLAUSES
                        + " or fewer, to tell which moved what");
            }
        }
    }

    private static boolean isAttributable(Changes change) {
        int clauses = change.clauses().size();
        return clauses > 1 && clauses <= Changes.MOST_CLAUSES;
    }

    private LoadedScenario base() {
        return scenarios.get(0);
    }

    private List<LoadedScenario> others() {
        return scenarios.subList(1, scenarios.size());
    }

    /**
     * Runs it.
     *
     * @param settings seed, replications, jobs and confidence
     * @param attributed what it is asked of which clause moved it: a narrowed measure alone, any other as a whole, by cloud and by
     *     party; none for no such question, nor of a scenario that differs in too many, see {@link #requireAttributable}
     * @param orders how many orders of changing the clauses are drawn where there are too many for all, 2 to {@link #MOST_ORDERS}
     * @throws io.spillway.measures.UnknownRowException if no scenario has what a narrowed measure names; then nothing was run
     * @throws io.spillway.experiment.ReplicationException if a replication fails its audit
     */
    public ComparisonResult run(Settings settings, List<RowName> attributed, int orders, Progress progress) {
        SameWorlds worlds = new SameWorlds(scenarios.stream()
                .map(scenario -> Experiment.of(scenario.scenario(), scenario.fingerprint()))
                .toList());
        Counting counting = new Counting(progress);
        Attributor attributor =
                new Attributor(rows(worlds, attributed), settings, Attributor.MOST_EXACT, orders, counting);
        List<Changes> asked = attributed.isEmpty()
                ? List.of()
                : changes.stream().filter(Comparison::isAttributable).toList();
        counting.plan(settings.replications());
        asked.forEach(
                change -> counting.plan(attributor.replications(change.clauses().size())));

        List<Paired> paired = pair(worlds, settings, counting);
        double[] adjusted = Holm.adjusted(paired.stream()
                .flatMapToDouble(pairs -> Arrays.stream(pairs.tested()))
                .toArray());
        ImmutableList.Builder<Contrast> contrasts = ImmutableList.builder();
        int from = 0;
        for (int i = 0; i < paired.size(); i++) {
            LoadedScenario other = others().get(i);
            Changes change = changes.get(i);
            contrasts.add(new Contrast(
                    side(other),
                    change.clauses(),
                    ImmutableList.copyOf(Worlds.remarks(base(), other, settings.seed())),
                    paired.get(i).lines(adjusted, from),
                    asked.contains(change) ? Optional.of(attributor.attribution(change)) : Optional.empty()));
            from += paired.get(i).tested().length;
        }
        return new ComparisonResult(
                side(base()),
                base().scenario().start(),
                base().scenario().end(),
                settings,
                grain,
                (int) Arrays.stream(adjusted).filter(p -> !Double.isNaN(p)).count(),
                contrasts.build());
    }

    private static List<Paired> pair(SameWorlds worlds, Settings settings, Counting counting) {
        List<Paired> paired = new ArrayList<>();
        for (int other = 1; other < worlds.tables().size(); other++) {
            paired.add(new Paired(worlds.tables().get(0), worlds.tables().get(other), settings.confidence()));
        }
        worlds.run(settings, values -> {
            for (int other = 1; other < values.length; other++) {
                paired.get(other - 1).add(values[0], values[other]);
            }
            counting.replicated();
        });
        return paired;
    }

    /** A narrowed measure alone, any other as a whole, by every cloud of any scenario and by every party, as it is broken down. */
    private static List<Row> rows(SameWorlds worlds, List<RowName> names) {
        Set<Row> rows = new LinkedHashSet<>();
        for (RowName name : names) {
            rows.addAll(name.isNarrowed() ? List.of(row(worlds, name)) : rows(worlds, name.measure()));
        }
        return List.copyOf(rows);
    }

    private static Row row(SameWorlds worlds, RowName name) {
        return worlds.tables().stream()
                .flatMap(table -> table.find(name).stream())
                .findFirst()
                .orElseGet(() -> worlds.tables().get(0).row(name));
    }

    private static List<Row> rows(SameWorlds worlds, Measure measure) {
        Set<Row> rows = new LinkedHashSet<>();
        rows.add(Row.of(measure));
        for (MeasureTable table : worlds.tables()) {
            table.clouds().forEach(cloud -> rows.add(Row.of(measure).cloud(cloud)));
        }
        for (MeasureTable table : worlds.tables()) {
            table.chart().parties().forEach(party -> rows.add(Row.of(measure).party(party)));
        }
        rows.removeIf(row -> !measure.breakdowns().contains(row.dimensions()));
        return List.copyOf(rows);
    }

    private Contrast.Side side(LoadedScenario scenario) {
        return new Contrast.Side(scenario.scenario().name(), Worlds.named(scenario, scenarios), scenario.fingerprint());
    }
}
