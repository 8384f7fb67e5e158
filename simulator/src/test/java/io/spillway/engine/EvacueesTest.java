package io.spillway.engine;

import static io.spillway.engine.ByHand.has;
import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.compile.Compiler;
import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.model.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One request of one unit, from 1:00 to the end at 12:00, that outages drive back and forth between azure and aws; each time it
 * has to wait. Failback is reviewed on full hours.
 *
 * <pre>
 * azure 1:00  waits 2:15  aws 2:45  failback 4:00
 * azure 4:00  waits 5:15  aws 5:45
 * aws   5:45  waits 6:00  azure 6:15, through a review
 * azure 6:15  waits 8:15  aws 8:30
 * aws   8:30  waits 8:45  aws 9:00  failback 10:00
 * azure 10:00 to the end
 * </pre>
 */
class EvacueesTest {
    private static final String THERE_AND_BACK = """
            name: evacuees
            start: 2026-12-31T09:00Z
            end: 2027-01-01T12:00Z
            accelerators: {H100: {}}
            clouds:
              azure:
                egressCost: 2 USD
                regions: {r: {geography: us, pools: {H100: {capacity: 1}}}}
                outages:
                  a: {from: 2027-01-01T02:15Z, for: 1h, deployments: evacuate}
                  b: {from: 2027-01-01T05:15Z, for: 1h, deployments: evacuate}
                  c: {from: 2027-01-01T08:15Z, for: 1h, deployments: evacuate}
              aws:
                egressCost: 3 USD
                regions: {r: {geography: us, pools: {H100: {capacity: 1}}}}
                outages:
                  a: {from: 2027-01-01T02:00Z, for: 45m}
                  b: {from: 2027-01-01T05:00Z, for: 45m}
                  c: {from: 2027-01-01T06:00Z, for: 90m, deployments: evacuate}
                  d: {from: 2027-01-01T08:00Z, for: 30m}
                  e: {from: 2027-01-01T08:45Z, for: 15m, deployments: evacuate}
            primary: azure
            terms: {always: {rule: first}}
            spill: {failback: {rebalance: {every: 1h, moveCost: 5 USD}}}
            launches:
              product:
                date: 2026-12-31
                kind: api
                demand: {requestsPerHour: 0.0625, arrivalCv: 0}
                holding: 30h
                patience: 8h
            """;

    @TempDir
    Path folder;

    private Scenario scenario;

    @BeforeEach
    void read() throws Exception {
        scenario = ByHand.layered(folder, THERE_AND_BACK);
    }

    @Test
    void waitsAreCounted_andWhatTheyInterrupt() {
        ExperimentResult result = ByHand.run(scenario);
        double waited = 0.5 + 0.5 + 0.25 + 0.25 + 0.25;
        has(result, Row.of(Measure.EVACUEES_WAITED), 5);
        has(result, Row.of(Measure.EVACUEES_PLACED_AFTER_WAITING), 5);
        has(result, Row.of(Measure.EVACUEE_WAIT_HOURS), waited / 5);
        has(result, Row.of(Measure.UNIT_HOURS_INTERRUPTED), waited);
        has(result, Row.of(Measure.UNIT_HOURS_PLACED), 11 - waited);
        has(result, Row.of(Measure.UNIT_HOURS_PLACED).cloud("aws"), 1.25 + 0.25 + 0.25 + 1);
        has(result, Row.of(Measure.REQUESTS_EVACUATED).cloud("azure"), 3);
        has(result, Row.of(Measure.REQUESTS_EVACUATED).cloud("aws"), 2);
        has(result, Row.of(Measure.REQUESTS_PLACED), 1);
        has(result, Row.of(Measure.REQUESTS_WAITED), 0);
    }

    @Test
    void spillEndsWithThePlace_andBeginsWithTheNext() {
        ExperimentResult result = ByHand.run(scenario);
        has(result, Row.of(Measure.SPILL_STAYS), 4);
        has(result, Row.of(Measure.TIME_IN_SPILL_HOURS), (1.25 + 0.25 + 0.25 + 1) / 4);
        has(result, Row.of(Measure.REQUESTS_FAILED_BACK), 2);
        has(result, Row.of(Measure.FAILBACK_LAG_HOURS), (1.25 + 1) / 2);
        // It had come back at 4:00 and at 6:15, and not between 8:30 and 9:00.
        has(result, Row.of(Measure.PING_PONGS), 2);
    }

    /**
     * The same request of a customer who asks for aws: in spill on gcp from 1:00, at its customer's choice on aws from 3:10,
     * after a wait, and on gcp from 4:00, for azure has nothing before 5:00. There it comes at 5:30, and spills from it to gcp
     * at 6:30; by aws at 7:15 it comes back at 8:00, and spills again at 8:30.
     */
    @Test
    void whatComesToTheCloudAskedFor_hasNotComeBack() throws Exception {
        ExperimentResult result = ByHand.run(ByHand.layered(folder, """
                name: choice
                start: 2026-12-31T09:00Z
                end: 2027-01-01T12:00Z
                accelerators: {H100: {}}
                clouds:
                  azure:
                    regions: {r: {geography: us, pools: {H100: {capacity: {2026-12-31: 0, 2027-01-01T05:00Z: 1}}}}}
                    outages:
                      a: {from: 2027-01-01T06:30Z, for: 1h, deployments: evacuate}
                      b: {from: 2027-01-01T08:30Z, for: 1h, deployments: evacuate}
                  aws:
                    regions: {r: {geography: us, pools: {H100: {capacity: 1}}}}
                    outages:
                      a: {from: 2027-01-01T00:00Z, for: 2h}
                      b: {from: 2027-01-01T02:30Z, for: 40m}
                      c: {from: 2027-01-01T04:00Z, for: 3h, deployments: evacuate}
                      d: {from: 2027-01-01T08:00Z, for: 1h, deployments: evacuate}
                  gcp:
                    regions: {r: {geography: us, pools: {H100: {capacity: 1}}}}
                    outages:
                      a: {from: 2027-01-01T03:00Z, for: 30m, deployments: evacuate}
                      b: {from: 2027-01-01T05:30Z, for: 30m, deployments: evacuate}
                      c: {from: 2027-01-01T07:15Z, for: 30m, deployments: evacuate}
                primary: azure
                terms: {always: {rule: first}}
                launches:
                  product:
                    date: 2026-12-31
                    kind: api
                    markets: {m: {share: 1, customerChoice: {aws: 1}}}
                    demand: {requestsPerHour: 0.0625, arrivalCv: 0}
                    holding: 30h
                    patience: 8h
                """));
        has(result, Row.of(Measure.EVACUEES_WAITED), 1);
        has(result, Row.of(Measure.REQUESTS_EVACUATED), 7);
        has(result, Row.of(Measure.SPILL_STAYS), 4);
        has(result, Row.of(Measure.TIME_IN_SPILL_HOURS), (2 + 1.5 + 0.75 + 3.5) / 4);
        has(result, Row.of(Measure.PING_PONGS), 2);
    }

    @Test
    void egressIsOfTheCloudThatItLeft_whereItComesToAnother() {
        ExperimentResult result = ByHand.run(scenario);
        has(result, Row.of(Measure.UNITS_EGRESSED).cloud("azure"), 3);
        // Two failbacks and 6:15; at 9:00 it is on aws again.
        has(result, Row.of(Measure.UNITS_EGRESSED).cloud("aws"), 3);
        has(result, Row.of(Measure.EGRESS_COST), 3 * 2 + 3 * 3);
        has(result, Row.of(Measure.MOVE_COST), 2 * 5);
    }

    @Test
    void listenersHearOfEachWait_andOfItsEnd() {
        List<String> heard = new ArrayList<>();
        Simulation simulation = new Simulation(Compiler.compile(scenario).world());
        simulation.listen(new DecisionListener() {
            @Override
            public void decided(Decision decision) {
                heard.add(hour(decision) + " placed");
            }

            @Override
            public void evacuated(int fromPool, Decision decision) {
                long outcome = decision.outcome();
                heard.add(hour(decision) + " from " + fromPool
                        + (Decision.isWaiting(outcome)
                                ? " waits for " + Reason.values()[Decision.reason(outcome)]
                                : " to " + Decision.pool(outcome) + " after " + hours(decision.waitedTicks())));
            }
        });
        simulation.run(1, 0);
        assertThat(heard)
                .containsExactly(
                        "1.0 placed",
                        "2.25 from 0 waits for OUTAGE",
                        "2.75 from 0 to 1 after 0.5",
                        "5.25 from 0 waits for OUTAGE",
                        "5.75 from 0 to 1 after 0.5",
                        "6.0 from 1 waits for OUTAGE",
                        "6.25 from 1 to 0 after 0.25",
                        "8.25 from 0 waits for OUTAGE",
                        "8.5 from 0 to 1 after 0.25",
                        "8.75 from 1 waits for OUTAGE",
                        "9.0 from 1 to 1 after 0.25");
    }

    private static double hour(Decision decision) {
        return hours(decision.tick()) - 15;
    }

    private static double hours(long ticks) {
        return ticks / (double) Clock.TICKS_PER_HOUR;
    }
}
