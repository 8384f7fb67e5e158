package io.spillway.benchmarks.report;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One thing that is measured.
 *
 * @param label for the reader
 * @param item what its numbers are for one of
 * @param target the benchmark as {@code Class.method}, or what the program of another kind is asked for
 * @param parameters every parameter of the benchmark, by name
 */
record Variant(String label, String item, Kind kind, String target, Map<String, String> parameters) {
    Variant {
        parameters = ImmutableMap.copyOf(parameters);
    }

    /** The same in every report that measured it. */
    String id() {
        String values = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
        return values.isEmpty() ? target : target + ":" + values;
    }
}
