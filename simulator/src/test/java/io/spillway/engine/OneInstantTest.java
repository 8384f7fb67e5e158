package io.spillway.engine;

import static io.spillway.engine.ByHand.has;
import static io.spillway.engine.ByHand.placed;

import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The order within one instant, seen from outside: whatever happens on a full hour, a request comes on it too. From 1:00 to
 * 9:00 there are nine requests, of one unit for two hours, for azure and aws with one unit each unless a test says otherwise.
 */
class OneInstantTest {
    private static final String BASE = """
            name: instant
            start: 2027-01-01
            end: 2027-01-01T09:30Z
            accelerators: {H100: {}}
            clouds:
              azure: {regions: {r: {geography: us, pools: {H100: {capacity: 1}}}}}
              aws: {regions: {r: {geography: us, pools: {H100: {capacity: 1}}}}}
            primary: azure
            terms: {always: {rule: first}}
            launches:
              product:
                date: 2027-01-01
                kind: api
                demand: {requestsPerHour: 1, arrivalCv: 0}
                holding: 2h
            """;

    @TempDir
    Path folder;

    @Test
    void deploymentsEndBeforeRequests() throws Exception {
        // Azure takes 1:00, 3:00 … 9:00, as each ends when the next but one comes; aws the others.
        ExperimentResult result = run();
        has(result, placed("azure"), 5);
        has(result, placed("aws"), 4);
    }

    @Test
    void termsChangeBeforeRequests() throws Exception {
        // 2:00 spills. From 4:00 on azure alone: 4:00, 6:00 and 8:00 are lost.
        ExperimentResult result = run("terms: {later: {from: 2027-01-01T04:00Z, rule: exclusive}}");
        has(result, placed("aws"), 1);
        has(result, Row.of(Measure.REQUESTS_LOST), 3);
    }

    @Test
    void capacityArrivesBeforeRequests() throws Exception {
        // 1:00 to aws, 2:00 nowhere, 3:00 to azure.
        ExperimentResult result = run("""
                clouds: {azure: {regions: {r: {pools: {H100: {capacity: {2027-01-01T03:00Z: 1}}}}}}}
                """);
        has(result, Row.of(Measure.REQUESTS_LOST), 1);
        has(result, placed("azure"), 4);
    }

    @Test
    void outagesStartAndEndBeforeRequests() throws Exception {
        // The request of 3:00 finds azure out and aws busy, that of 5:00 finds it back.
        ExperimentResult result =
                run("clouds: {azure: {outages: {o: {from: 2027-01-01T03:00Z, until: 2027-01-01T05:00Z}}}}");
        has(result, Row.of(Measure.REQUESTS_LOST), 1);
        has(result, placed("azure"), 4);
    }

    @Test
    void anOutageEndsBeforeAnotherStarts() throws Exception {
        // At 4:00 aws is back when azure goes out: what began at 3:00 moves there, and the request of 4:00 finds no
        // place.
        ExperimentResult result = run("""
                clouds:
                  azure: {outages: {o: {from: 2027-01-01T04:00Z, for: 30m, deployments: evacuate}}}
                  aws: {outages: {o: {from: 2027-01-01T01:30Z, until: 2027-01-01T04:00Z}}}
                """);
        has(result, Row.of(Measure.REQUESTS_EVACUATED), 1);
        has(result, Row.of(Measure.REQUESTS_DROPPED), 0);
    }

    @Test
    void anOutageStartsBeforeDeploymentsEnd() throws Exception {
        // At 4:00 that of 3:00 has to leave azure, and aws still has that of 2:00, which ends then.
        ExperimentResult result =
                run("clouds: {azure: {outages: {o: {from: 2027-01-01T04:00Z, for: 30m, deployments: evacuate}}}}");
        has(result, Row.of(Measure.REQUESTS_EVACUATED), 0);
        has(result, Row.of(Measure.REQUESTS_DROPPED), 1);
        has(result, Row.of(Measure.UNIT_HOURS_DROPPED), 1);
    }

    @Test
    void whatEndsAsAnOutageStarts_isLeftAlone() throws Exception {
        // That of 1:00 ends at 3:00, with nothing left to drop of it.
        ExperimentResult result =
                run("clouds: {azure: {outages: {o: {from: 2027-01-01T03:00Z, for: 30m, deployments: drop}}}}");
        has(result, Row.of(Measure.REQUESTS_DROPPED), 0);
    }

    @Test
    void answersArriveBeforeRequests() throws Exception {
        // 1:00 and 2:00 find the launch pending; at 3:00 the answer is there.
        ExperimentResult result = run("primary: {cloud: azure, answerDelay: 3h}");
        has(result, Row.of(Measure.REQUESTS_LOST).reason(Reason.NOT_OPEN), 2);
        has(result, placed("azure"), 4);
    }

    @Test
    void deploymentsEndBeforeAFailbackReview_andThatComesBeforeRequests() throws Exception {
        // At 3:00 azure's unit is free, and what has run on aws since 2:00 moves to it until 4:00; the request of 3:00
        // goes
        // to aws until 5:00. So at 6:00 again, with what began at 5:00, and at 9:00 with what began at 8:00.
        ExperimentResult result = run("spill: {failback: {rebalance: {every: 3h}}}");
        has(result, Row.of(Measure.REQUESTS_FAILED_BACK), 3);
        has(result, Row.of(Measure.REQUESTS_SPILLED), 6);
        has(result, placed("azure"), 3);
    }

    @Test
    void launchesOpenBeforeRequests() throws Exception {
        // Aws opens at 2:00, for the request that finds azure busy.
        ExperimentResult result = run("clouds: {aws: {releaseLag: 2h}}");
        has(result, placed("aws"), 4);
        has(result, Row.of(Measure.REQUESTS_LOST), 0);
    }

    @Test
    void patienceEndsBehindEverythingElse() throws Exception {
        // 2:00 waits for an hour and gets the unit that 1:00 leaves at 3:00; whoever comes then waits behind it in
        // vain.
        ExperimentResult result = run("""
                terms: {always: {rule: exclusive}}
                launches: {product: {patience: 1h}}
                """);
        has(result, placed("azure"), 5);
        has(result, Row.of(Measure.REQUESTS_EXPIRED), 3);
        // All but the first wait: 2:00 to 8:00 for an hour, 9:00 until the end; 2:00, 4:00, 6:00 and 8:00 are served.
        has(result, Row.of(Measure.REQUESTS_WAITED), 8);
        has(result, Row.of(Measure.WAITED_SHARE), 8 / 9.0);
        has(result, Row.of(Measure.EXPIRED_SHARE), 3 / 9.0);
        has(result, Row.of(Measure.WAIT_HOURS), 1);
        has(result, Row.of(Measure.REQUESTS_WAITING), (7 + 0.5) / 9.5);
        has(result, Row.of(Measure.UNIT_HOURS_EXPIRED).reason(Reason.CAPACITY), 3 * 2);
        has(result, Row.of(Measure.REQUESTS_LOST), 0);
    }

    @Test
    void aLineIsServed_whenTermsHaveChangedAndDeploymentsHaveEnded() throws Exception {
        // At 3:00 the terms let 2:00 go to aws, and azure's unit is free again: it goes there.
        ExperimentResult result = run("""
                terms: {always: {rule: exclusive}, later: {from: 2027-01-01T03:00Z, rule: first}}
                launches: {product: {patience: 4h, demand: {requestsPerHour: {trace: {points: {0h: 1, 150m: 0}}}}}}
                """);
        has(result, placed("azure"), 2);
        has(result, placed("aws"), 0);
    }

    @Test
    void aLineIsServed_whenReleaseLagsAreOver() throws Exception {
        // Azure, which could not take the launch, opens at 3:00, and aws gets its units then: 1:00 goes to azure, 2:00
        // to aws.
        ExperimentResult result = run("""
                clouds:
                  azure: {releaseLag: 3h, capabilities: {c: 2027-01-01T01:00Z}}
                  aws: {capabilities: [c], regions: {r: {pools: {H100: {capacity: {2027-01-01T03:00Z: 1}}}}}}
                launches:
                  product:
                    capabilities: [c]
                    patience: 4h
                    demand: {requestsPerHour: {trace: {points: {0h: 1, 150m: 0}}}}
                """);
        has(result, placed("azure"), 1);
        has(result, placed("aws"), 1);
        has(result, Row.of(Measure.REQUESTS_SPILLED).reason(Reason.CAPACITY), 1);
    }

    @Test
    void aLineIsServed_byWhatChanges_whereADeploymentEndsInVain() throws Exception {
        // At 3:00 azure's unit is free and gone, and the terms let 2:00 go to aws.
        ExperimentResult result = run("""
                clouds: {azure: {regions: {r: {pools: {H100: {capacity: {2027-01-01T00:00Z: 1, 2027-01-01T03:00Z: 0}}}}}}}
                terms: {always: {rule: exclusive}, later: {from: 2027-01-01T03:00Z, rule: first}}
                launches: {product: {patience: 4h, demand: {requestsPerHour: {trace: {points: {0h: 1, 150m: 0}}}}}}
                """);
        has(result, placed("azure"), 1);
        has(result, placed("aws"), 1);
    }

    private ExperimentResult run(String... overBase) throws IOException, ScenarioException {
        return ByHand.run(ByHand.layered(folder, BASE, overBase));
    }
}
