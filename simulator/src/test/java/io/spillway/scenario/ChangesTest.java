package io.spillway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesTest {
    @TempDir
    private Path folder;

    private Written written;
    private LoadedScenario base;

    @BeforeEach
    void load() throws IOException {
        written = new Written(folder);
        base = written.loaded("");
    }

    @Test
    void findsEachValue_withItsPath() throws IOException {
        LoadedScenario other = written.loaded("""
                terms: {always: {rule: open}}
                clouds:
                  aws: {discount: {value: 40%, source: a guess, confidence: assumed, range: [30%, 50%]}}
                  azure: {capabilities: [stateless-api, batch]}
                """);
        assertThat(Changes.between(base, other).clauses())
                .extracting(Clause::name)
                .containsExactly("clouds", "terms");
        assertThat(Changes.between(base, other).clauses().get(0).changes())
                .containsExactly(
                        new Change("clouds.azure.capabilities.batch", Optional.empty(), Optional.of("always")),
                        new Change("clouds.aws.discount", Optional.of("0%"), Optional.of("40%")));
        assertThat(Changes.between(base, other).clauses().get(1).changes())
                .containsExactly(new Change("terms.always.rule", Optional.of("first"), Optional.of("open")));
    }

    @Test
    void otherWordsForTheSame_areNoChange() throws IOException {
        LoadedScenario other = written.loaded("""
                name: other
                description: of the same
                seed: 5
                replications: 3
                warmUp: 0h
                launches: {api: {demand: {unitsWanted: {constant: {level: 10.0}}}, holding: 480m}}
                """);
        assertThat(Changes.between(base, other).clauses()).isEmpty();
    }

    @Test
    void anotherOrder_isAChange() throws IOException {
        LoadedScenario one = written.loaded("", "spill.clouds=[aws]", "clouds.aws.capabilities=[x, y]");
        LoadedScenario two = written.loaded("", "spill.clouds=[aws]", "clouds.aws.capabilities=[y, x]");
        assertThat(Changes.between(one, two).clauses().get(0).changes())
                .containsExactly(new Change("clouds.aws.capabilities", Optional.of("x, y"), Optional.of("y, x")));
    }

    @Test
    void scenariosOnTheWay_haveSomeClausesOfEach() throws Exception {
        LoadedScenario other =
                written.loaded("", "terms.always.rule=open", "clouds.aws.discount=40%", "launches.api.holding=4h");
        Changes changes = Changes.between(base, other);
        assertThat(changes.clauses()).extracting(Clause::name).containsExactly("clouds", "terms", "launches");
        assertThat(changes.with(Set.of())).isSameAs(base);
        assertThat(changes.with(Set.of(0, 1, 2))).isSameAs(other);
        LoadedScenario between = changes.with(Set.of(0, 2));
        assertThat(between.fingerprint())
                .isEqualTo(written.loaded("", "clouds.aws.discount=40%", "launches.api.holding=4h")
                        .fingerprint());
    }

    @Test
    void clausesThatMakeNoSenseApart_areOne() throws Exception {
        LoadedScenario other = written.loaded("""
                clouds:
                  gcp: {regions: {r: {geography: us, pools: {H100: {capacity: 5}}}}}
                spill: {clouds: [gcp, aws]}
                terms: {always: {rule: open}}
                """);
        Changes changes = Changes.between(base, other);
        assertThat(changes.clauses()).extracting(Clause::name).containsExactly("clouds + spill", "terms");
        assertThat(changes.with(Set.of(0)).scenario().spill().clouds()).containsExactly("gcp", "aws");
        assertThat(changes.with(Set.of(1)).scenario().clouds().keySet()).isEqualTo(ImmutableSet.of("azure", "aws"));
    }
}
