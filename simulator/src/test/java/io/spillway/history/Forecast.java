package io.spillway.history;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.spillway.compile.Compiled;
import io.spillway.compile.Compiler;
import io.spillway.compile.Names;
import io.spillway.engine.Clock;
import io.spillway.engine.Decision;
import io.spillway.engine.DecisionListener;
import io.spillway.engine.Kind;
import io.spillway.engine.LaunchDecision;
import io.spillway.engine.Reason;
import io.spillway.engine.RunResult;
import io.spillway.engine.Simulation;
import io.spillway.model.Scenario;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a scenario says of a launch, over all replications. */
final class Forecast {
    /** Where a launch comes first that no cloud may take, or none can. */
    static final String NOWHERE = "nowhere";

    private static final String AZURE = "azure";
    private static final double TICKS_PER_DAY = 24.0 * Clock.TICKS_PER_HOUR;

    private final Map<String, Integer> firsts = new TreeMap<>();
    private final double[] azureLagDays;
    private Optional<Reason> azureRefusal = Optional.empty();

    private Forecast(int replications) {
        azureLagDays = new double[replications];
    }

    /** Runs a scenario and listens to its launch decisions; by launch. */
    static ImmutableMap<String, Forecast> of(Scenario scenario, long seed, int replications) {
        Compiled compiled = Compiler.compile(scenario);
        ImmutableMap.Builder<String, Forecast> forecasts = ImmutableMap.builder();
        scenario.launches().keySet().forEach(launch -> forecasts.put(launch, new Forecast(replications)));
        Gathering gathering = new Gathering(compiled, forecasts.buildOrThrow());
        Simulation simulation = new Simulation(compiled.world());
        simulation.listen(gathering);
        for (int replication = 0; replication < replications; replication++) {
            gathering.replication = replication;
            gathering.add(simulation.run(seed, replication));
        }
        gathering.forecasts.values().forEach(forecast -> Arrays.sort(forecast.azureLagDays));
        return gathering.forecasts;
    }

    /** The chance of each cloud, or {@link #NOWHERE}, to be the first. */
    ImmutableSortedMap<String, Double> firstClouds() {
        ImmutableSortedMap.Builder<String, Double> chances = ImmutableSortedMap.naturalOrder();
        firsts.forEach((cloud, times) -> chances.put(cloud, times / (double) azureLagDays.length));
        return chances.build();
    }

    /** The cloud most likely to be the first. */
    String firstCloud() {
        return firsts.entrySet().stream()
                .max(Comparator.comparing(Map.Entry::getValue))
                .orElseThrow()
                .getKey();
    }

    /** Azure's lag in days by replication, sorted. */
    double[] azureLagDays() {
        return azureLagDays.clone();
    }

    /** Why Azure cannot run the launch on its day; empty where it can. */
    Optional<Reason> azureCannot() {
        return azureRefusal.filter(reason -> reason.kind() == Kind.CANNOT);
    }

    /** The chance of Azure on the very day. */
    double sameDay() {
        return Arrays.stream(azureLagDays).filter(days -> days == 0).count() / (double) azureLagDays.length;
    }

    /** The least of the lags that a share of all is not above. */
    double quantile(double share) {
        return azureLagDays[(int) Math.ceil(share * azureLagDays.length) - 1];
    }

    private static final class Gathering implements DecisionListener {
        private final Names names;
        private final int azurePool;
        private final ImmutableMap<String, Forecast> forecasts;
        private int replication;

        Gathering(Compiled compiled, ImmutableMap<String, Forecast> forecasts) {
            names = compiled.names();
            azurePool = names.pools().indexOf(AZURE + "/everywhere/GPU");
            this.forecasts = forecasts;
        }

        @Override
        public void decided(Decision decision) {}

        @Override
        public void launched(LaunchDecision decision) {
            Forecast forecast = forecasts.get(names.lines().get(decision.line()));
            forecast.azureRefusal = decision.refusals().stream()
                    .filter(refusal -> refusal.pool() == azurePool)
                    .map(Decision.Refusal::reason)
                    .findFirst();
            long opens = decision.openTick()[names.clouds().indexOf(AZURE)];
            forecast.azureLagDays[replication] = (opens - decision.dayTick()) / TICKS_PER_DAY;
        }

        void add(RunResult result) {
            forecasts.forEach((launch, forecast) -> {
                int first = result.firstCloud[names.lines().indexOf(launch)];
                forecast.firsts.merge(first < 0 ? NOWHERE : names.clouds().get(first), 1, Integer::sum);
            });
        }
    }
}
