package io.spillway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MagnitudeTest {
    private Written written;

    @BeforeEach
    void folder(@TempDir Path folder) {
        written = new Written(folder);
    }

    /** From 2027-02-01 to 2028-01-01 are 8016 hours: at 1e9 / 8 requests an hour 1.0e12. */
    @Test
    void moreRequestsThanARunCanCount_areRefused() throws IOException {
        String expected = "; expected at most 1e12. Maybe requests of a larger size, each for many.";
        assertThat(written.problems(demand("unitsWanted: 1e15")))
                .containsExactly("x.yaml:2:40: launches.api.demand.unitsWanted: asks for about 1e18 requests in a run"
                        + expected);
        assertThat(written.problems(demand("requestsPerHour: 1e300, unitsWanted: null")))
                .containsExactly(
                        "x.yaml:2:44: launches.api.demand.requestsPerHour: asks for about 8e303 requests in a run"
                                + expected);
        assertThat(written.problems(demand("unitsWanted: {exponential: {initial: 1, doubling: 1h}}")))
                .singleElement()
                .asString()
                .contains("asks for infinitely many requests");
        assertThat(written.problems(
                        "clouds: {aws: {firstParty: {own: {demand: {requestsPerHour: 1e12}, holding: 1h}}}}"))
                .singleElement()
                .asString()
                .contains("clouds.aws.firstParty.own.demand.requestsPerHour: asks for about");
    }

    /** 33,000 pools and the three of base.yaml, for 1,000 launches and one. */
    @Test
    void morePairsThanAnArrayHolds_areRefused() throws IOException {
        String pools = IntStream.range(0, 33_000)
                .mapToObj(pool -> "p" + pool + ": {accelerator: H100, capacity: 1}")
                .collect(
                        Collectors.joining(", ", "clouds: {aws: {regions: {many: {geography: us, pools: {", "}}}}}\n"));
        String process =
                "launchProcesses: {p: {gap: 1d, atMost: 1000, kind: api, demand: {unitsWanted: 1}," + " holding: 1h}}";

        assertThat(written.problems(pools + process))
                .singleElement()
                .asString()
                .contains("clouds: are 33", "at most 33000000 pairs of the two");
        assertThat(written.problems(pools + process.replace("1000", "900"))).isEmpty();
    }

    @Test
    void holdingThatIsRefused_isToldAlone() throws IOException {
        assertThat(written.problems("launches: {api: {holding: 0h}}"))
                .singleElement()
                .asString()
                .contains("launches.api.holding: '0h'; expected values above 0");
    }

    @Test
    void manyRequests_areWarnedOf() throws IOException {
        assertThat(written.warnings(demand("unitsWanted: 100M")))
                .containsExactly("x.yaml:2:40: launches.api.demand.unitsWanted: asks for about 1e11 requests in a run,"
                        + " which takes long; expected at most 1e10. Maybe requests of a larger size, each for many.");
        assertThat(written.warnings(demand("unitsWanted: 5M"))).isEmpty();
        assertThat(written.warnings(demand("unitsWanted: 5M, surges: {s: {factor: 100, for: 60d}}")))
                .hasSize(1);
        assertThat(written.warnings(
                        "launches: {api: {retires: 2027-02-01, retiresOver: 0d, demand: {unitsWanted: 1e15}}}"))
                .isEmpty();
    }

    @Test
    void capacityThatComesToNothing_isWarnedOf() throws IOException {
        assertThat(written.warnings("accelerators: {H100: {performance: 1e-9}}"))
                .containsExactly("base.yaml:9:54: clouds.azure.regions.east.pools.H100.capacity: 100 of performance"
                        + " 0.000000001 are less than one unit of the reference accelerator; expected one unit or more."
                        + " Maybe capacity and sizes in smaller units.");
        assertThat(written.warnings("", "clouds.azure.capacityScale=0")).isEmpty();
    }

    /** The largest pool is that of aws: 50 accelerators of performance 2.5. */
    @Test
    void sizeThatNoPoolCanHold_isWarnedOf() throws IOException {
        assertThat(written.warnings("launches: {api: {size: 126}}"))
                .containsExactly(
                        "x.yaml:2:24: launches.api.size: no pool ever has as many units; expected at most 125.");
        assertThat(written.warnings("launches: {api: {size: 125}}")).isEmpty();
        assertThat(written.warnings(
                        "launches: {api: {size: 126}}", "clouds.azure.capacityScale=0", "clouds.aws.capacityScale=0"))
                .isEmpty();
    }

    private static String demand(String demand) {
        return "launches: {api: {demand: {" + demand + "}}}";
    }
}
