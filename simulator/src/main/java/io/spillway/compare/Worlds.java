package io.spillway.compare;

import io.spillway.model.Scenario;
import io.spillway.scenario.Figure;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.Setting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Whether two scenarios share a world, and what to know when they do. */
final class Worlds {
    private Worlds() {}

    /**
     * Requires that both measure the same time from the same beginning.
     *
     * @throws NotComparableException if they do not
     */
    static void requireSame(LoadedScenario base, LoadedScenario other) throws NotComparableException {
        Scenario one = base.scenario();
        Scenario two = other.scenario();
        require(one.start().equals(two.start()), "start", base, other);
        require(one.end().equals(two.end()), "end", base, other);
        require(one.warmUp().equals(two.warmUp()), "warmUp", base, other);
    }

    private static void require(boolean isSame, String key, LoadedScenario base, LoadedScenario other)
            throws NotComparableException {
        if (!isSame) {
            throw new NotComparableException(String.format(
                    Locale.ROOT,
                    "%s and %s cannot be compared: %s is %s in one and %s in the other; expected the same, as worlds that"
                            + " begin or end apart are not the same. Maybe --set %s=%s",
                    named(base, other),
                    named(other, base),
                    key,
                    written(key, base),
                    written(key, other),
                    key,
                    written(key, base)));
        }
    }

    static String named(LoadedScenario one, LoadedScenario other) {
        return named(one, List.of(other));
    }

    /** By its name; by its file where another of some scenarios has the same name. */
    static String named(LoadedScenario one, List<LoadedScenario> among) {
        String name = one.scenario().name();
        return among.stream()
                        .anyMatch(other ->
                                other != one && name.equals(other.scenario().name()))
                ? one.inputs().keySet().asList().get(0).toString()
                : name;
    }

    private static String written(String key, LoadedScenario in) {
        return in.provenance().at(new Setting(key, "")).map(Figure::value).orElse("left out");
    }

    /** What a reader should know. */
    static List<String> remarks(LoadedScenario base, LoadedScenario other, long seed) {
        List<String> remarks = new ArrayList<>();
        Scenario one = base.scenario();
        Scenario two = other.scenario();
        String oneName = named(base, other);
        String twoName = named(other, base);
        if (base.fingerprint().equals(other.fingerprint())) {
            remarks.add("Both say the same: every difference is none.");
        }
        if (one.seed() != two.seed()) {
            remarks.add(twoName + " names seed " + two.seed() + ", " + oneName + " " + one.seed()
                    + "; all were run with " + seed + ".");
        }
        lacking("cloud", one.clouds().keySet(), two.clouds().keySet(), oneName, twoName, remarks);
        lacking("launch", one.launches().keySet(), two.launches().keySet(), oneName, twoName, remarks);
        return remarks;
    }

    private static void lacking(
            String what, Set<String> one, Set<String> two, String oneName, String twoName, List<String> remarks) {
        only(what, one, two, oneName, remarks);
        only(what, two, one, twoName, remarks);
    }

    private static void only(
            String what, Collection<String> here, Collection<String> there, String name, List<String> remarks) {
        Set<String> only = new TreeSet<>(here);
        only.removeAll(there);
        if (!only.isEmpty()) {
            remarks.add("Only " + name + " has the " + what + " " + String.join(", ", only)
                    + "; the other counts none of it there.");
        }
    }
}
