package io.spillway.sweep;

import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The columns that a sweep's tables have beside those of its axes. Who asks them often does not tell cases apart. */
final class ResultColumns {
    private static final ImmutableSet<String> OWN = ImmutableSet.of(
            "schemaVersion",
            "sweep",
            "pointSeq",
            "pointId",
            "fingerprint",
            "seed",
            "status",
            "replications",
            "replicationsDone",
            "precise",
            "reason",
            "mean",
            "halfWidth",
            "n",
            "replication",
            "value",
            "weight");

    private ResultColumns() {}

    /** All of them, whatever the case of what is looked for. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(OWN);
        names.addAll(Layout.Column.NAMES);
        return names;
    }

    /** What an axis may be called instead. */
    static String otherName(String name) {
        return "axis" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** The columns that an axis may have, with the unit in the name or without it. */
    static List<String> of(Axis axis) {
        String name = axis.name();
        return List.of(name, Parameter.of(name, axis.texts()).column());
    }
}
