package io.spillway.benchmarks.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one of two reports measured and nothing can be said of, as the old one has no time to compare with. */
final class LeftOut {
    private LeftOut() {}

    /** A line for each reason, with the variants that it is of. */
    static List<String> lines(Report before, Report now, Clock clock) {
        Scores old = new Scores(before.forks());
        Scores current = new Scores(now.forks());
        Map<String, Variant> wanted = byId(before);
        Map<String, Variant> variants = new LinkedHashMap<>(byId(now));
        variants.putAll(wanted);
        Map<String, List<String>> byReason = new TreeMap<>();
        variants.forEach((id, variant) -> {
            boolean measured = old.has(variant) || current.has(variant);
            if (measured && old.of(variant, clock.metric()).length == 0) {
                String reason = old.has(variant)
                        ? "no " + clock + " time in the old report"
                        : unmeasured(wanted.containsKey(id));
                byReason.computeIfAbsent(reason, made -> new ArrayList<>()).add(id);
            }
        });
        return byReason.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()))
                .collect(ImmutableList.toImmutableList());
    }

    private static String unmeasured(boolean wanted) {
        return wanted ? "not measured in the old report" : "only in the new report";
    }

    private static Map<String, Variant> byId(Report report) {
        return report.variants().stream().collect(ImmutableMap.toImmutableMap(Variant::id, variant -> variant));
    }
}
