package io.spillway.engine;

import static io.spillway.Fixtures.cloud;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.spillway.Fixtures;
import io.spillway.compile.Compiler;
import io.spillway.model.Curve;
import io.spillway.model.Demand;
import io.spillway.model.Distribution;
import io.spillway.model.Market;
import io.spillway.model.Points;
import io.spillway.model.Scenario;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When requests come. */
class ArrivalsTest {
    @Test
    void aGapIsSpentAtTheRateOfEachPiece() {
        // One an hour until 1:30, one in two hours until 2:00, then two an hour. After 1:00 half a request is due by
        // 1:30,
        // a quarter more by 2:00, and the rest in an eighth of an hour.
        Curve trace = new Curve.Trace(
                new Points(
                        Optional.empty(),
                        ImmutableSortedMap.of(
                                Duration.ZERO, 1.0, Duration.ofMinutes(90), 0.5, Duration.ofHours(2), 2.0)),
                Optional.empty(),
                1);
        assertThat(hours(trace, 0, Duration.ofHours(4))).containsExactly(1.0, 2.125, 2.625, 3.125, 3.625);
    }

    /** The coefficient of variation of the gaps is the one that is asked for, and their mean the rate's. */
    @ParameterizedTest
    @CsvSource({"0.5, 0.02", "1, 0.05", "2, 0.2"})
    void gapsVaryAsMuchAsIsAskedFor(double cv, double tolerance) {
        List<Double> hours = hours(new Curve.Constant(1), cv, Duration.ofHours(10_000));
        double last = 0;
        double squares = 0;
        for (double hour : hours) {
            squares += (hour - last) * (hour - last);
            last = hour;
        }
        double mean = last / hours.size();
        assertThat(mean).isCloseTo(1, within(4 * cv / 100));
        double variance = squares / hours.size() - mean * mean;
        assertThat(Math.sqrt(variance) / mean).isCloseTo(cv, within(tolerance));
    }

    /**
     * However much the gaps vary, and into however many markets a launch is split, there are as many requests in the mean
     * as its rate says: 240 of one an hour in ten days, in 2,000 replications. Even requests lack one in each market at most.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 5, 10})
    void requestsAreAsManyAsAreWanted(double cv) {
        ImmutableMap<String, Market> quarters =
                ImmutableMap.of("a", market(0.25), "b", market(0.25), "c", market(0.25), "d", market(0.25));
        World world = Compiler.compile(scenario(new Curve.Constant(1), cv, quarters, Duration.ofDays(10)))
                .world();
        Simulation simulation = new Simulation(world);
        double sum = 0;
        double squares = 0;
        for (int replication = 0; replication < 2000; replication++) {
            double requests = Arrays.stream(simulation.run(1, replication).arrivedRequests)
                    .sum();
            sum += requests;
            squares += requests * requests;
        }
        double mean = sum / 2000;
        double error = Math.sqrt((squares / 2000 - mean * mean) / 2000);
        assertThat(mean).isCloseTo(240, within(cv == 0 ? 4 : 4 * error));
    }

    private static Market market(double share) {
        return new Market(share, Optional.empty(), Optional.empty(), ImmutableMap.of());
    }

    private static List<Double> hours(Curve requestsPerHour, double cv, Duration length) {
        List<Double> hours = new ArrayList<>();
        Simulation simulation =
                new Simulation(Compiler.compile(scenario(requestsPerHour, cv, ImmutableMap.of(), length))
                        .world());
        simulation.listen(decision -> hours.add(decision.tick() / (double) Clock.TICKS_PER_HOUR));
        simulation.run(1, 0);
        return hours;
    }

    private static Scenario scenario(
            Curve requestsPerHour, double cv, ImmutableMap<String, Market> markets, Duration length) {
        Demand demand = new Demand(
                Optional.empty(),
                Optional.of(requestsPerHour),
                BigDecimal.ONE,
                ImmutableList.of(),
                cv,
                ImmutableMap.of());
        return Fixtures.scenario()
                .cloud("azure", cloud(1))
                .launch(
                        "product",
                        Fixtures.on(
                                Fixtures.launch(
                                        "api",
                                        demand,
                                        new Distribution.Constant(1),
                                        new Distribution.Constant(1),
                                        markets),
                                Fixtures.START))
                .length(Duration.ZERO, length)
                .build();
    }
}
