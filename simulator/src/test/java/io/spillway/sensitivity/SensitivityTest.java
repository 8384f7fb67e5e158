package io.spillway.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.spillway.measures.Measure;
import io.spillway.measures.RowName;
import io.spillway.measures.Sample;
import io.spillway.scenario.Amount;
import io.spillway.scenario.Origin;
import io.spillway.scenario.Setting;
import io.spillway.study.Factor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SensitivityTest {
    private static final List<String> NAMES = List.of("clouds.azure.capacityScale", "clouds.aws.capacityScale");

    /** What each point lays over the scenario, the scenario as it is first. */
    private static List<ImmutableList<Setting>> tried(Method method, long seed) {
        List<Factor> factors = NAMES.stream()
                .map(name -> new Factor(
                        ImmutableList.of(name),
                        "1",
                        Amount.of("0.5").orElseThrow(),
                        Amount.of("1.5").orElseThrow(),
                        false,
                        Origin.set("--factor " + name)))
                .toList();
        List<ImmutableList<Setting>> tried = new ArrayList<>();
        Sensitivity.of(method, factors, List.of(RowName.of(Measure.SPEND)), seed, 2, (points, replications) -> {
            tried.addAll(points);
            Sample none = Sample.of(0, 0);
            return points.stream().map(point -> ImmutableList.of(none)).collect(ImmutableList.toImmutableList());
        });
        return tried;
    }

    private static List<String> seeds(List<ImmutableList<Setting>> points) {
        return points.stream()
                .flatMap(List::stream)
                .filter(setting -> setting.path().equals("seed"))
                .map(Setting::value)
                .toList();
    }

    private static void eachHasItsOwn(Method method, int points) {
        List<ImmutableList<Setting>> tried = tried(method, 1);
        assertThat(tried.get(0)).as("the scenario as it is").isEmpty();
        List<String> seeds = seeds(tried);
        assertThat(seeds).hasSize(4 * points);
        assertThat(seeds.stream().distinct()).hasSize(4);
        IntStream.range(0, 4)
                .forEach(repetition -> assertThat(seeds.subList(repetition * points, (repetition + 1) * points).stream()
                                .distinct())
                        .hasSize(1));
        assertThat(seeds(tried(method, 2))).doesNotContainAnyElementsOf(seeds);
    }

    /** What chance does to all points alike would else be in no interval. */
    @Test
    void everyTrajectoryAndReplicate_hasOneSeedOfItsOwn() {
        eachHasItsOwn(new Morris(NAMES, Collections.nCopies(2, DoubleUnaryOperator.identity()), 4, 1, 0.95), 3);
        eachHasItsOwn(new Sobol(NAMES, 4, 8, 1, 0.95), 8 * 4);
    }
}
