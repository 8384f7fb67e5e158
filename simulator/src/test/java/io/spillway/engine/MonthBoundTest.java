package io.spillway.engine;

import static io.spillway.engine.ByHand.has;

import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens at 0:00 of the first of a month is of that month, as capacity, prices and terms are. */
class MonthBoundTest {
    private static final String BASE = """
            name: bound
            start: 2027-12-01
            end: 2028-03-01
            replications: 1
            accelerators: {H100: {}}
            clouds:
              azure: {regions: {east: {geography: us, pools: {H100: {capacity: 100, price: 1 USD/unit-hour}}}}}
              aws: {regions: {east: {geography: us, pools: {H100: {capacity: 1000, price: 1 USD/unit-hour}}}}}
            primary: azure
            terms: {always: {rule: first}}
            launches:
              p:
                date: 2027-12-01
                kind: api
                demand: {requestsPerHour: 0.1, arrivalCv: 0}
                holding: 700h30m
            """;

    @TempDir
    private Path folder;

    /** 70 deployments run, one begun every ten hours and each held for 700.5. */
    @Test
    void anOutageOfTheFirst_dropsInItsMonth() throws Exception {
        ExperimentResult result =
                run("clouds: {azure: {outages: {o: {from: 2028-02-01, for: 14d, deployments: drop}}}}");
        has(result, in(Measure.REQUESTS_DROPPED, 1), 0);
        has(result, in(Measure.REQUESTS_DROPPED, 2), 70);
        has(result, in(Measure.AVAILABILITY, 1).cloud("azure"), 1);
    }

    /** Who has waited for other terms is placed when they come. */
    @Test
    void termsOfTheFirst_letNobodySpillBefore() throws Exception {
        ExperimentResult result = run(
                "terms: {always: null, t0: {rule: exclusive}, t1: {from: 2028-02-01, rule: first}}",
                "clouds: {azure: {regions: {east: {pools: {H100: {capacity: 10}}}}}}",
                "launches: {p: {patience: 90d}}");
        has(result, in(Measure.REQUESTS_SPILLED, 1), 0);
        has(result, in(Measure.REQUESTS_SPILLED, 1).cloud("aws"), 0);
        // 149 came before, every ten hours; azure took ten from hour 0 on, ten from 700.5 on and nine from 1401 on.
        has(result, in(Measure.REQUESTS_PLACED_AFTER_WAITING, 2), 149 - 29);
    }

    private static Row in(Measure measure, int month) {
        return Row.of(measure).period(YearMonth.of(2028, month));
    }

    private ExperimentResult run(String... overBase) throws IOException, ScenarioException {
        return ByHand.run(ByHand.layered(folder, BASE, overBase));
    }
}
