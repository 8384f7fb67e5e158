package io.spillway.engine;

import static io.spillway.engine.ByHand.has;
import static io.spillway.engine.ByHand.placed;
import static io.spillway.engine.ByHand.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.compile.Compiler;
import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.model.Scenario;
import io.spillway.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every reason in its place: ten days with one request of one unit at each full hour from 1:00 on, 239 of them, for an hour
 * and a half each, so that aws, which has one unit, takes the 120 of odd hours when azure takes none.
 */
class RefusalsTest {
    private static final String BASE = """
            name: refusals
            start: 2027-01-01
            end: 2027-01-11
            accelerators: {H100: {}, A100: {}}
            clouds:
              azure: {}
              aws:
                capabilities: [voice]
                regions: {r: {geography: eu, pools: {A100: {capacity: 1}}}}
            primary: azure
            terms: {always: {rule: first}}
            launches:
              product:
                date: 2027-01-01
                kind: api
                capabilities: [voice]
                accelerators: [A100]
                markets: {m: {share: 1, geography: eu}}
                demand: {requestsPerHour: 1, arrivalCv: 0}
                holding: 90m
            """;

    /** By reason, in their order: what gives azure's pool that reason to refuse. */
    private static final List<String> WRONG = List.of(
            "terms: {always: {rule: exclusive, cloud: aws}}",
            "clouds: {azure: {releaseLag: 20d}}",
            "clouds: {azure: {regions: {r: {capabilities: {voice: 2028-01-01}}}}}",
            "clouds: {azure: {regions: {r: {pools: {p: {accelerator: H100}}}}}}",
            "clouds: {azure: {regions: {r: {geography: us}}}}",
            "clouds: {azure: {outages: {o: {from: 2027-01-01, until: 2027-02-01}}}}",
            "clouds: {azure: {regions: {r: {pools: {p: {capacity: 0}}}}}}",
            "clouds: {azure: {headroom: 100%}}",
            "clouds: {azure: {floor: 1 USD/unit-hour}}",
            "primary: {cloud: azure, declines: {never: {probability: 1}}}");

    /** The same without that reason. */
    private static final List<String> RIGHT = List.of(
            "terms: {always: {rule: first, cloud: azure}}",
            "clouds: {azure: {releaseLag: 0h}}",
            "clouds: {azure: {regions: {r: {capabilities: {voice: 2027-01-01}}}}}",
            "clouds: {azure: {regions: {r: {pools: {p: {accelerator: A100}}}}}}",
            "clouds: {azure: {regions: {r: {geography: eu}}}}",
            "clouds: {azure: {outages: {o: {from: 2026-01-01, until: 2026-02-01}}}}",
            "clouds: {azure: {regions: {r: {pools: {p: {capacity: 100}}}}}}",
            "clouds: {azure: {headroom: 0%}}",
            "clouds: {azure: {floor: 0 USD/unit-hour}}",
            "primary: {cloud: azure, declines: {never: {probability: 0}}}");

    @TempDir
    Path folder;

    /** All reasons hold at first, and go one by one: what is left is told in their order. */
    @ParameterizedTest
    @CsvSource({
        "0, TERMS",
        "1, NOT_OPEN",
        "2, CAPABILITY",
        "3, ACCELERATOR",
        "4, RESIDENCY",
        "5, OUTAGE",
        "6, CAPACITY",
        "7, RESERVED",
        "8, MARGIN",
        "9, DECLINED"
    })
    void theFirstReasonThatHolds_isTold(int gone, Reason expected) throws Exception {
        String[] parts = without(gone);
        assertThat(told(scenario(parts), 0)).containsExactly(expected);
        ExperimentResult result = run(parts);
        has(result, placed("aws"), 120);
        // Under its own terms aws is first, and what it takes is no spill.
        has(result, Row.of(Measure.REQUESTS_SPILLED).reason(expected), gone == 0 ? 0 : 120);
        has(result, Row.of(Measure.REQUESTS_SPILLED), gone == 0 ? 0 : 120);
        // A launch is not refused for not being open yet, but for the reason behind it.
        Reason ofLaunch = expected == Reason.NOT_OPEN ? Reason.CAPABILITY : expected;
        has(result, refused(ofLaunch), gone == 0 ? 0 : 1);
        has(result, Row.of(Measure.LAUNCHES_REFUSED), gone == 0 ? 0 : 1);
    }

    /** Azure's one unit is taken at 1:00 for good, which nobody learns; what earns it too little is not why it refuses. */
    @Test
    void byOldNews_aPoolThatIsFull_isNotSaidToWantMore() throws Exception {
        ExperimentResult result = run("""
                clouds:
                  azure:
                    capabilities: [voice]
                    floor: 2 USD/unit-hour
                    regions: {r: {geography: eu, pools: {A100: {capacity: 1}}}}
                launches: {product: {offer: {2027-01-01: 3 USD/unit-hour, 2027-01-02: 1 USD/unit-hour}, holding: 20d}}
                spill: {signalLag: 30d}
                """);
        has(result, placed("azure"), 1);
        has(result, Row.of(Measure.REQUESTS_SPILLED).reason(Reason.MARGIN), 0);
        has(result, Row.of(Measure.REQUESTS_SPILLED).reason(Reason.CAPACITY), 1);
        has(result, Row.of(Measure.REQUESTS_LOST).reason(Reason.CAPACITY), 237);
    }

    @Test
    void noReasonAtAll_isTaken() throws Exception {
        String[] parts = without(10);
        assertThat(told(scenario(parts), 0)).isEmpty();
        has(run(parts), placed("azure"), 239);
    }

    /** Of two pools, whichever is listed first, the refusal nearest to acceptance is their cloud's answer. */
    @ParameterizedTest
    @CsvSource({
        "CAPABILITY, ACCELERATOR, ACCELERATOR",
        "CAPABILITY, RESIDENCY, RESIDENCY",
        "ACCELERATOR, OUTAGE, OUTAGE",
        "RESIDENCY, CAPACITY, CAPACITY",
        "OUTAGE, CAPACITY, CAPACITY",
        "CAPACITY, RESERVED, RESERVED",
        "CAPABILITY, RESERVED, RESERVED",
        "OUTAGE, MARGIN, MARGIN",
        "CAPACITY, MARGIN, MARGIN",
        "RESERVED, MARGIN, MARGIN"
    })
    void ofTwoPools_theRefusalNearestToAcceptance(Reason one, Reason other, Reason nearest) throws Exception {
        for (List<Reason> order : List.of(List.of(one, other), List.of(other, one))) {
            ExperimentResult result = run(
                    "clouds: {azure: {regions: {a: " + region(order.get(0)) + ", b: " + region(order.get(1)) + "}}}");
            has(result, refused(nearest), 1);
            has(result, Row.of(Measure.REQUESTS_SPILLED).reason(nearest), 120);
            has(result, Row.of(Measure.REQUESTS_SPILLED), 120);
        }
    }

    @Test
    void onlyTheFirstCloudDeclines() throws Exception {
        String[] parts = without(9);
        List<Integer> pools = new ArrayList<>();
        Simulation simulation = new Simulation(Compiler.compile(scenario(parts)).world());
        simulation.listen(new DecisionListener() {
            @Override
            public void decided(Decision decision) {
                // Only the launch is looked at.
            }

            @Override
            public void launched(LaunchDecision decision) {
                decision.refusals().forEach(refusal -> pools.add(refusal.pool()));
            }
        });
        simulation.run(1, 0);
        assertThat(pools).containsExactly(0);
    }

    @Test
    void whoAsksForTheFirstCloud_isDeclinedAllTheSame() throws Exception {
        List<String> parts = new ArrayList<>(List.of(without(9)));
        parts.add("launches: {product: {markets: {m: {customerChoice: {azure: 1}}}}}");
        ExperimentResult result = run(parts.toArray(new String[0]));
        has(result, Row.of(Measure.REQUESTS_SPILLED).reason(Reason.DECLINED), 120);
        has(result, Row.of(Measure.REQUESTS_CUSTOMER_CHOICE), 0);
    }

    /**
     * Customers ask for gcp, to which nothing spills: its refusal counts beside azure's, and that of aws, whose region is
     * elsewhere. Where nobody asks for it, it has no say; nor where azure keeps what it wants before another is asked.
     */
    @ParameterizedTest
    @CsvSource({
        "'rule: first', CAPACITY, RESERVED, RESERVED",
        "'rule: open', CAPACITY, RESERVED, RESERVED",
        "'rule: right-of-first-refusal', CAPACITY, RESERVED, RESERVED",
        "'rule: first, unless: all', CAPACITY, RESERVED, RESERVED",
        "'rule: right-of-first-refusal, unless: all', CAPACITY, RESERVED, CAPACITY",
        "'rule: first', RESIDENCY, OUTAGE, OUTAGE",
        "'rule: first', RESIDENCY, MARGIN, MARGIN",
        "'rule: first', RESERVED, CAPACITY, RESERVED"
    })
    void theCloudAskedFor_isHeardWhereNothingSpillsToIt(String rule, Reason azure, Reason gcp, Reason nearest)
            throws Exception {
        // On its day azure takes the launch, which it would hold else.
        String atFirst = region(azure).replace("capacity: 0", "capacity: {2027-01-01: 1, 2027-01-01T00:30Z: 0}");
        String clouds = "clouds: {azure: {regions: {r: " + atFirst + "}}, aws: {regions: {r: {geography: us}}},"
                + " gcp: {regions: {r: " + region(gcp) + "}}}\nspill: {clouds: [aws]}\nterms: {always: {" + rule + "}}";
        String asked = "launches: {product: {markets: {m: {customerChoice: {gcp: 1}}}}}";
        has(run(clouds, asked), Row.of(Measure.REQUESTS_LOST).reason(nearest), 239);
        String patient = "launches: {product: {patience: 30m}}";
        has(run(clouds, asked, patient), Row.of(Measure.REQUESTS_EXPIRED).reason(nearest), 239);
        has(run(clouds), Row.of(Measure.REQUESTS_LOST).reason(azure), 239);
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "open", "right-of-first-refusal"})
    void aCloudThatIsNotAsked_refusesNothing(String rule) throws Exception {
        String clouds = "clouds: {azure: {regions: {r: " + region(Reason.CAPACITY) + "}}, gcp: {regions: {r: "
                + region(Reason.RESERVED) + "}}}\nspill: {clouds: [aws]}\nterms: {always: {rule: " + rule + "}}";
        String asked = "launches: {product: {markets: {m: {customerChoice: {gcp: 1}}}}}";
        assertThat(told(scenario(clouds), 1)).containsExactly(Reason.CAPACITY);
        assertThat(told(scenario(clouds), 2)).isEmpty();
        assertThat(told(scenario(clouds, asked), 2)).containsExactly(Reason.RESERVED);
    }

    @Test
    void aCloudWithoutPools_hasNoCapacity() throws Exception {
        ExperimentResult result = run("clouds: {azure: {regions: {r: {geography: eu, pools: {}}}}}");
        has(result, refused(Reason.CAPACITY), 1);
        has(result, Row.of(Measure.REQUESTS_SPILLED).reason(Reason.CAPACITY), 120);
    }

    @Test
    void aRequestIsPlacedWhole() throws Exception {
        // Of its 3 units azure has one left while a request of 2 runs: no room for the next, and none in the one of
        // aws.
        String two = "launches: {product: {size: 2}}";
        ExperimentResult result = run("clouds: {azure: {regions: {r: " + region(Reason.TERMS) + "}}}", two, """
                clouds: {azure: {regions: {r: {pools: {p: {capacity: 3}}}}}}
                """);
        has(result, placed("azure"), 120);
        has(result, placed("aws"), 0);
        has(result, Row.of(Measure.REQUESTS_LOST).reason(Reason.CAPACITY), 119);
    }

    /** A region of azure with one pool, and what gives that pool one reason to refuse. */
    private static String region(Reason reason) {
        return "{geography: " + (reason == Reason.RESIDENCY ? "us" : "eu")
                + (reason == Reason.CAPABILITY ? "" : ", capabilities: [voice]")
                + ", pools: {p: {accelerator: " + (reason == Reason.ACCELERATOR ? "H100" : "A100")
                + ", capacity: " + (reason == Reason.CAPACITY ? 0 : 100)
                + (reason == Reason.OUTAGE ? ", outages: {o: {from: 2027-01-01, until: 2027-02-01}}" : "")
                + (reason == Reason.RESERVED ? ", headroom: 100%" : "")
                + (reason == Reason.MARGIN ? ", floor: 1 USD/unit-hour" : "")
                + "}}}";
    }

    /** All reasons but the first. */
    private static String[] without(int gone) {
        List<String> parts = new ArrayList<>(RIGHT.subList(0, gone));
        parts.addAll(WRONG.subList(gone, WRONG.size()));
        return parts.toArray(new String[0]);
    }

    /** The reasons that requests were told of a pool. */
    private static Set<Reason> told(Scenario scenario, int pool) {
        Set<Reason> told = EnumSet.noneOf(Reason.class);
        Simulation simulation = new Simulation(Compiler.compile(scenario).world());
        simulation.listen(decision -> decision.refusals().stream()
                .filter(refusal -> refusal.pool() == pool)
                .forEach(refusal -> told.add(refusal.reason())));
        simulation.run(1, 0);
        return told;
    }

    private Scenario scenario(String... overBase) throws IOException, ScenarioException {
        return ByHand.layered(folder, BASE, overBase);
    }

    private ExperimentResult run(String... overBase) throws IOException, ScenarioException {
        return ByHand.run(scenario(overBase));
    }
}
