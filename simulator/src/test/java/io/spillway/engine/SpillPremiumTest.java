package io.spillway.engine;

import static io.spillway.engine.ByHand.has;

import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What spill costs against staying while the primary's capacity changes within a month. A request comes every hour from 1:00
 * on and runs for an hour, on aws at 3 USD where azure does not take it.
 */
class SpillPremiumTest {
    private static final String BASE = """
            name: premium
            start: 2027-01-01
            end: 2027-01-01T10:00Z
            replications: 1
            accelerators: {H100: {}}
            clouds:
              azure: {regions: {r: {geography: us, pools: {dear: {accelerator: H100, price: 10 USD/unit-hour}}}}}
              aws: {regions: {r: {geography: us, pools: {H100: {capacity: 5, price: 3 USD/unit-hour}}}}}
            primary: azure
            terms: {always: {rule: first}}
            launches:
              product: {date: 2027-01-01, kind: api, demand: {requestsPerHour: 1, arrivalCv: 0}, holding: 1h}
            """;

    @TempDir
    Path folder;

    @Test
    void staysAtThePricesOfTheMoment_notOfTheMonth() throws Exception {
        // Azure is out for the requests of 1:00 to 7:00: seven hours on aws, 4:30 of them while azure's
        // capacity costs 10 USD, and 2:30 while it costs 1.
        ExperimentResult result = run("""
                clouds:
                  azure:
                    outages: {o: {from: 2027-01-01T00:30Z, until: 2027-01-01T07:30Z}}
                    regions:
                      r:
                        pools:
                          dear: {capacity: {2027-01-01: 5, 2027-01-01T05:30Z: 0}}
                          cheap: {accelerator: H100, capacity: {2027-01-01T05:30Z: 9}, price: 1 USD/unit-hour}
                """);
        has(result, Row.of(Measure.SPEND_SPILLED), 21);
        has(result, Row.of(Measure.SPILL_PREMIUM), 21 - 4.5 * 10 - 2.5 * 1);
    }

    @Test
    void byCapacity_ofTheMoment() throws Exception {
        // The same outage; up to 5:30 units at 10 and 1 USD are as many, then three times as many at 1.
        ExperimentResult result = run("""
                clouds:
                  azure:
                    outages: {o: {from: 2027-01-01T00:30Z, until: 2027-01-01T07:30Z}}
                    regions:
                      r:
                        pools:
                          dear: {capacity: 5}
                          cheap: {accelerator: H100, capacity: {2027-01-01: 5, 2027-01-01T05:30Z: 15}, price: 1 USD/unit-hour}
                """);
        has(result, Row.of(Measure.SPILL_PREMIUM), 21 - 4.5 * 5.5 - 2.5 * 3.25);
    }

    @Test
    void nothingIsCounted_whileThePrimaryHasNoCapacity() throws Exception {
        // The requests of 1:00 to 5:00 spill, and only the last half hour of the last can be compared.
        ExperimentResult result = run("""
                clouds: {azure: {regions: {r: {pools: {dear: {capacity: {2027-01-01T05:30Z: 5}}}}}}}
                """);
        has(result, Row.of(Measure.SPEND_SPILLED), 15);
        has(result, Row.of(Measure.SPILL_PREMIUM), 0.5 * (3 - 10));
    }

    @Test
    void capacityThatIsLate_isPricedFromItsArrivalOn() throws Exception {
        // Due at 3:30 and two hours late.
        ExperimentResult result = run("""
                clouds:
                  azure: {capacitySlip: 2h, regions: {r: {pools: {dear: {capacity: {2027-01-01T03:30Z: 5}}}}}}
                """);
        has(result, Row.of(Measure.SPILL_PREMIUM), 0.5 * (3 - 10));
    }

    private ExperimentResult run(String part) throws Exception {
        return ByHand.run(ByHand.layered(folder, BASE, part));
    }
}
