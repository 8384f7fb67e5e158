package io.spillway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written in vain is warned of, where it is written for this run. */
class EffectTest {
    /** A second region of azure. */
    private static final String IN_EUROPE =
            "clouds: {azure: {regions: {west: {geography: eu, pools: {H100: {capacity: 100}}}}}}\n";

    private Written written;

    @BeforeEach
    void folder(@TempDir Path folder) {
        written = new Written(folder);
    }

    static Stream<Arguments> inVain() {
        return Stream.of(
                vain(
                        "clouds: {aws: {outages: {a: {from: 2029-01-05, for: 3h}}}}",
                        "x.yaml:2:36: clouds.aws.outages.a.from: the outage is not within the run; expected a time between"
                                + " 2027-01-01 and 2028-01-01."),
                vain(
                        "clouds: {aws: {regions: {east: {outages: {a: {from: 2020-01-05, for: 3h}}}}}}",
                        "outages.a.from: the outage is not within the run"),
                vain(
                        "clouds: {aws: {outages: {a: {from: 2027-01-05, for: 0h}}}}",
                        "x.yaml:2:26: clouds.aws.outages.a: an outage without length; expected an end after"),
                vain(
                        "clouds: {aws: {outageRateScale: 2, outages: {a: {from: 2027-01-05, for: 3h}}}}",
                        "x.yaml:2:33: clouds.aws.outageRateScale: no outage of this cloud is drawn; expected an outage with"
                                + " timeBetween and timeToRepair."),
                vain(
                        demand("surges: {s: {factor: 3, after: 900d, for: 3h}}"),
                        "surges.s.after: the surge begins after the end of the run; expected a time before 2028-01-01."),
                vain(
                        demand("surges: {s: {factor: 3, date: 2028-03-01, for: 3h}}"),
                        "surges.s.date: the surge begins after the end of the run; expected a time before 2028-01-01."),
                vain(
                        market(", prefers: [us]"),
                        "x.yaml:2:42: launches.api.markets.m.prefers: no cloud has some of its regions there, and others"
                                + " elsewhere; expected geographies of some of a cloud's regions."),
                vain(
                        IN_EUROPE + market(", prefers: [eu], geography: us"),
                        "launches.api.markets.m.prefers: its data stay in 'us', whatever it prefers; expected no geography"),
                vain(
                        IN_EUROPE + "terms: {always: {rule: open}}\nspill: {order: envoy-priority}\n"
                                + market(", prefers: [eu]"),
                        "launches.api.markets.m.prefers: no order that its requests go by asks for what is preferred;"
                                + " expected priority, google-waterfall or another"),
                vain(
                        "launches: {api: {date: 2028-01-01}}",
                        "x.yaml:2:24: launches.api.date: '2028-01-01' is not before the end of the run, so that nothing comes"
                                + " of it; expected a date before 2028-01-01."),
                vain(
                        "launches: {api: {date: 2028-02-01, demand: {surges: {s: {factor: 3, after: 9d, for: 3h}}}}}",
                        "launches.api.date: '2028-02-01' is not before the end of the run"),
                vain(
                        "launchProcesses: {p: {kind: api, gap: 30d, atMost: 5, from: 2028-05-01,"
                                + " demand: {unitsWanted: 1}, holding: 1h}}",
                        "launchProcesses.p.from: '2028-05-01' is not before the end of the run"),
                vain(
                        "clouds: {aws: {firstParty: {own: {date: 2028-05-01, demand: {unitsWanted: 1}, holding: 1h}}}}",
                        "clouds.aws.firstParty.own.date: '2028-05-01' is not before the end of the run"),
                vain(
                        demand("surges: {s: {factor: 3, date: 2020-01-01, for: 3h}}"),
                        "surges.s: the surge is over before there is demand; expected a surge after 2027-02-01."),
                vain(
                        "terms: {late: {from: 2029-01-01, rule: open}}",
                        "x.yaml:2:22: terms.late.from: '2029-01-01' is after the run"),
                vain("waivers: {w: {from: 2029-01-01}}", "waivers.w.from: '2029-01-01' is after the run"),
                vain("waivers: {w: {until: 2026-01-01}}", "waivers.w.until: '2026-01-01' is before the run"),
                vain(
                        "terms: {always: {rule: open, unless: all}}",
                        "terms.always.unless: nothing comes first under the rule open; expected no unless"),
                vain(
                        "terms: {always: {rule: exclusive, besides: [aws], unless: all}}",
                        "terms.always.unless: nobody is waited for under the rule exclusive; expected no unless"),
                vain(
                        "terms: {always: {rule: exclusive, deadline: 3d}}",
                        "terms.always.deadline: nobody is waited for under the rule exclusive"),
                vain(
                        "terms: {always: {rule: first, unless: all, carveOuts: {c: {rule: exclusive, besides: [aws]}}}}",
                        "terms.always.carveOuts.c.rule: unless: all of its terms says nothing under the rule exclusive"),
                vain("terms: {always: {rule: open, headStart: 3d}}", "terms.always.headStart: nothing comes first"),
                vain(
                        "terms: {always: {carveOuts: {c: {rule: open, deadline: 3d}}}}",
                        "terms.always.carveOuts.c.deadline: nothing comes first"),
                vain(
                        "primary: {cloud: azure, declines: {d: {probability: 0%}}}",
                        "primary.declines.d.probability: declines nothing"),
                vain(
                        "primary: {cloud: azure, declines: {d: {whenUtilisationAbove: 100%}}}",
                        "declines.d.whenUtilisationAbove: no more than all can be in use"),
                vain(
                        "terms: {always: {rule: exclusive, besides: [azure, aws]}}",
                        "terms.always.besides.0: 'azure' is the cloud of the rule itself; expected other clouds."),
                vain(
                        "spill: {order: {envoy-priority: {levels: {p0: [azure]}}}}",
                        "x.yaml:2:34: spill.order.envoy-priority.levels: nothing of aws is named, so that this order never asks"
                                + " it; expected aws in one of them, or spill.clouds without."),
                vain(
                        "spill: {order: {azure-spillover: {deployments: {p0: [azure]}}}}",
                        "spill.order.azure-spillover.deployments: nothing of aws is named"),
                vain(
                        "terms: {always: {rule: open}}\nspill: {order: {karmada-overflow: {tiers: {p0: [aws]}}}}",
                        "spill.order.karmada-overflow.tiers: nothing of azure is named"),
                vain(
                        "clouds: {azure: {poolOrder: {karmada-overflow: {tiers: {a: [azure/east]}}},"
                                + " regions: {west: {geography: us, pools: {H100: {capacity: 5}}}}}}",
                        "clouds.azure.poolOrder.karmada-overflow.tiers: nothing of azure/west is named, so that this order never"
                                + " asks it; expected azure/west in one of them."),
                vain(
                        "spill: {order: {envoy-priority: {levels: {p0: [aws], p1: [aws/east/GB200]}}}}",
                        "spill.order.envoy-priority.levels.p1: names only what is named before it"),
                vain(
                        "spill: {order: {kubernetes-priority-expander: {priorities: {20: [aws, gcp]}}}}",
                        "x.yaml:2:71: spill.order.kubernetes-priority-expander.priorities.20.1: 'gcp' is found in the name of no"
                                + " pool; expected a part of one of azure/east/H100, aws/east/GB200."),
                vain(
                        "clouds: {gcp: {regions: {r: {geography: us, pools: {H100: {capacity: 5}}}}}}\n"
                                + "spill: {clouds: [aws], order: {weighted: {weights: {azure: 1, aws: 2, gcp/r: 3}}}}",
                        "spill.order.weighted.weights.gcp/r: 'gcp/r', but no request ever spills to gcp;"
                                + " expected gcp in spill.clouds, and terms that let it."),
                vain("spill: {clouds: [azure]}", "spill.clouds: the primary alone, so that nothing spills"),
                vain(
                        "thresholds: {utilisation: \"< 120%\"}",
                        "thresholds.utilisation: '< 120%' says nothing of a share; expected a condition that some shares meet and"
                                + " others do not."),
                vain("thresholds: {spillShare: \">= 0\"}", "thresholds.spillShare: '>= 0' says nothing of a share"),
                vain(
                        "money: {commitments: {c: {cloud: aws, from: 2020-01-01, until: 2021-01-01, total: 5 M USD}}}",
                        "money.commitments.c.until: '2021-01-01' is before the run"),
                vain("money: {serviceLevels: {aws: {credits: {}}}}", "serviceLevels.aws.credits: no credits"),
                vain(
                        "money: {commitments: {c: {cloud: aws, from: 2027-01-01, until: 2028-01-01, total: 5 M USD,"
                                + " discount: 100%}}}",
                        "money.commitments.c.discount: all that counts is free, so that nothing draws it down"),
                vain(payment("date: 2028-01-01"), "payments.p.date: '2028-01-01' is not within the run"),
                vain(payment("date: 2026-12-31"), "payments.p.date: '2026-12-31' is not within the run"),
                vain(payment("onRevenuePerYear: 5 USD"), "payments.p.onRevenuePerYear: there is no revenue"),
                vain(
                        "launches: {api: {date: 2026-12-31}}\n" + payment("onLaunch: api"),
                        "payments.p.onLaunch: its day, 2026-12-31, is before the run"),
                vain(
                        "money: {commitments: {c: {cloud: aws, from: 2026-01-01, until: 2028-01-01, total: 5 USD, spent: 5 USD}},"
                                + " payments: {p: {payer: aws, payee: azure, amount: 1 USD, onCommitmentUsed: c}}}",
                        "payments.p.onCommitmentUsed: nothing of it is left when the run begins"),
                vain(
                        "money: {serviceLevels: {aws: {credits: {a: {below: 99%, credit: 50%}, b: {below: 95%, credit: 10%}}}}}",
                        "credits.b: is never more than money.serviceLevels.aws.credits.a"),
                vain(
                        "money: {stakes: {s: {holder: aws, share: 60%, valuation: 5 M USD},"
                                + " t: {holder: azure, share: {2027-03-01: 60%}, valuation: 5 M USD}}}",
                        "money.stakes: stakes that sum to 120%; expected 100% at most."));
    }

    @ParameterizedTest
    @MethodSource("inVain")
    void isWarnedOf(String text, String warning) throws IOException {
        assertThat(written.warnings(text)).singleElement().asString().contains(warning);
    }

    @Test
    void whatHasAnEffect_isNotWarnedOf() throws IOException {
        assertThat(written.warnings("""
                        clouds: {aws: {outages: {a: {from: 2026-12-31, until: 2027-01-02}}}}
                        terms: {always: {unless: all, headStart: 3d}}
                        waivers: {w: {from: 2027-03-01, until: 2027-04-01}}
                        primary: {cloud: azure, declines: {d: {probability: 1%, whenUtilisationAbove: 99%}}}
                        spill: {clouds: [azure, aws]}
                        thresholds: {spillShare: "> 0", lossShare: "< 100%", spend: ">= 0"}
                        money:
                          serviceLevels: {aws: {credits: {a: {below: 99%, credit: 10%}, b: {below: 95%, credit: 50%}}}}
                        """)).isEmpty();
    }

    @Test
    void aPreferenceThatMovesSomething_isNotWarnedOf() throws IOException {
        String open = "terms: {always: {rule: open}}\n";
        String inOneCloudEach = "clouds: {aws: {regions: {east: {geography: eu}}}}\nspill: {order: google-waterfall}\n";
        for (String text : new String[] {
            IN_EUROPE + market(", prefers: [eu]"),
            IN_EUROPE + "spill: {order: proportional}\n" + market(", prefers: [eu]"),
            IN_EUROPE + open + "spill: {order: cheapest}\n" + market(", prefers: [eu]"),
            IN_EUROPE + open + "spill: {order: proportional}\n"
                    + market(", prefers: [eu], customerChoice: {azure: 5%}"),
            inOneCloudEach + open + market(", prefers: [eu]")
        }) {
            assertThat(written.warnings(text)).as(text).isEmpty();
        }
        assertThat(written.warnings(IN_EUROPE + market(", prefers: [eu]"), "launches.api.markets.m.geography=us"))
                .isEmpty();
        assertThat(written.warnings(IN_EUROPE + market(""), "launches.api.markets.m.prefers=[us]"))
                .isEmpty();
    }

    /** The primary is asked before, spill.clouds may leave a cloud out, and what has no capacity could not be used anyway. */
    @Test
    void anOrderThatNamesWhatItIsAskedFor_isNotWarnedOf() throws IOException {
        for (String text : new String[] {
            "spill: {order: {envoy-priority: {levels: {p0: [aws/east]}}}}",
            "spill: {order: {karmada-overflow: {tiers: {p0: [azure]}}}, clouds: [azure]}\nterms: {always: {rule: open}}",
            "spill: {order: {karmada-overflow: {tiers: {p0: [azure]}}}}\nterms: {always: {rule: exclusive}}",
            "spill: {order: {karmada-overflow: {tiers: {p0: [azure]}}}}\nterms: {always: {cloud: aws}}",
            "spill: {order: {karmada-overflow: {tiers: {p0: [azure]}}}}\n"
                    + "clouds: {aws: {regions: {east: {pools: {GB200: {capacity: 0}}}}}}",
            "spill: {order: {envoy-priority: {levels: {p0: [aws/east/GB200], p1: [aws, azure]}}}}\n"
                    + "terms: {always: {rule: open}}",
            "spill: {order: {kubernetes-priority-expander: {priorities: {20: [GB], 10: [.]}}}}"
        }) {
            assertThat(written.warnings(text).stream().filter(warning -> warning.contains("spill.order")))
                    .as(text)
                    .isEmpty();
        }
    }

    /** Who shortens a run is told once what does not happen in it, be it written in another file. */
    @Test
    void demandThatComesTooLate_isOneWarning_whereverItIsWritten() throws IOException {
        StringBuilder launches = new StringBuilder("launches:\n");
        for (int number = 2; number <= 9; number++) {
            launches.append("  more%d: {date: 2027-0%d-01, kind: api, demand: {unitsWanted: 1}, holding: 1h}\n"
                    .formatted(number, number));
        }
        assertThat(written.warnings("", "end=2027-02-01"))
                .containsExactly(
                        "base.yaml:17:11: launches.api.date: '2027-02-01' is not before the end of the run, so that"
                                + " nothing comes of it; expected a date before 2027-02-01.");
        assertThat(written.warnings(launches.toString(), "end=2027-09-01"))
                .containsExactly(
                        "x.yaml:10:17: launches.more9.date: '2027-09-01' is not before the end of the run, so that"
                                + " nothing comes of it; expected a date before 2027-09-01.");
        assertThat(written.warnings(launches.toString(), "end=2027-08-01"))
                .containsExactly(
                        "x.yaml:9:17: launches.more8.date: '2027-08-01' is not before the end of the run, nor is"
                                + " launches.more9.date, so that nothing comes of them; expected a date before 2027-08-01.");
        assertThat(written.warnings(launches.toString(), "end=2027-02-01"))
                .containsExactly(
                        "base.yaml:17:11: launches.api.date: '2027-02-01' is not before the end of the run, nor are"
                                + " launches.more2.date, launches.more3.date, launches.more4.date, launches.more5.date,"
                                + " launches.more6.date and 3 more, so that nothing comes of them; expected a date before"
                                + " 2027-02-01.");
    }

    @Test
    void exclusiveCarveOuts_areNotWarnedOf_whereTheySayAny_orLetNobodyElseIn() throws IOException {
        for (String carveOut : new String[] {"besides: [aws], unless: any", "besides: []"}) {
            String terms = "terms: {always: {unless: all, carveOuts: {c: {rule: exclusive, " + carveOut + "}}}}";
            assertThat(written.warnings(terms)).isEmpty();
        }
    }

    @Test
    void whatIsIncludedOrLaidOver_isNotWarnedOf() throws Exception {
        assertThat(written.warnings(
                        "primary: {cloud: azure, declines: {d: {probability: 5%}}}\n"
                                + "terms: {always: {unless: all}}\n",
                        "primary.declines.d.probability=0%", "terms.always.rule=open"))
                .isEmpty();
        written.file("late.yaml", "terms: {late: {from: 2029-01-01, rule: first}}\n");
        Path file = written.file("y.yaml", "include: [base.yaml, late.yaml]\n");
        assertThat(ScenarioTree.read(file).with(List.of()).warnings()).isEmpty();
    }

    private static String market(String more) {
        return "launches: {api: {markets: {m: {share: 1" + more + "}}}}\n";
    }

    private static String payment(String occasion) {
        return "money: {payments: {p: {payer: aws, payee: azure, amount: 1 USD, " + occasion + "}}}";
    }

    private static String demand(String demand) {
        return "launches: {api: {demand: {" + demand + "}}}";
    }

    private static Arguments vain(String text, String warning) {
        return Arguments.of(text, warning);
    }
}
