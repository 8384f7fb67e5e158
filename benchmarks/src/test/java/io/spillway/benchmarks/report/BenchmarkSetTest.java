package io.spillway.benchmarks.report;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarkSetTest {
    @Test
    void sets_growAndRepeatNothing() {
        for (BenchmarkSet set : BenchmarkSet.values()) {
            assertThat(set.variants().stream().map(Variant::id)).doesNotHaveDuplicates();
            assertThat(BenchmarkSet.FULL.variants()).containsAll(set.variants());
        }
        assertThat(BenchmarkSet.STANDARD.variants()).containsAll(BenchmarkSet.QUICK.variants());
    }

    @Test
    void everyGoal_isInEverySet() {
        for (Goal goal : Goal.ALL) {
            assertThat(BenchmarkSet.QUICK.variants()).as(goal.name()).containsAll(goal.variants());
        }
        assertThat(Goal.ALL.stream().map(Goal::name)).doesNotHaveDuplicates();
    }

    /** A parameter that is left out would be measured in all its values. */
    @Test
    void everyVariant_isABenchmarkWithAllItsParameters() {
        Map<String, BenchmarkListEntry> benchmarks = new TreeMap<>();
        BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT), List.of())
                .forEach(entry -> benchmarks.put(entry.getUsername().replaceFirst(".*\\.(\\w+\\.\\w+)$", "$1"), entry));
        for (Variant variant : BenchmarkSet.FULL.variants()) {
            if (variant.kind() == Kind.JMH) {
                assertThat(benchmarks).containsKey(variant.target());
                Set<String> parameters = benchmarks.get(variant.target()).getParams().orElse(Map.of()).keySet().stream()
                        .collect(toSet());
                assertThat(variant.parameters().keySet()).as(variant.id()).isEqualTo(parameters);
            }
        }
    }
}
