package io.spillway.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.Fixtures;
import io.spillway.experiment.Experiment;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Settings;
import io.spillway.model.Cloud;
import io.spillway.model.Distribution;
import io.spillway.model.Launch;
import io.spillway.model.Steps;
import io.spillway.model.Treatment;
import io.spillway.model.UnitPrice;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableReportTest {
    private static final Instant TENTH_DAY = Fixtures.START.plus(Duration.ofDays(9));

    @Test
    void nothingHappened_nothingIsSaid() throws IOException {
        assertThat(report(Fixtures.cloud(10))).doesNotContain("Outages").doesNotContain("cut while in use");
    }

    @Test
    void outagesAreTold_byTheCloudsThatHadThem() throws IOException {
        Cloud azure = Fixtures.withOutages(
                Fixtures.cloud(10), Map.of("fire", Fixtures.outage(TENTH_DAY, Duration.ofDays(3), Treatment.DROP)));
        // Azure, half of all capacity, is out for 3 of 30 days.
        assertThat(report(azure))
                .containsPattern("(?m)^Outages$")
                .containsPattern("(?m)^azure +90\\.000 % +0 +[1-9]")
                .containsPattern("(?m)^all +95\\.000 %")
                .doesNotContainPattern("(?m)^aws +100\\.000")
                .containsPattern("(?m)^Available is a share .* dropped: [0-9.]+ unit-hours\\.$")
                .doesNotContain("Evacuees");
    }

    @Test
    void evacueesThatWait_areTold() throws IOException {
        Cloud azure = Fixtures.withOutages(
                Fixtures.cloud(100),
                Map.of("fire", Fixtures.outage(TENTH_DAY, Duration.ofHours(3), Treatment.EVACUATE)));
        Launch patient =
                Fixtures.patient(Fixtures.launch(8, new Distribution.Exponential(5)), new Distribution.Constant(24));
        assertThat(report(azure, Fixtures.cloud(0), patient))
                .containsPattern(
                        "(?m)^Evacuees that had to wait: ([0-9.]+); placed after waiting: \\1, hours until then: 3\\.00;"
                                + " unit-hours interrupted: [0-9.]+\\.$");
    }

    @Test
    void capacityCutWhileInUse_isTold() throws IOException {
        Cloud azure = Fixtures.cloud(Map.of(
                "r",
                Fixtures.region(
                        "us",
                        Map.of(
                                "H100",
                                Fixtures.pool(
                                        Fixtures.steps(Instant.MIN, 10L, TENTH_DAY, 0L),
                                        Steps.constant(UnitPrice.FREE))))));
        assertThat(report(azure)).containsPattern("(?m)^[0-9.]+ unit-hours ran beyond the capacity in force\\.$");
    }

    /** What expires is no loss: where there is no room at all, nothing is lost and nobody is served. */
    @Test
    void whereNothingWasLost_itIsSaidThatRequestsExpired() throws IOException {
        Launch patient =
                Fixtures.patient(Fixtures.launch(8, new Distribution.Exponential(5)), new Distribution.Constant(24));
        assertThat(report(Fixtures.cloud(0), Fixtures.cloud(0), patient))
                .containsPattern(
                        "(?m)^Nothing; no more than .* What waited until its patience ended is told below\\.$");
        assertThat(report(Fixtures.cloud(1000), Fixtures.cloud(10), patient))
                .containsPattern("(?m)^Nothing; no more than [0-9.]+ % of requests with 95 % confidence\\.$");
    }

    private static String report(Cloud azure) throws IOException {
        return report(azure, Fixtures.cloud(10), Fixtures.launch(8, new Distribution.Exponential(5)));
    }

    private static String report(Cloud azure, Cloud aws, Launch launch) throws IOException {
        StringWriter to = new StringWriter();
        Format.TABLE.write(
                Experiment.of(
                                Fixtures.scenario()
                                        .cloud("azure", azure)
                                        .cloud("aws", aws)
                                        .launch("product", launch)
                                        .build(),
                                "report")
                        .run(Settings.of(1, 1), Progress.NONE),
                to);
        return to.toString();
    }
}
