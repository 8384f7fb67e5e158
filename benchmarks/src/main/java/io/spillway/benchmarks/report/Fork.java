package io.spillway.benchmarks.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;

/**
 * One measurement of a variant in a process of its own.
 *
 * @param variant its {@link Variant#id}
 * @param round from 0
 * @param scores means over the iterations; what could not be read is left out
 * @param iterationNanos wall time for one item, by iteration
 * @param jvmArguments of the process; none when it is no Java
 */
record Fork(
        String variant, int round, Map<Metric, Double> scores, List<Double> iterationNanos, List<String> jvmArguments) {
    Fork {
        scores = ImmutableMap.copyOf(scores);
        iterationNanos = ImmutableList.copyOf(iterationNanos);
        jvmArguments = ImmutableList.copyOf(jvmArguments);
    }
}
