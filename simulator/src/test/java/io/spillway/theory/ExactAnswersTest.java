package io.spillway.theory;

import static io.spillway.Fixtures.cloud;
import static io.spillway.Fixtures.decline;
import static io.spillway.Fixtures.launch;
import static io.spillway.Fixtures.outage;
import static io.spillway.Fixtures.patient;
import static io.spillway.Fixtures.scenario;
import static io.spillway.Fixtures.wanted;
import static io.spillway.Fixtures.withFirstParty;
import static io.spillway.Fixtures.withHeadroom;
import static io.spillway.Fixtures.withOutages;
import static io.spillway.Fixtures.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spillway.Fixtures;
import io.spillway.engine.Kind;
import io.spillway.engine.Reason;
import io.spillway.experiment.Experiment;
import io.spillway.experiment.ExperimentResult;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Settings;
import io.spillway.measures.Estimate;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.model.Curve;
import io.spillway.model.Decline;
import io.spillway.model.Distribution;
import io.spillway.model.Failback;
import io.spillway.model.Launch;
import io.spillway.model.Outage;
import io.spillway.model.Scenario;
import io.spillway.model.Spill;
import io.spillway.model.Treatment;
import io.spillway.order.LeastUtilised;
import io.spillway.order.Priority;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where theory is exact, the simulator must agree with it: the exact value lies within the run's own 99.9 % interval, and
 * the interval is narrow enough to mean something.
 */
class ExactAnswersTest {
    private static final double CONFIDENCE = 0.999;
    private static final Distribution ONE_HOUR = new Distribution.Exponential(1);

    static Stream<Arguments> holdingTimes() {
        return Stream.of(
                Arguments.of("exponential", new Distribution.Exponential(1)),
                Arguments.of("deterministic", new Distribution.Constant(1)),
                Arguments.of("lognormal", new Distribution.Lognormal(Optional.empty(), Optional.of(1.0), 1.5)),
                Arguments.of("uniform", new Distribution.Uniform(0.5, 1.5)),
                Arguments.of("gamma", new Distribution.Gamma(1, 2)),
                Arguments.of("weibull", new Distribution.Weibull(0.5, 0.5)),
                Arguments.of("pareto", new Distribution.Pareto(0.6, 2.5)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("holdingTimes")
    void threePoolsInOrder_overflowIsErlangB_forAnyHoldingTime(String name, Distribution holding) {
        Scenario scenario = scenario()
                .cloud("azure", cloud(20))
                .cloud("aws", cloud(8))
                .cloud("gcp", cloud(8))
                .launch("product", launch(26, holding))
                .length(Duration.ofDays(20), Duration.ofDays(2500))
                .build();
        ExperimentResult result = run(scenario, 12);
        double past1 = Theory.erlangB(20, 26);
        double past2 = Theory.erlangB(28, 26);
        double past3 = Theory.erlangB(36, 26);
        double arrived = result.estimate(Measure.REQUESTS_ARRIVED).mean();
        agrees(result.estimate(Measure.LOSS_SHARE), past3, 0.05);
        agrees(result.estimate(Measure.SPILL_SHARE), past1 - past3, 0.02);
        agreesInRatio(result.estimate(Row.of(Measure.REQUESTS_PLACED).cloud("azure")), arrived, 1 - past1);
        agreesInRatio(result.estimate(Row.of(Measure.REQUESTS_SPILLED).cloud("aws")), arrived, past1 - past2);
        agreesInRatio(result.estimate(Row.of(Measure.REQUESTS_SPILLED).cloud("gcp")), arrived, past2 - past3);
        // Every spill is for want of capacity.
        assertThat(result.estimate(Row.of(Measure.REQUESTS_SPILLED).reason(Reason.CAPACITY))
                        .mean())
                .isEqualTo(result.estimate(Measure.REQUESTS_SPILLED).mean());
    }

    @Test
    void severalSizesIntoOnePool_lostSharesAreKaufmanRoberts() {
        Scenario scenario = scenario()
                .cloud("azure", cloud(40))
                .launch("small", launch(12, new Distribution.Constant(1), ONE_HOUR))
                .launch("medium", launch(12, new Distribution.Constant(3), ONE_HOUR))
                .launch("large", launch(14, new Distribution.Constant(7), ONE_HOUR))
                .length(Duration.ofDays(10), Duration.ofDays(2500))
                .build();
        ExperimentResult result = run(scenario, 12);
        double[] lost = Theory.kaufmanRoberts(40, new double[] {12, 4, 2}, new int[] {1, 3, 7});
        String[] names = {"small", "medium", "large"};
        for (int k = 0; k < names.length; k++) {
            double arrived = result.estimate(Row.of(Measure.REQUESTS_ARRIVED).launch(names[k]))
                    .mean();
            agreesInRatio(result.estimate(Row.of(Measure.REQUESTS_LOST).launch(names[k])), arrived, lost[k]);
        }
    }

    @Test
    void oneLaunchOfMixedSizes_lostShareIsKaufmanRobertsWeighted() {
        Distribution sizes = new Distribution.Discrete(
                com.google.common.collect.ImmutableList.of(1.0, 4.0),
                com.google.common.collect.ImmutableList.of(3.0, 1.0));
        Scenario scenario = scenario()
                .cloud("azure", cloud(30))
                .launch("mixed", launch(24.5, sizes, ONE_HOUR))
                .length(Duration.ofDays(10), Duration.ofDays(2500))
                .build();
        // mean size 1.75, so 14 requests per hour: 10.5 of one unit, 3.5 of four
        double[] lost = Theory.kaufmanRoberts(30, new double[] {10.5, 3.5}, new int[] {1, 4});
        agrees(run(scenario, 12).estimate(Measure.LOSS_SHARE), 0.75 * lost[0] + 0.25 * lost[1], 0.03);
    }

    @Test
    void endlessPatience_waitsAreErlangC() {
        Scenario scenario = scenario()
                .cloud("azure", cloud(20))
                .launch("product", patient(launch(17, ONE_HOUR), new Distribution.Constant(1e5)))
                .length(Duration.ofDays(60), Duration.ofDays(1500))
                .build();
        ExperimentResult result = run(scenario, 12);
        double waits = Theory.erlangC(20, 17);
        agrees(result.estimate(Measure.WAITED_SHARE), waits, 0.05);
        // Those who wait do so for an exponential time of mean 1 / (20 - 17) hours.
        agrees(result.estimate(Measure.WAIT_HOURS), 1 / 3.0, 0.05);
        // Little: 17 arrivals an hour times the mean wait of all.
        agrees(result.estimate(Measure.REQUESTS_WAITING), 17 * waits / 3, 0.06);
        assertThat(result.estimate(Measure.REQUESTS_EXPIRED).mean()).isZero();
        assertThat(result.estimate(Measure.REQUESTS_LOST).mean()).isZero();
    }

    @Test
    void exponentialPatience_waitsAndExpiriesAreErlangA_overTwoClouds() {
        Scenario scenario = scenario()
                .cloud("azure", cloud(12))
                .cloud("aws", cloud(8))
                .launch("product", patient(launch(22, ONE_HOUR), new Distribution.Exponential(0.5)))
                .length(Duration.ofDays(20), Duration.ofDays(1500))
                .build();
        ExperimentResult result = run(scenario, 12);
        double[] present = Theory.erlangA(20, 22, 0.5);
        double waits = 0;
        double waiting = 0;
        for (int n = 20; n < present.length; n++) {
            waits += present[n];
            waiting += (n - 20) * present[n];
        }
        agrees(result.estimate(Measure.WAITED_SHARE), waits, 0.03);
        agrees(result.estimate(Measure.REQUESTS_WAITING), waiting, 0.03);
        agrees(result.estimate(Measure.WAIT_HOURS), Theory.erlangAWait(20, 22, 0.5), 0.03);
        // Each of those waiting gives up at a rate of 2 an hour; 22 arrive.
        agrees(result.estimate(Measure.EXPIRED_SHARE), 2 * waiting / 22, 0.03);
    }

    @Test
    void headroomForFirstParty_isABirthDeathChain() {
        // 20 units, 4 kept for first-party load of 5 Erlang; the launch brings 14 Erlang.
        double[] birth = new double[20];
        double[] death = new double[21];
        for (int n = 0; n < 20; n++) {
            birth[n] = n < 16 ? 19 : 5;
            death[n + 1] = n + 1;
        }
        double[] p = Theory.birthDeath(birth, death);
        double reserved = p[16] + p[17] + p[18] + p[19];
        Scenario scenario = scenario()
                .cloud("azure", withFirstParty(withHeadroom(cloud(20), 4), "own", workload(5, ONE_HOUR)))
                .cloud("aws", cloud(1000))
                .launch("product", launch(14, ONE_HOUR))
                .length(Duration.ofDays(10), Duration.ofDays(2500))
                .build();
        ExperimentResult result = run(scenario, 12);
        agrees(result.estimate(Row.of(Measure.SPILL_SHARE).reason(Reason.RESERVED)), reserved, 0.05);
        agrees(result.estimate(Row.of(Measure.SPILL_SHARE).reason(Reason.CAPACITY)), p[20], 0.1);
        double ownArrived = result.estimate(
                        Row.of(Measure.FIRST_PARTY_REQUESTS_ARRIVED).cloud("azure"))
                .mean();
        agreesInRatio(result.estimate(Row.of(Measure.FIRST_PARTY_REQUESTS_LOST).cloud("azure")), ownArrived, p[20]);
    }

    @Test
    void spillAt_isTrunkReservation_aBirthDeathChain() {
        // 20 units; batch work of 10 Erlang stops at 75 %, 15 units; the others bring 6 Erlang and may fill all.
        double[] birth = new double[20];
        double[] death = new double[21];
        for (int n = 0; n < 20; n++) {
            birth[n] = n < 15 ? 16 : 6;
            death[n + 1] = n + 1;
        }
        double[] p = Theory.birthDeath(birth, death);
        double reserved = p[15] + p[16] + p[17] + p[18] + p[19];
        Scenario scenario = scenario()
                .cloud("azure", cloud(20))
                .cloud("aws", cloud(1000))
                .launch(
                        "batch",
                        launch(
                                "batch",
                                wanted(new Curve.Constant(10)),
                                new Distribution.Constant(1),
                                ONE_HOUR,
                                Map.of()))
                .launch("others", launch(6, ONE_HOUR))
                .spillAt("batch", 0.75)
                .length(Duration.ofDays(10), Duration.ofDays(2500))
                .build();
        ExperimentResult result = run(scenario, 12);
        double batch = result.estimate(Row.of(Measure.REQUESTS_ARRIVED).launch("batch"))
                .mean();
        agreesInRatio(spilled(result, "batch", Reason.RESERVED), batch, reserved);
        agreesInRatio(spilled(result, "batch", Reason.CAPACITY), batch, p[20]);
        double others = result.estimate(Row.of(Measure.REQUESTS_ARRIVED).launch("others"))
                .mean();
        agreesInRatio(spilled(result, "others", Reason.CAPACITY), others, p[20]);
    }

    private static Estimate spilled(ExperimentResult result, String launch, Reason reason) {
        return result.estimate(Row.of(Measure.REQUESTS_SPILLED).launch(launch).reason(reason));
    }

    @Test
    void declinesByChance_areAMarkovChainOfTwoPools() {
        // State (i, j): i of 6 on azure, j of 4 on aws; 8 Erlang; azure declines 30 % of what it could take.
        int azure = 6;
        int aws = 4;
        double load = 8;
        double chance = 0.3;
        double[][] rate = new double[(azure + 1) * (aws + 1)][(azure + 1) * (aws + 1)];
        for (int i = 0; i <= azure; i++) {
            for (int j = 0; j <= aws; j++) {
                int s = i * (aws + 1) + j;
                if (i < azure) {
                    rate[s][s + aws + 1] += load * (1 - chance);
                }
                if (j < aws) {
                    rate[s][s + 1] += load * (i < azure ? chance : 1);
                }
                if (i > 0) {
                    rate[s][s - aws - 1] += i;
                }
                if (j > 0) {
                    rate[s][s - 1] += j;
                }
            }
        }
        double[] p = Theory.stationary(rate);
        double declinedAndSpilled = 0;
        double fullAndSpilled = 0;
        double lost = 0;
        for (int i = 0; i <= azure; i++) {
            for (int j = 0; j <= aws; j++) {
                double share = p[i * (aws + 1) + j];
                double refused = i < azure ? chance : 1;
                if (j == aws) {
                    lost += share * refused;
                } else if (i < azure) {
                    declinedAndSpilled += share * chance;
                } else {
                    fullAndSpilled += share;
                }
            }
        }
        Scenario scenario = scenario()
                .cloud("azure", cloud(azure))
                .cloud("aws", cloud(aws))
                .decline("by chance", decline(chance))
                .launch("product", launch(load, ONE_HOUR))
                .length(Duration.ofDays(10), Duration.ofDays(2500))
                .build();
        ExperimentResult result = run(scenario, 12);
        agrees(result.estimate(Row.of(Measure.SPILL_SHARE).reason(Reason.DECLINED)), declinedAndSpilled, 0.03);
        agrees(result.estimate(Row.of(Measure.SPILL_SHARE).kind(Kind.CANNOT)), fullAndSpilled, 0.03);
        agrees(result.estimate(Measure.LOSS_SHARE), lost, 0.03);
    }

    @Test
    void declinesWhenBusy_areABirthDeathChain() {
        // Azure of 10 units declines half of what it could take once more than 60 % is in use; aws is never full.
        double[] birth = new double[10];
        double[] death = new double[11];
        for (int n = 0; n < 10; n++) {
            birth[n] = n > 6 ? 3.5 : 7;
            death[n + 1] = n + 1;
        }
        double[] p = Theory.birthDeath(birth, death);
        Decline busy = new Decline(
                com.google.common.collect.ImmutableSet.of(),
                com.google.common.collect.ImmutableSet.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(0.6),
                0.5);
        Scenario scenario = scenario()
                .cloud("azure", cloud(10))
                .cloud("aws", cloud(1000))
                .decline("busy", busy)
                .launch("product", launch(7, ONE_HOUR))
                .length(Duration.ofDays(10), Duration.ofDays(4000))
                .build();
        ExperimentResult result = run(scenario, 12);
        agrees(result.estimate(Row.of(Measure.SPILL_SHARE).reason(Reason.DECLINED)), 0.5 * (p[7] + p[8] + p[9]), 0.03);
        agrees(result.estimate(Row.of(Measure.SPILL_SHARE).reason(Reason.CAPACITY)), p[10], 0.03);
    }

    @Test
    void outagesRiddenThrough_areAMarkovChain() {
        // State (n, up or down): 4 units, 3 Erlang; up for 20 hours, down for 5 on average; whatever runs goes on.
        int c = 4;
        double load = 3;
        double[][] rate = new double[2 * (c + 1)][2 * (c + 1)];
        for (int n = 0; n <= c; n++) {
            int up = 2 * n;
            int down = up + 1;
            rate[up][down] = 1 / 20.0;
            rate[down][up] = 1 / 5.0;
            if (n < c) {
                rate[up][up + 2] = load;
            }
            if (n > 0) {
                rate[up][up - 2] = n;
                rate[down][down - 2] = n;
            }
        }
        double[] p = Theory.stationary(rate);
        double out = 0;
        for (int n = 0; n <= c; n++) {
            out += p[2 * n + 1];
        }
        ExperimentResult result = run(breakable(c, load, Treatment.RIDE_THROUGH).build(), 12);
        agrees(result.estimate(Row.of(Measure.LOSS_SHARE).reason(Reason.OUTAGE)), out, 0.03);
        agrees(result.estimate(Row.of(Measure.LOSS_SHARE).reason(Reason.CAPACITY)), p[2 * c], 0.03);
        double unavailable = 1 - result.estimate(Measure.AVAILABILITY).mean();
        assertThat(unavailable)
                .isCloseTo(out, within(result.estimate(Measure.AVAILABILITY).halfWidth()));
        agrees(result.estimate(Measure.UTILISATION), load * (1 - out - p[2 * c]) / c, 0.02);
    }

    @Test
    void outagesThatDrop_areAMarkovChain() {
        // State n while up, and one more while down, when nothing runs.
        int c = 4;
        double load = 3;
        int down = c + 1;
        double[][] rate = new double[c + 2][c + 2];
        rate[down][0] = 1 / 5.0;
        for (int n = 0; n <= c; n++) {
            rate[n][down] = 1 / 20.0;
            if (n < c) {
                rate[n][n + 1] = load;
            }
            if (n > 0) {
                rate[n][n - 1] = n;
            }
        }
        double[] p = Theory.stationary(rate);
        double inUse = 0;
        for (int n = 1; n <= c; n++) {
            inUse += n * p[n];
        }
        ExperimentResult result = run(breakable(c, load, Treatment.DROP).build(), 12);
        agrees(result.estimate(Measure.LOSS_SHARE), p[down] + p[c], 0.03);
        agrees(result.estimate(Measure.UNITS_IN_USE), inUse, 0.02);
        // So many are dropped for each that arrives: the units in use at an outage, at the rate of outages.
        double arrived = result.estimate(Measure.REQUESTS_ARRIVED).mean();
        agreesInRatio(result.estimate(Measure.REQUESTS_DROPPED), arrived, inUse / 20 / load);
    }

    @Test
    void outagesThatEvacuate_areAMarkovChainOfTwoPools() {
        // State (i, j, up or down): i of 3 on azure, j of 3 on aws; an outage moves what fits from azure to aws.
        int c = 3;
        double load = 3;
        double[][] rate = new double[2 * (c + 1) * (c + 1)][2 * (c + 1) * (c + 1)];
        for (int i = 0; i <= c; i++) {
            for (int j = 0; j <= c; j++) {
                int up = 2 * (i * (c + 1) + j);
                if (i < c) {
                    rate[up][up + 2 * (c + 1)] += load;
                } else if (j < c) {
                    rate[up][up + 2] += load;
                }
                if (i > 0) {
                    rate[up][up - 2 * (c + 1)] += i;
                }
                if (j > 0) {
                    rate[up][up - 2] += j;
                }
                rate[up][2 * Math.min(c, i + j) + 1] += 1 / 20.0;
            }
        }
        for (int j = 0; j <= c; j++) {
            int down = 2 * j + 1;
            rate[down][down - 1] += 1 / 5.0;
            if (j < c) {
                rate[down][down + 2] += load;
            }
            if (j > 0) {
                rate[down][down - 2] += j;
            }
        }
        // States that are never met, with units on azure while it is down, lead back to those that are.
        for (int s = 2 * (c + 1) + 1; s < rate.length; s += 2) {
            rate[s][0] = 1;
        }
        double[] p = Theory.stationary(rate);
        double moved = 0;
        double dropped = 0;
        double onAzure = 0;
        double lost = p[2 * c + 1] + p[2 * (c * (c + 1) + c)];
        for (int i = 0; i <= c; i++) {
            for (int j = 0; j <= c; j++) {
                double share = p[2 * (i * (c + 1) + j)];
                moved += share * Math.min(i, c - j) / 20;
                dropped += share * Math.max(0, i + j - c) / 20;
                onAzure += share * i;
            }
        }
        ExperimentResult result = run(
                breakable(c, load, Treatment.EVACUATE).cloud("aws", cloud(c)).build(), 12);
        double arrived = result.estimate(Measure.REQUESTS_ARRIVED).mean();
        agrees(result.estimate(Measure.LOSS_SHARE), lost, 0.03);
        agrees(result.estimate(Row.of(Measure.UNITS_IN_USE).cloud("azure")), onAzure, 0.02);
        agreesInRatio(result.estimate(Measure.REQUESTS_EVACUATED), arrived, moved / load);
        agreesInRatio(result.estimate(Measure.REQUESTS_DROPPED), arrived, dropped / load);
    }

    @Test
    void evacueesThatWait_outliveAnOutageByTheirPatience() {
        // One outage of two hours of a cloud with room for all, so that nobody has waited before it: a Poisson number
        // of mean 10 has to leave, each gives up at a rate of 1/4, and those that do not go on when it is over.
        double patience = 4;
        double goOn = Math.exp(-2 / patience);
        Outage once = outage(Fixtures.START.plus(Duration.ofHours(5)), Duration.ofHours(2), Treatment.EVACUATE);
        Scenario scenario = scenario()
                .cloud("azure", withOutages(cloud(200), Map.of("once", once)))
                .launch("product", patient(launch(10, ONE_HOUR), new Distribution.Exponential(patience)))
                .length(Duration.ofDays(1), Duration.ofHours(20))
                .build();
        ExperimentResult result = run(scenario, 4000);
        agrees(result.estimate(Measure.EVACUEES_WAITED), 10, 0.03);
        agrees(result.estimate(Measure.EVACUEES_PLACED_AFTER_WAITING), 10 * goOn, 0.03);
        agrees(result.estimate(Measure.REQUESTS_EVACUATED), 10 * goOn, 0.03);
        agrees(result.estimate(Measure.REQUESTS_DROPPED), 10 * (1 - goOn), 0.06);
        agrees(result.estimate(Measure.UNIT_HOURS_INTERRUPTED), 10 * patience * (1 - goOn), 0.03);
        // An exponential holding time has as much left as it had, also when the wait for it is given up.
        agrees(result.estimate(Measure.UNIT_HOURS_DROPPED), 10 * (1 - goOn), 0.06);
        assertThat(result.estimate(Measure.EVACUEE_WAIT_HOURS).mean()).isEqualTo(2);
    }

    private static Fixtures.Builder breakable(int units, double erlang, Treatment treatment) {
        Outage often = outage(new Distribution.Exponential(20), new Distribution.Exponential(5), treatment);
        return scenario()
                .cloud("azure", withOutages(cloud(units), Map.of("often", often)))
                .launch("product", launch(erlang, ONE_HOUR))
                .length(Duration.ofDays(20), Duration.ofDays(2500));
    }

    @Test
    void leastUtilisedOfTwoSmallPools_isAMarkovChain() {
        // Nothing on azure; two spill pools of 3 units, the less used first, ties to the first listed; 4 Erlang.
        int c = 3;
        double load = 4;
        double[][] rate = new double[(c + 1) * (c + 1)][(c + 1) * (c + 1)];
        for (int i = 0; i <= c; i++) {
            for (int j = 0; j <= c; j++) {
                int s = i * (c + 1) + j;
                if (i <= j && i < c) {
                    rate[s][s + c + 1] += load;
                } else if (j < c) {
                    rate[s][s + 1] += load;
                }
                if (i > 0) {
                    rate[s][s - c - 1] += i;
                }
                if (j > 0) {
                    rate[s][s - 1] += j;
                }
            }
        }
        double[] p = Theory.stationary(rate);
        double toFirst = 0;
        for (int i = 0; i < c; i++) {
            for (int j = i; j <= c; j++) {
                toFirst += p[i * (c + 1) + j];
            }
        }
        Scenario scenario = scenario()
                .cloud("azure", cloud(0))
                .cloud("aws", cloud(c))
                .cloud("gcp", cloud(c))
                .spill(new LeastUtilised())
                .launch("product", launch(load, ONE_HOUR))
                .length(Duration.ofDays(10), Duration.ofDays(2500))
                .build();
        ExperimentResult result = run(scenario, 12);
        double arrived = result.estimate(Measure.REQUESTS_ARRIVED).mean();
        agreesInRatio(result.estimate(Row.of(Measure.REQUESTS_SPILLED).cloud("aws")), arrived, toFirst);
        agrees(result.estimate(Measure.LOSS_SHARE), p[(c + 1) * (c + 1) - 1], 0.03);
    }

    @Test
    void intervals_coverTheExactValueAboutAsOftenAsTheySay() {
        // 300 experiments of 8 replications at 90 %: the number that cover is binomial(300, 0.9); 270 ± 4 sigma of 5.2.
        int covering = 0;
        double exact = Theory.erlangB(5, 4);
        Launch product = launch(4, ONE_HOUR);
        for (int seed = 1; seed <= 300; seed++) {
            Scenario scenario = scenario()
                    .cloud("azure", cloud(5))
                    .launch("product", product)
                    .length(Duration.ofDays(2), Duration.ofDays(20))
                    .build();
            Estimate loss = Experiment.of(scenario, "coverage")
                    .run(Settings.of(seed, 8).withConfidence(0.9), Progress.NONE)
                    .estimate(Measure.LOSS_SHARE);
            if (Math.abs(loss.mean() - exact) <= loss.halfWidth()) {
                covering++;
            }
        }
        assertThat(covering).isBetween(249, 291);
    }

    /**
     * One unit, requests at rate 1 and holding times of mean 1, a signal every T = 2 hours. The unit's state at signals is a
     * chain: seen in use, nobody asks for it until the next signal and it is in use then with chance exp(-T); seen free, it is
     * an Erlang loss system from its empty state, in use then with chance (1 - exp(-2T)) / 2, and for a part (1 - (1 -
     * exp(-2T)) / 2T) / 2 of the time.
     */
    @Test
    void staleSignals_lostPassedOverAndMissed_areAChainOverSignals() {
        double t = 2;
        double becomesUsed = (1 - Math.exp(-2 * t)) / 2;
        double seenUsed = becomesUsed / (becomesUsed + 1 - Math.exp(-t));
        double usedWhenSeenFree = (1 - (1 - Math.exp(-2 * t)) / (2 * t)) / 2;
        double usedWhenSeenUsed = (1 - Math.exp(-t)) / t;
        Fixtures.Builder builder = scenario()
                .cloud("azure", cloud(1))
                .launch("product", launch(1, ONE_HOUR))
                .length(Duration.ofDays(10), Duration.ofDays(4000));
        builder.spill = new Spill(
                new Priority(),
                com.google.common.collect.ImmutableList.of(),
                com.google.common.collect.ImmutableMap.of(),
                new Failback.NewOnly(),
                Duration.ofHours(2));
        ExperimentResult result = run(builder.build(), 12);
        double arrived = result.estimate(Measure.REQUESTS_ARRIVED).mean();
        agrees(result.estimate(Measure.LOSS_SHARE), seenUsed + (1 - seenUsed) * usedWhenSeenFree, 0.02);
        agreesInRatio(result.estimate(Measure.REQUESTS_PASSED_OVER), arrived, seenUsed * (1 - usedWhenSeenUsed));
        agreesInRatio(result.estimate(Measure.STALE_MISSES), arrived, (1 - seenUsed) * usedWhenSeenFree);
    }

    private static ExperimentResult run(Scenario scenario, int replications) {
        return Experiment.of(scenario, "exact")
                .run(Settings.of(Fixtures.scenario().seed, replications).withConfidence(CONFIDENCE), Progress.NONE);
    }

    private static void agrees(Estimate estimate, double exact, double mostRelativeHalfWidth) {
        assertThat(estimate.mean())
                .as("exact value %s, half-width %s", exact, estimate.halfWidth())
                .isBetween(exact - estimate.halfWidth(), exact + estimate.halfWidth());
        assertThat(estimate.halfWidth() / exact).as("relative half-width").isLessThan(mostRelativeHalfWidth);
    }

    private static void agreesInRatio(Estimate count, double arrived, double exact) {
        agrees(new Estimate(count.mean() / arrived, count.halfWidth() / arrived, count.n()), exact, 0.1);
    }
}
