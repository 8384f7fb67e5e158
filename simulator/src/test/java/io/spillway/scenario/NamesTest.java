package io.spillway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    private Written written;

    @BeforeEach
    void folder(@TempDir Path folder) {
        written = new Written(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: \"a\\nb\"",
                "name: \"a\\u202Eb\"",
                "name: ''",
                "launches: {api: {kind: '  '}}",
                "launches: {api: {kind: \"a\\tb\"}}",
                "launches: {api: {tags: ['']}}",
                "clouds: {aws: {regions: {east: {geography: \"u\\rs\"}}}}",
                "money: {others: [\"a\\u2028b\"]}"
            })
    void textThatNoLineOfAReportCanShow_isRefused(String text) throws IOException {
        assertThat(written.problems(text))
                .singleElement()
                .asString()
                .endsWith("expected a text on one line, not blank.");
    }

    @Test
    void hiddenSignsInNames_areRefused() throws IOException {
        assertThat(written.problems("waivers: {\"a\\u202Eb\": {kinds: [api]}}"))
                .containsExactly("x.yaml:2:11: waivers.a\\u202eb: 'a\\u202eb'; expected a name without quotes and"
                        + " brackets, 100 characters at most.");
    }

    @Test
    void slashInThePartOfAPath_isRefused() throws IOException {
        assertThat(written.problems("clouds: {aws: {regions: {us/east: {geography: us, pools: {}}}}}"))
                .containsExactly(
                        "x.yaml:2:26: clouds.aws.regions.us/east: 'us/east'; expected a name without '/', which"
                                + " stands between cloud, region and pool. Maybe 'us-east'.");
    }

    @Test
    void launchProcessOfALaunchesName_isRefused() throws IOException {
        assertThat(
                        written.problems(
                                "launchProcesses: {api: {gap: 3d, atMost: 3, kind: api, demand: {unitsWanted: 5}, holding: 3h}}"))
                .containsExactly(
                        "x.yaml:2:19: launchProcesses.api: 'api' is the name of a launch; expected another name.");
    }

    @Test
    void nameOfTheTotal_isWarnedOf() throws IOException {
        assertThat(written.warnings(
                        "launches: {all: {date: 2027-02-01, kind: api, demand: {unitsWanted: 5}, holding: 3h}}"))
                .containsExactly(
                        "x.yaml:2:12: launches.all: 'all' is what reports call the total; expected another name.");
    }

    @Test
    void wordsThatDifferInTheirSpelling_areWarnedOf() throws IOException {
        assertThat(written.warnings("""
                        clouds:
                          aws:
                            capabilities: [Stateless_API]
                            regions: {west: {geography: US, pools: {H100: {capacity: 1}}}}
                        launches:
                          more: {date: 2027-02-01, kind: API, tags: [a b], demand: {unitsWanted: 1}, holding: 1h}
                          most: {date: 2027-02-01, kind: api, tags: [a-b], demand: {unitsWanted: 1}, holding: 1h}
                        """))
                .anyMatch(told -> told.endsWith(
                        "geography: 'US' is another geography than 'us'; expected one spelling. Maybe 'us'."))
                .anyMatch(told -> told.contains("'Stateless_API' is another capability than 'stateless-api'"))
                .anyMatch(told -> told.contains("launches.more.kind: 'API' is another kind of product than 'api'"))
                .anyMatch(told -> told.contains("'a-b' is another tag than 'a b'"))
                .hasSize(4);
    }
}
