package io.spillway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesTest {
    @TempDir
    private Path folder;

    /** Of every kind of place: a new entry, a default, a single value, two provisions of one contract. */
    private static final String[] MANY = {
        "warmUp=1d",
        "clouds.azure.capacityScale=0.5",
        "clouds.azure.headroom=10%",
        "clouds.aws.discount=40%",
        "primary.declines.d={probability: 10%}",
        "terms.always.rule=exclusive",
        "terms.always.headStart=3d",
        "terms.always.carveOuts.c={kinds: [api], rule: open}",
        "spill.signalLag=10m"
    };

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
        assertThat(Changes.between(base, other, Grain.KEYS).clauses())
                .extracting(Clause::name)
                .containsExactly("clouds", "terms");
        assertThat(Changes.between(base, other, Grain.KEYS).clauses().get(0).changes())
                .containsExactly(
                        new Change("clouds.azure.capabilities.batch", Optional.empty(), Optional.of("always")),
                        new Change("clouds.aws.discount", Optional.of("0%"), Optional.of("40%")));
        assertThat(Changes.between(base, other, Grain.KEYS).clauses().get(1).changes())
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
        assertThat(Changes.between(base, other, Grain.KEYS).clauses()).isEmpty();
    }

    @Test
    void anotherOrder_isAChange() throws IOException {
        LoadedScenario one = written.loaded("", "spill.clouds=[aws]", "clouds.aws.capabilities=[x, y]");
        LoadedScenario two = written.loaded("", "spill.clouds=[aws]", "clouds.aws.capabilities=[y, x]");
        assertThat(Changes.between(one, two, Grain.KEYS).clauses().get(0).changes())
                .containsExactly(new Change(
                        "clouds.aws.capabilities", Optional.of("in order: x, y"), Optional.of("in order: y, x")));
    }

    @Test
    void scenariosOnTheWay_haveSomeClausesOfEach() throws Exception {
        LoadedScenario other =
                written.loaded("", "terms.always.rule=open", "clouds.aws.discount=40%", "launches.api.holding=4h");
        Changes changes = Changes.between(base, other, Grain.KEYS);
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
        Changes changes = Changes.between(base, other, Grain.KEYS);
        assertThat(changes.clauses()).extracting(Clause::name).containsExactly("clouds + spill", "terms");
        assertThat(changes.with(Set.of(0)).scenario().spill().clouds()).containsExactly("gcp", "aws");
        assertThat(changes.with(Set.of(1)).scenario().clouds().keySet()).isEqualTo(ImmutableSet.of("azure", "aws"));
    }

    @Test
    void entries_areWhatHasAName_orAValue() throws IOException {
        Changes changes = Changes.between(base, written.loaded("", MANY), Grain.ENTRIES);
        assertThat(changes.clauses())
                .extracting(Clause::name)
                .containsExactly(
                        "warmUp",
                        "clouds.azure",
                        "clouds.aws",
                        "primary.declines.d",
                        "terms.always",
                        "spill.signalLag");
        assertThat(changes.clauses().get(4).changes())
                .extracting(Change::path)
                .containsExactly("terms.always.rule", "terms.always.headStart", "terms.always.carveOuts.c");
    }

    @Test
    void values_areToldApart_andEachCanBeChangedAlone() throws Exception {
        Changes changes = Changes.between(base, written.loaded("", MANY), Grain.VALUES);
        assertThat(changes.clauses())
                .hasSize(MANY.length)
                .allSatisfy(clause ->
                        assertThat(clause.changes()).extracting(Change::path).containsExactly(clause.name()));
        for (int i = 0; i < changes.clauses().size(); i++) {
            String name = changes.clauses().get(i).name();
            String setting = Arrays.stream(MANY)
                    .filter(one -> one.startsWith(name + "="))
                    .findFirst()
                    .orElseThrow();
            assertThat(changes.with(Set.of(i)).fingerprint())
                    .as(name)
                    .isEqualTo(written.loaded("", setting).fingerprint());
        }
    }

    @Test
    void aFigure_isOneValue_andItsNeighboursAreToldApart() throws Exception {
        String figures = """
                clouds:
                  aws: {discount: {value: 40%, source: a guess}, headroom: {value: 5%, source: a guess}}
                launches: {api: {holding: {value: {gamma: {mean: 8h, cv: 2}}, source: a guess}}}
                """;
        LoadedScenario one = written.loaded(figures);
        LoadedScenario other = written.loaded(
                figures, "clouds.aws.discount=10%", "launches.api.holding.gamma.cv=3", "launches.api.size=2");
        Changes changes = Changes.between(one, other, Grain.VALUES);
        assertThat(changes.clauses())
                .extracting(Clause::name)
                .containsExactly("clouds.aws.discount", "launches.api.size", "launches.api.holding");
        assertThat(changes.with(Set.of(0, 2)).fingerprint())
                .isEqualTo(written.loaded(figures, "clouds.aws.discount=10%", "launches.api.holding.gamma.cv=3")
                        .fingerprint());
    }

    @Test
    void aTraceInAFile_isOneValue_andIsGivenAsOne() throws Exception {
        written.file("one.csv", "hours,factor\n0,1\n100,2\n");
        written.file("two.csv", "hours,factor\n0,1\n100,3\n");
        String trace = "launches: {api: {demand: {unitsWanted: {trace: {file: %s, repeat: 10d, level: 60}}}}}";
        LoadedScenario one = written.loaded(trace.formatted("one.csv"));
        LoadedScenario other = written.loaded(trace.formatted("two.csv"), "clouds.azure.headroom=10%");
        Changes changes = Changes.between(one, other, Grain.VALUES);
        assertThat(changes.clauses())
                .extracting(Clause::name)
                .containsExactly("clouds.azure.headroom", "launches.api.demand.unitsWanted.trace");
        assertThat(changes.with(Set.of(1)).fingerprint())
                .isEqualTo(written.loaded(trace.formatted("two.csv")).fingerprint());
    }

    /** Three shares that sum to one hang together; what stands before and between them does not. */
    @Test
    void onlyWhatMakesNoSenseApart_isJoined() throws Exception {
        String shares = "launches: {api: {markets: {a: {share: %s}, b: {share: %s}, c: {share: %s}}}}";
        LoadedScenario one = written.loaded(shares.formatted("50%", "30%", "20%"));
        LoadedScenario other = written.loaded(
                shares.formatted("60%", "25%", "15%"), "clouds.azure.headroom=10%", "launches.api.demand.scale=2");
        assertThat(Changes.between(one, other, Grain.VALUES).clauses())
                .extracting(Clause::name)
                .containsExactlyInAnyOrder(
                        "clouds.azure.headroom",
                        "launches.api.demand.scale",
                        "launches.api.markets.a.share + launches.api.markets.b.share + launches.api.markets.c.share");
    }

    @Test
    void anotherOrder_isToldBesideTheValues() throws Exception {
        String more = "{date: 2027-02-01, kind: api, demand: {unitsWanted: 1}, holding: 1h}";
        LoadedScenario one = written.loaded("", "launches={a: " + more + ", b: " + more + "}");
        LoadedScenario other = written.loaded("", "launches={b: " + more + ", a: " + more + "}", "launches.a.size=2");
        Clause all = Changes.between(one, other, Grain.VALUES).clauses().get(0);
        assertThat(all.name()).isEqualTo("launches");
        assertThat(all.changes())
                .containsExactly(
                        new Change("launches.a.size", Optional.of("1"), Optional.of("2")),
                        new Change("launches", Optional.of("in order: a, b"), Optional.of("in order: b, a")));
    }

    @Test
    void aValueWrittenInShort_hasThePathOfItsClause() throws Exception {
        LoadedScenario other = written.loaded("", "primary.cloud=aws");
        Clause only = Changes.between(base, other, Grain.VALUES).clauses().get(0);
        assertThat(only.isOneValue()).isTrue();
        assertThat(only.name()).isEqualTo("primary.cloud");
    }

    @Test
    void anEntryThatIsNew_standsWhereTheOtherScenarioHasIt() throws Exception {
        LoadedScenario one = written.loaded("terms: {last: {from: 2028-01-01, rule: open}}");
        LoadedScenario other = written.loaded("""
                terms:
                  middle: {from: 2027-06-01, rule: exclusive}
                  last: {from: 2028-01-01, rule: open}
                """, "clouds.aws.discount=40%");
        Changes changes = Changes.between(one, other, Grain.VALUES);
        assertThat(changes.clauses()).extracting(Clause::name).containsExactly("clouds.aws.discount", "terms.middle");
        assertThat(changes.with(Set.of(1)).scenario().terms().keySet()).containsExactly("always", "middle", "last");
    }

    /** With every place given, one scenario says what the other says. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "azure-builds-late",
                "azure-declines-more",
                "exclusive-forever",
                "head-start-90d",
                "no-first-right",
                "open-market",
                "outages-drawn",
                "unless-all",
                "us-east-outage"
            })
    void everyPlaceGiven_makesTheOther_howeverFinely(String whatIf) throws Exception {
        LoadedScenario one = ScenarioFile.load(Path.of("../scenarios/azure-first-2026.yaml"));
        LoadedScenario other = ScenarioFile.load(Path.of("../scenarios/what-if/" + whatIf + ".yaml"));
        for (Grain grain : Grain.values()) {
            List<ValuePath> places = new ArrayList<>();
            for (String key : Shapes.SCENARIO.fields().keySet()) {
                Parting.places(one.root(), other.root(), key, grain).forEach(place -> places.add(place.path()));
            }
            Problems problems = new Problems();
            LoadedScenario made =
                    ScenarioFile.made(Parting.mixed(one.root(), other.root(), places), new Sources(problems), problems);
            assertThat(places).isNotEmpty();
            assertThat(made.fingerprint()).as(grain.toString()).isEqualTo(other.fingerprint());
        }
    }
}
