package io.spillway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.compile.Compiled;
import io.spillway.compile.Compiler;
import io.spillway.model.Scenario;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The geographies that a market prefers, by hand. Two regions of a cloud have room for ten requests each. In an hour and a half
 * usa asks at every fifth minute, 17 times, and europe at every fifteenth, five times; nothing ends.
 */
class PreferenceTest {
    private static final String BASE = """
            name: prefers
            start: 2027-01-01
            end: 2027-01-01T01:30Z
            accelerators: {H100: {}}
            clouds:
              azure:
                regions:
                  us: {geography: us, pools: {H100: {capacity: 100}}}
                  eu: {geography: eu, pools: {H100: {capacity: 100}}}
            primary: azure
            terms: {always: {rule: first}}
            launches:
              assistant:
                date: 2027-01-01
                kind: api
                demand: {requestsPerHour: 16, arrivalCv: 0}
                size: 10
                holding: 30d
                markets: {usa: {share: 75%}, europe: {share: 25%}}
            """;

    private static final String WISHES =
            "launches: {assistant: {markets: {usa: {prefers: [us]}, europe: {prefers: [eu]}}}}\n";
    /** The same two regions, each of a cloud of its own. */
    private static final String TWO_CLOUDS = """
            clouds:
              azure: {regions: {eu: null}}
              aws: {regions: {eu: {geography: eu, pools: {H100: {capacity: 100}}}}}
            terms: {always: {rule: open}}
            """;

    @TempDir
    private Path folder;

    /** Until 0:40 usa asks eight times and europe twice, and us is full; then eu is, with three of europe and seven. */
    @ParameterizedTest
    @ValueSource(strings = {"priority", "google-waterfall", "commitment-first", "azure-spillover", "cheapest"})
    void withoutAPreference_bothMarketsFillTheRegionListedFirst(String order) throws Exception {
        assertThat(placed(order(order)))
                .isEqualTo(Map.of(
                        "usa azure/us/H100", 8,
                        "europe azure/us/H100", 2,
                        "usa azure/eu/H100", 7,
                        "europe azure/eu/H100", 3,
                        "usa lost", 2));
    }

    /** us has the ten of usa up to 0:50, eu the five of europe and five more of usa, those at 1:20 and 1:25 find no room. */
    @ParameterizedTest
    @ValueSource(strings = {"priority", "google-waterfall", "commitment-first", "azure-spillover", "cheapest"})
    void eachMarketFillsWhatItPrefers_andOverflowsToTheOther(String order) throws Exception {
        assertThat(placed(order(order), WISHES))
                .isEqualTo(Map.of(
                        "usa azure/us/H100", 10,
                        "usa azure/eu/H100", 5,
                        "europe azure/eu/H100", 5,
                        "usa lost", 2));
    }

    /** The first request finds both regions empty. */
    @ParameterizedTest
    @ValueSource(strings = {"least-utilised", "most-free"})
    void orderByRoom_looksAtItBetweenPoolsThatAreAlike(String order) throws Exception {
        String first = "end: 2027-01-01T00:08Z\n";
        String wish = "launches: {assistant: {markets: {usa: {prefers: [eu]}}}}\n";
        assertThat(placed(order(order), first)).isEqualTo(Map.of("usa azure/us/H100", 1));
        assertThat(placed(order(order), first, wish)).isEqualTo(Map.of("usa azure/eu/H100", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"proportional", "envoy-priority", "kubernetes-priority-expander", "karmada-overflow"})
    void whatIsDrawn_isDrawnAsBefore(String order) throws Exception {
        assertThat(placed(order(order), WISHES)).isEqualTo(placed(order(order)));
    }

    /** By the order of clouds all go to azure first; by distance europe goes to aws and usa overflows there, as above. */
    @Test
    void cloudsKeepTheirOrder_butForAnOrderByDistance() throws Exception {
        assertThat(placed(TWO_CLOUDS, WISHES))
                .isEqualTo(Map.of(
                        "usa azure/us/H100", 8,
                        "europe azure/us/H100", 2,
                        "usa aws/eu/H100", 7,
                        "europe aws/eu/H100", 3,
                        "usa lost", 2));
        assertThat(placed(TWO_CLOUDS, WISHES, "spill: {order: google-waterfall}\n"))
                .isEqualTo(Map.of(
                        "usa azure/us/H100", 10,
                        "usa aws/eu/H100", 5,
                        "europe aws/eu/H100", 5,
                        "usa lost", 2));
    }

    /** Of three regions the second of those preferred comes before the one that is not, though that is listed first. */
    @Test
    void severalGeographies_areTriedInTheirOrder() throws Exception {
        String uk = "clouds: {azure: {regions: {uk: {geography: uk, pools: {H100: {capacity: 10}}}}}}\n";
        String wish = "launches: {assistant: {markets: {usa: {prefers: [uk, eu]}}}}\n";
        assertThat(placed(uk, wish))
                .isEqualTo(Map.of(
                        "usa azure/uk/H100", 1,
                        "usa azure/eu/H100", 10,
                        "usa azure/us/H100", 5,
                        "europe azure/us/H100", 5,
                        "usa lost", 1));
    }

    /** Where data must stay they stay: a wish is no reason to refuse, and none to allow. */
    @Test
    void aGeographyBinds_whateverIsPreferred() throws Exception {
        String both = "launches: {assistant: {markets: {usa: {geography: us, prefers: [eu]}}}}\n";
        assertThat(placed(both)).isEqualTo(placed("launches: {assistant: {markets: {usa: {geography: us}}}}\n"));
    }

    private static String order(String order) {
        return "clouds: {azure: {poolOrder: " + order + "}}\n";
    }

    /** Requests by market and pool. */
    private Map<String, Integer> placed(String... overBase) throws Exception {
        Scenario scenario = ByHand.layered(folder, BASE, overBase);
        Compiled compiled = Compiler.compile(scenario);
        Map<String, Integer> placed = new TreeMap<>();
        Simulation simulation = new Simulation(compiled.world());
        simulation.listen(decision -> {
            long outcome = decision.outcome();
            String to = Decision.isPlaced(outcome) ? compiled.names().pools().get(Decision.pool(outcome)) : "lost";
            placed.merge(compiled.names().markets().get(decision.requestClass()) + " " + to, 1, Integer::sum);
        });
        simulation.run(scenario.seed(), 0);
        return placed;
    }
}
