package io.spillway.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spillway.model.ThresholdMeasures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsTest {
    private Written written;

    @BeforeEach
    void folder(@TempDir Path folder) {
        written = new Written(folder);
    }

    @Test
    void noAccelerators_isToldAtEachPool() throws IOException {
        String expected = "'GB200' is not an accelerator; expected accelerators: {GB200: {}}.";
        assertThat(written.problems("accelerators: {H100: null, GB200: null}"))
                .containsExactly(
                        "base.yaml:9:37: clouds.azure.regions.east.pools.H100: " + expected.replace("GB200", "H100"),
                        "base.yaml:12:37: clouds.aws.regions.east.pools.GB200: " + expected);
        assertThat(written.problemsOf(Written.BASE.replace("{H100: {}, GB200: {performance: 2.5}}", "{}")))
                .hasSize(2);
    }

    @Test
    void acceleratorsThatCouldNotBeRead_areToldOnce() throws IOException {
        assertThat(written.problems("accelerators: H100")).hasSize(1);
    }

    @Test
    void missingInclude_isToldAlone() throws IOException {
        Path file = written.file("x.yaml", """
                        include: nope.yaml
                        name: x
                        clouds:
                          azure: {headroom: 10%}
                        launches:
                          api: {kind: apii, markets: {us: {share: 90%, geography: us}}, demand: {scale: 2}}
                        spill: {clouds: [aws]}
                        """);
        assertThat(written.problemsOf(file)).singleElement().asString().contains("there is no such file");
        assertThatThrownBy(() -> ScenarioFile.load(file, List.of(Setting.parse("clouds.aws.capacityScale=2"))))
                .hasMessageContaining("there is no such file")
                .hasMessageNotContaining("aws");
    }

    @Test
    void includeThatCannotBeRead_leavesWhatIsSurelyWrong() throws IOException {
        written.file("broken.yaml", "name: [");
        assertThat(written.problemsOf(written.file("x.yaml", "include: broken.yaml\nseeed: 1\nwarmUp: 20\n")))
                .hasSize(3)
                .anySatisfy(problem -> assertThat(problem).contains("broken.yaml:"))
                .anySatisfy(problem -> assertThat(problem).contains("unknown key 'seeed'"))
                .anySatisfy(problem -> assertThat(problem).contains("warmUp: '20'"));
    }

    @Test
    void includesInACircle_areToldAlone() throws IOException {
        written.file("y.yaml", "include: x.yaml\nseed: 1\n");
        assertThat(written.problemsOf(written.file("x.yaml", "include: y.yaml\nname: x\n")))
                .singleElement()
                .asString()
                .contains("'x.yaml' includes itself");
    }

    @Test
    void unknownTemplate_isToldAloneAndLeavesNamesElsewhere() throws IOException {
        assertThat(written.problems("""
                        templates: {a: {kind: agent}}
                        launches: {new: {template: aa, date: 2027-01-05}}
                        waivers: {w: {kinds: [agent], cloud: azur}}
                        """))
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).contains("there is no template 'aa'"))
                .anySatisfy(problem -> assertThat(problem).contains("'azur' is not a cloud"));
    }

    @Test
    void aliasesAndMergeKeys_areToldOnce() throws IOException {
        assertThat(written.problemsOf(Written.BASE
                        .replace("H100: {capacity: 100}", "H100: {<<: {capacity: 100}}")
                        .replace("GB200: {capacity: 50}", "GB200: *pool")))
                .containsExactly(
                        "alone.yaml:9:44: clouds.azure.regions.east.pools.H100: merge keys are not part of the language;"
                                + " expected include or a template.",
                        "alone.yaml:12:44: clouds.aws.regions.east.pools.GB200: aliases are not part of the language;"
                                + " expected include or a template.");
    }

    @Test
    void misspeltKeyAndRampInTheWrongPlace_areToldOnce() throws IOException {
        String ramp = "{ramp: {2027-01-10: 5, 2027-02-01: 10}, ";
        assertThat(written.problems("clouds: {azure: {headroom: " + ramp + "every: 3d}}}"))
                .hasSize(1);
        assertThat(written.problems(
                        "clouds: {aws: {regions: {east: {pools: {GB200: {capacity: " + ramp + "evry: 3d}}}}}}}"))
                .hasSize(1);
        assertThat(written.problems("clouds: {aws: null, azure: null}"))
                .containsExactly("x.yaml:2:1: clouds: no clouds; expected at least one.");
    }

    /** It took the square of its length: a minute for so long a text. */
    @Test
    @Timeout(20)
    void longText_isReadInTimeOfItsLength() throws IOException {
        String text = "description: \"" + "x".repeat(YamlReader.MOST_BYTES - 10_000) + "\"\n";
        assertThat(written.problemsOf(Written.BASE + text)).isEmpty();
    }

    @Test
    void anEndBeforeTheStart_isTold_whateverElseIsWrong() throws IOException {
        assertThat(written.problems("end: 2026-01-01\nmoney: {commitments: {c: {cloud: aws, from: 2027-01-01, until:"
                        + " 2028-01-01, total: 5 M}}}"))
                .hasSize(2)
                .anyMatch(told -> told.contains("end: '2026-01-01'; expected a date after start (2027-01-01)"));
    }

    /** Of a launch whose demand is refused, and of a scenario whose money is. */
    @Test
    void datesOutOfOrder_areTold_whateverElseIsWrong() throws IOException {
        assertThat(written.problems("""
                        launches: {api: {retires: 2026-01-01, demand: {unitsWanted: x}}}
                        launchProcesses:
                          p: {gap: 3d, atMost: 2, kind: api, from: 2027-05-01, until: 2027-03-01, demand: {}, holding: 3h}
                        """))
                .anyMatch(told ->
                        told.contains("api.retires: '2026-01-01'; expected a date on or after date (2027-02-01)"))
                .anyMatch(told -> told.contains("p.until: '2027-03-01'; expected a date after from (2027-05-01)"));
    }

    /** Twelve different mistakes in one file, each told once, at its line and column, in the order of the file. */
    @Test
    void twelveMistakesAreTwelveProblemsAtTheirLines() throws IOException {
        assertThat(written.problemsOf("""
                        name: twelve
                        start: 2026-04-27
                        end: 2025-01-01
                        warmUp: 14 days
                        replications: 0
                        accelerators: {H100: {performanse: 1}}
                        clouds:
                          azure:
                            capabilities: [stateless-api]
                            regions:
                              east:
                                geography: us
                                pools: {H100: {capacity: 100, price: 10.60 USD/h}}
                        primary: azur
                        terms: {always: {rule: first}}
                        launches:
                          gpt-6:
                            date: 2024-05-01
                            kind: api
                            capabilities: [stateles-api]
                            markets: {us: {share: 60%, geography: us}, eu: {share: 30%}}
                            demand: {unitsWanted: 5, requestsPerHour: 3}
                            size: {lognorml: {median: 8}}
                            holding: 8h
                            holding: 9h
                        thresholds: {spilShare: "< 0.3"}
                        """))
                .containsExactly(
                        "alone.yaml:3:6: end: '2025-01-01'; expected a date after start (2026-04-27).",
                        "alone.yaml:4:9: warmUp: '14 days'; expected a duration such as 14d, 72h, 90m or 1d12h."
                                + " Maybe '14d'.",
                        "alone.yaml:5:15: replications: '0'; expected 1 or more.",
                        "alone.yaml:6:23: accelerators.H100.performanse: unknown key 'performanse'; expected"
                                + " 'performance'. Maybe 'performance'.",
                        "alone.yaml:13:46: clouds.azure.regions.east.pools.H100.price: '10.60 USD/h'; expected a price such"
                                + " as 10.60 USD/unit-hour, with 6 decimals at most. Maybe '10.60 USD/unit-hour'.",
                        "alone.yaml:14:10: primary: 'azur' is not a cloud; expected 'azure'. Maybe 'azure'.",
                        "alone.yaml:20:20: launches.gpt-6.capabilities.0: 'stateles-api' is not a capability of any cloud or"
                                + " region; expected 'stateless-api'. Maybe 'stateless-api'.",
                        "alone.yaml:21:5: launches.gpt-6.markets: shares that sum to 90%; expected shares that sum to"
                                + " 100%.",
                        "alone.yaml:22:5: launches.gpt-6.demand: both; expected exactly one of unitsWanted and"
                                + " requestsPerHour.",
                        "alone.yaml:23:12: launches.gpt-6.size: 'lognorml' is not a distribution; expected one of constant,"
                                + " exponential, lognormal, gamma, weibull, pareto, uniform, discrete, empirical."
                                + " Maybe 'lognormal'.",
                        "alone.yaml:25:5: launches.gpt-6.holding: the key stands here a second time, first on line 24;"
                                + " expected each key once.",
                        "alone.yaml:26:25: thresholds.spilShare: 'spilShare' is not a measure of a whole run; expected "
                                + Words.oneOf(ThresholdMeasures.NAMES)
                                + ". Maybe 'spillShare'.");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                // Keys
                problem("seeed: 1", "x.yaml:2:1: seeed: unknown key 'seeed'", "Maybe 'seed'."),
                problem(
                        "clouds: {azure: {regions: {east: {pools: {H100: {capacity: 1,000}}}}}}",
                        "x.yaml:2:60: clouds.azure.regions.east.pools.H100.capacity: '1,000'; expected a whole number",
                        "Maybe '1_000'."),
                problem(
                        "clouds: {azure: {regions: {east: {pools: {H100: {price: 1,250 USD/unit-hour, cap: 1}}}}}}",
                        "pools.H100.price: '1,250 USD/unit-hour'; expected a price",
                        "Maybe '1_250 USD/unit-hour'."),
                problem("seed:", "x.yaml:2:6: seed: has no value; expected a whole number"),
                problem("seed: [1]", "x.yaml:2:7: seed: a list; expected a whole number"),
                problem("seed: {a: 1}", "x.yaml:2:7: seed: a map; expected a whole number"),
                problem("seed: 1\nseed: 2", "x.yaml:3:1: seed: the key stands here a second time, first on line 2"),
                problem("? [a]\n: 1", "x.yaml:2:3: a key is a list or a map; expected a name."),
                problem("launches: {new: {date: 2027-01-01}}", "x.yaml:2:12: launches.new: lacks the key 'kind'"),
                problem(
                        "launches: {new: {date: 2027-01-01}}",
                        "launches.new: lacks the key 'holding'; expected holding:"),
                problem("launches: {new: }", "launches.new: has no value; expected a map with date, kind"),
                problem("launches: {\"a\\\"b\": {}}", "launches.\"a\"b\": 'a\"b'; expected a name without quotes"),
                problem("clouds: {value: {}}", "x.yaml:2:10: clouds.value: 'value' is a word of the language"),
                problem("clouds: azure", "x.yaml:2:9: clouds: 'azure'; expected a map from names."),
                problem(
                        "clouds: {aws: {capabilities: [a, a]}}",
                        "x.yaml:2:34: clouds.aws.capabilities: 'a' stands twice"),
                problem("launches: {api: {tags: [a, a]}}", "x.yaml:2:28: launches.api.tags: 'a' stands twice"),
                problem("launches: {api: {tags: a}}", "launches.api.tags: 'a'; expected a list", "Maybe '[a]'."),
                // The contract and launch decisions
                problem("terms: {always: {rule: frist}}", "terms.always.rule: 'frist'", "Maybe 'first'"),
                problem("terms: {always: {unless: both}}", "terms.always.unless: 'both'; expected one of any, all"),
                problem(
                        "terms: {always: {headStart: 90}}",
                        "terms.always.headStart: '90'; expected a duration",
                        "Maybe '90"),
                problem("terms: {always: {headStart: -1d}}", "terms.always.headStart: '-1d'"),
                problem("terms: {always: {deadline: -1d}}", "terms.always.deadline: '-1d'"),
                problem(
                        "terms: {always: {besides: [aws]}}",
                        "terms.always.besides: clouds under a rule that keeps none out; expected none, or the rule exclusive"),
                problem(
                        "terms: {always: {rule: exclusive, besides: [asw]}}",
                        "terms.always.besides.0: 'asw' is not a cloud",
                        "Maybe 'aws'"),
                problem(
                        "terms: {always: {carveOuts: {c: {rule: exclusive, besides: [asw]}}}}",
                        "terms.always.carveOuts.c.besides.0: 'asw' is not a cloud"),
                problem(
                        "waivers: {w: {launches: [apy]}}",
                        "waivers.w.launches.0: 'apy' is not a launch",
                        "Maybe 'api'"),
                problem("waivers: {w: {cloud: asw}}", "waivers.w.cloud: 'asw' is not a cloud"),
                problem(
                        "waivers: {w: {from: 2027-03-01, until: 2027-02-01}}",
                        "waivers.w.until: '2027-02-01'; expected a date after from"),
                problem("primary: {cloud: azure, answerDelay: 5}", "primary.answerDelay: '5'; expected a duration"),
                problem("clouds: {azure: {releaseLag: -1d}}", "clouds.azure.releaseLag"),
                problem("clouds: {azure: {floor: 2}}", "clouds.azure.floor: '2'; expected a price"),
                problem(
                        "launches: {api: {releaseLag: {asw: 1d}}}",
                        "launches.api.releaseLag.asw: 'asw' is not a cloud",
                        "Maybe 'aws'"),
                problem("launches: {api: {footprint: 0}}", "launches.api.footprint: '0'; expected 1 or more"),
                problem("launches: {api: {holding: 0h}}", "launches.api.holding: '0h'; expected values above 0"),
                problem(
                        "launches: {api: {size: {discrete: {values: [0, 1], weights: [1, 1]}}}}",
                        "launches.api.size: may be 0; expected values above 0"),
                // Distributions and curves
                problem("launches: {api: {size: {constant: 1, gamma: {mean: 1, cv: 1}}}}", "names constant and gamma"),
                problem(
                        "launches: {api: {size: {}}}",
                        "launches.api.size: names no distribution; expected one of constant"),
                problem("launches: {api: {size: exponential}}", "'exponential' lacks its parameters", "with mean"),
                // Orders
                problem(
                        "spill: {order: cheepest}",
                        "x.yaml:2:16: spill.order: 'cheepest'; expected one of priority, cheapest",
                        "Maybe 'cheapest'."),
                problem(
                        "spill: {order: {weighted: {weights: {asw: 2}}}}",
                        "x.yaml:2:43: spill.order.weighted.weights.asw: 'asw' is not a cloud, region or pool",
                        "Maybe 'aws'."),
                problem(
                        "spill: {order: {weighted: {weights: {aws: 0}}}}",
                        "spill.order.weighted.weights: 0; expected weights above 0"),
                problem(
                        "spill: {order: {karmada-overflow: {tiers: {own: [azure], rest: [aws/us-eest]}}}}",
                        "spill.order.karmada-overflow.tiers.rest.0: 'aws/us-eest' is not a cloud, region or pool"),
                problem(
                        "spill: {order: {envoy-priority: {levels: {p0: [azure], p1: [azure]}}}}",
                        "spill.order.envoy-priority.levels: azure; expected each name once"),
                problem(
                        "spill: {order: {envoy-priority: {panicThreshold: 120%}}}",
                        "panicThreshold: '120%'; expected a share"),
                problem(
                        "spill: {order: {kubernetes-priority-expander: {priorities: {1: [a], 01: [b]}}}}",
                        "priorities: 01; expected each priority once"),
                problem(
                        "spill: {order: {kubernetes-priority-expander: {priorities: {1: ['(']}}}}",
                        "priorities: '('; expected regular expressions"),
                problem("spill: {order: {sky-failover: {onOutage: zonne}}}", "'zonne'", "Maybe 'zone'."),
                problem(
                        "clouds: {aws: {poolOrder: most-fre}}",
                        "clouds.aws.poolOrder: 'most-fre'",
                        "Maybe 'most-free'."),
                problem(
                        "clouds: {azure: {poolOrder: {karmada-overflow: {tiers: {a: [aws]}}}}}",
                        "x.yaml:2:61: clouds.azure.poolOrder.karmada-overflow.tiers.a.0: 'aws' is not a region or pool of"
                                + " azure; expected one of azure, azure/east, azure/east/H100. Maybe spill.order, which may"
                                + " name other clouds."),
                problem(
                        "clouds: {azure: {poolOrder: {envoy-priority: {levels: {a: [east]}}}}}",
                        "levels.a.0: 'east' is not a region or pool of azure",
                        "Maybe 'azure/east'."),
                problem(
                        "clouds: {azure: {poolOrder: {google-waterfall: {preferred: [aws/east]}}}}",
                        "google-waterfall.preferred.0: 'aws/east' is not a region or pool of azure"),
                // Keys of another level, words and signs of other languages
                problem(
                        "clouds: {aws: {regions: {east: {pools: {GB200: {discount: 5%}}}}}}",
                        "pools.GB200.discount: unknown key 'discount'", "Maybe 'clouds.aws.discount'."),
                problem("spill: {warmUp: 5d}", "spill.warmUp: unknown key 'warmUp'", "Maybe 'warmUp' at the top."),
                problem(
                        "clouds: {aws: {pools: {GB200: {capacity: 5}}}}",
                        "clouds.aws.pools: unknown key 'pools'",
                        "Maybe in one of 'clouds.aws.regions'."),
                problem(
                        "clouds: {aws: {discount: {val: 5%, source: S1}}}",
                        "clouds.aws.discount: a map; expected a share", "Maybe the key 'value' in it."),
                problem("clouds: {aws: {capabilities: {a: yes}}}", "capabilities.a: 'yes'", "Maybe 'always'."),
                problem("clouds: {aws: {discount: 30pct}}", "Maybe '30%'."),
                problem("clouds: {aws: {discount: 30%%}}", "Maybe '30%'."),
                problem("thresholds: {spillShare: '< 30 %'}", "Maybe \"< 30%\"."),
                problem("thresholds: {spend: '=> 5'}", "Maybe \">= 5\"."),
                problem("thresholds: {spillShare: '== 0.3'}", "Maybe \"<= 0.3\" or \">= 0.3\"."),
                problem(
                        "thresholds: {spend: '< 30%'}",
                        "x.yaml:2:21: thresholds.spend: '< 30%', but spend is no share",
                        "expected a number in the measure's unit, such as \"< 1000\"."),
                problem("thresholds: {netReceipts/openai: '< 30%'}", "netReceipts is no share"),
                problem("thresholds: {spend: '< 5 B USD'}", "Maybe \"< 5000M\"."),
                problem(
                        "clouds: {aws: {regions: {east: {pools: {GB200: {capacity: {ramp: {2027-01-01: 1, 2027-02-01: 2},"
                                + " evry: 3d}}}}}}}",
                        "capacity.evry: unknown key 'evry' of a ramp"),
                problem(
                        "clouds: {azure: {headroom: {ramp: {2027-01-10: 5, 2027-02-01: 10}, every: 3d}}}",
                        "x.yaml:2:29: clouds.azure.headroom: a ramp, which only capacity can be"),
                problem(
                        "launches: {api: {markets: {us: {share: 100%, customerChoice: {aws: 60%, azure: 50%}}}}}",
                        "customerChoice: shares that sum to 110%; expected shares that sum to at most 100%"),
                problem("money: {maker: customers}", "x.yaml:2:16: money.maker: 'customers'; expected another party"),
                problem("money: {tokensPerUnitHour: {api: 0}}", "tokensPerUnitHour: 0; expected numbers above 0"),
                // Failback and signals
                problem("spill: {failback: drian}", "spill.failback: 'drian'", "Maybe 'drain'."),
                problem(
                        "spill: {failback: {drain: {below: 90%, above: 80%}}}",
                        "x.yaml:2:47: spill.failback.drain.above: '80%'; expected a share of at least below"),
                problem(
                        "spill: {failback: {drain: {below: 120%}}}",
                        "x.yaml:2:35: spill.failback.drain.below: '120%'; expected a share"),
                problem("spill: {failback: {drain: {for: 2}}}", "spill.failback.drain.for: '2'", "Maybe '2h' or '2d'."),
                problem("spill: {failback: {drain: {every: 10s}}}", "drain.every: '10s'; expected 1m or more."),
                problem("spill: {failback: {rebalance: {every: 0h}}}", "rebalance.every: '0h'; expected 1m or more."),
                problem(
                        "spill: {failback: {rebalance: {minimumStai: 1d}}}",
                        "rebalance.minimumStai: unknown key 'minimumStai'",
                        "Maybe 'minimumStay'."),
                problem("clouds: {azure: {egressCost: 12}}", "clouds.azure.egressCost: '12'", "Maybe '12 USD'."),
                problem("spill: {failback: {drain: {moveCost: 1.50}}}", "drain.moveCost: '1.50'", "Maybe '1.50 USD'."),
                problem(
                        "clouds: {aws: {capacityScale: 2, regions: {east: {pools: {GB200: {capacity: 1000M}}}}}}",
                        "clouds.aws.regions.east.pools.GB200.capacity: is 5000000000 units of the reference accelerator;"
                                + " expected at most 1073741823. Maybe capacity and sizes in larger units.",
                        "x.yaml:2:"),
                problem("spill: {signalLag: 10}", "x.yaml:2:20: spill.signalLag: '10'", "Maybe '10h' or '10d'."),
                problem("spill: {signalLag: 0.5s}", "spill.signalLag: '0.5s'; expected 0h, or 1s or more."),
                problem("spill: {spillAt: {batch: {utilisation: 120%}}}", "utilisation: '120%'; expected a share"),
                problem(
                        "spill: {spillAt: {batch: {utilisation: 80%, clouds: [asw]}}}",
                        "spill.spillAt.batch.clouds.0: 'asw' is not a cloud", "Maybe 'aws'."),
                problem("launches: {api: {size: {gamma: {mean: 1}}}}", "launches.api.size.gamma: lacks the key 'cv'"),
                problem(
                        "launches: {api: {size: {gamma: {mean: -1, cv: 0}}}}",
                        "size.gamma.mean: '-1'; expected a number above 0"),
                problem(
                        "launches: {api: {size: {gamma: {mean: -1, cv: 0}}}}",
                        "size.gamma.cv: '0'; expected a number above 0"),
                problem(
                        "launches: {api: {size: {gamma: {mean: x, cv: 0}}}}",
                        "size.gamma.cv: '0'; expected a number above 0"),
                problem("launches: {api: {size: 8h}}", "launches.api.size: '8h'; expected a number such as"),
                problem(
                        "launches: {api: {holding: 8}}",
                        "launches.api.holding: '8'; expected a duration",
                        "Maybe '8h' or '8d'."),
                problem(
                        "launches: {api: {holding: {lognormal: {median: 1h, sigma: 10}}}}",
                        "sigma: '10'; expected a number from 0 to below 10"),
                problem(demand("arrivalCv: 100"), "arrivalCv: '100'; expected a number from 0 to below 100"),
                problem(
                        "launches: {api: {holding: {lognormal: {median: 1h, mean: 1h, sigma: 1}}}}",
                        "launches.api.holding.lognormal: both; expected exactly one of median and mean"),
                problem(
                        "launches: {api: {holding: {discrete: {values: [1h, 2h], weights: [1]}}}}",
                        "discrete.weights: 1 weight; expected 2 weights"),
                problem(
                        "launches: {api: {holding: {pareto: {minimum: 1h, alpha: 1}}}}",
                        "launches.api.holding: has no finite mean"),
                problem(
                        "launches: {api: {demand: {hourOfWeek: [1, 2]}}}",
                        "demand.hourOfWeek: 2 factors; expected 168"),
                problem(
                        "launches: {api: {demand: {unitsWanted: null}}}",
                        "launches.api.demand: neither; expected exactly one"),
                // Traces
                problem(trace(""), "demand.unitsWanted.trace: lacks the key 'file' or 'points'; expected points:"),
                problem(
                        trace("pints: {0h: 1}"),
                        "unknown key 'pints'; expected one of file, points",
                        "Maybe 'points'."),
                problem(trace("points: {0h: 1}, file: t.csv"), "trace: both; expected exactly one of file and points"),
                problem(trace("points: {}"), "trace.points: no points; expected at least one time and its factor"),
                problem(
                        trace("points: [1]"),
                        "trace.points: a list; expected a map from durations or dates to numbers"),
                problem(trace("points: {0: 1}"), "trace.points: '0'; expected a duration", "Maybe '0d'."),
                problem(trace("points: {0h: 1, 0d: 2}"), "'0d' comes after '0h'; expected times in order, each once"),
                problem(trace("points: {0h: 1, 2027-01-01: 2}"), "trace.points: '2027-01-01'; expected a duration"),
                problem(trace("points: {2027-01-01: 1, 1h: 2}"), "trace.points: '1h'; expected a date"),
                problem(trace("points: {0h: 1, 59s: 2}"), "'59s' is less than a minute after '0h'"),
                problem(trace("points: {0h: -1}"), "x.yaml:2:62: launches.api.demand.unitsWanted.trace.points: '-1'"),
                problem(
                        trace("points: {0h: 1, 7d: 2}, repeat: 7d"),
                        "trace.repeat: '7d'; expected longer than from the first point to the last"),
                // Surges
                problem(
                        demand("surges: {s: {factor: 2}}"),
                        "demand.surges.s: a surge without length; expected at least one of rise, for and halfLife"),
                problem(
                        demand("surges: {s: {date: 2027-03-01, after: 1d, factor: 2, for: 1d}}"),
                        "demand.surges.s: both; expected at most one of date and after"),
                problem(
                        demand("surges: {s: {factor: -2, lasts: 1d, for: 1}}"),
                        "surges.s.factor: '-2'; expected 0 or more"),
                problem(
                        demand("surges: {s: {factor: 2, halflife: 1d}}"),
                        "unknown key 'halflife'",
                        "Maybe 'halfLife'."),
                problem(demand("surges: {s: {factor: 2, for: 1}}"), "surges.s.for: '1'", "Maybe '1h' or '1d'."),
                problem(demand("surges: {s: {factor: 2, halfLife: 0h}}"), "halfLife: '0h'; expected more than 0h"),
                // Launches that are drawn
                problem(drawn("atMost: 0"), "launchProcesses.p.atMost: '0'; expected a number from 1 to 1000"),
                problem(drawn("atMost: 5, date: 2027-01-01"), "launchProcesses.p.date: unknown key 'date'"),
                problem("launchProcesses: {p: {gap: 30d}}", "launchProcesses.p: lacks the key 'atMost'"),
                problem(drawn("atMost: 5, capabilities: [stateles-api]"), "Maybe 'stateless-api'."),
                problem(
                        drawn("atMost: 5, from: 2027-05-01, until: 2027-05-01"),
                        "launchProcesses.p.until: '2027-05-01'; expected a date after from"),
                problem(drawn("atMost: 5, markets: {a: {share: 40%}}"), "p.markets: shares that sum to 40%"),
                problem(
                        drawn(
                                "atMost: 5, demand: {unitsWanted: 5, surges: {s: {date: 2027-05-01, factor: 2, for: 1d}}}"),
                        "surges.s.date: a date, though the day of launch is drawn; expected after"),
                problem(
                        drawn("atMost: 5, demand: {unitsWanted: {trace: {points: {2027-01-01: 1}}}}"),
                        "demand.unitsWanted: a date, though the day of launch is drawn; expected a trace by duration"),
                problem(
                        drawn("atMost: 5") + "\nlaunches: {p-5: {date: 2027-01-01, kind: a, demand: {unitsWanted: 1},"
                                + " holding: 1h}}",
                        "launches.p-5: 'p-5' is the name of a launch of launchProcesses.p; expected another name"),
                problem(
                        "templates: {t: {kind: a, holding: 8}}\n" + "launchProcesses: {p: {template: t, gap: 9d}}",
                        "launchProcesses.p.holding: '8'; expected a duration"),
                // Steps
                problem("clouds: {azure: {headroom: {}}}", "clouds.azure.headroom: an empty map; expected a share"),
                problem("clouds: {azure: {headroom: 0.1}}", "clouds.azure.headroom: '0.1'", "Maybe '10%'."),
                problem(
                        capacity("{2027-02-01: 1, 2027-01-01: 2}"),
                        "2027-01-01 comes after 2027-02-01; expected dates in order"),
                problem(
                        capacity("{2027-02-01: 1, 2027-02-01T00:00Z: 2}"),
                        "2027-02-01T00:00Z is the date of 2027-02-01"),
                problem(capacity("{2027-2-1: 1}"), "'2027-2-1'; expected a date", "Maybe '2027-02-01'."),
                problem(capacity("{2027-02-30: 1}"), "'2027-02-30' is not a day or time of the calendar"),
                problem(capacity("-1"), "capacity: '-1'; expected 0 or more accelerators"),
                problem(capacity("{ramp: {2027-01-01: 1, 2027-02-01: 9}}"), "capacity: lacks the key 'every'"),
                problem(capacity("{ramp: {2027-01-01: 1}, every: 1d}"), "capacity.ramp: a ramp without an end"),
                problem(capacity("{ramp: 5, every: 1d}"), "capacity.ramp: '5'; expected a map from dates"),
                problem(
                        capacity("{ramp: {2027-01-01: 1, 2027-02-01: 9}, every: 1m}"),
                        "every: '1m'; expected 1h or more"),
                problem(
                        capacity("{ramp: {1950-01-01: 1, 2099-02-01: 9}, every: 1h}"),
                        "a ramp of more than 10000 steps"),
                problem(
                        capacity("{ramp: {2027-01-01: 1, 2027-02-01: 9}, evry: 1d}"),
                        "unknown key 'evry' of a ramp",
                        "Maybe 'every'."),
                // Figures
                problem("seed: {value: 1, confidence: assumed}", "x.yaml:2:7: seed: assumed without a range"),
                problem("seed: {value: 1, confidence: reported}", "seed: reported without a range"),
                problem(
                        "start: {value: 2027-01-01, confidence: assumed, range: [2027-02-01, 2027-03-01]}",
                        "start.range: [2027-02-01, 2027-03-01]; expected a range that holds the value 2027-01-01"),
                problem(
                        azure(
                                "capabilities: {c: {value: 2027-03-01, confidence: assumed, range: [always, 2027-06-01]}}"),
                        "capabilities.c.range: [always, 2027-06-01]; expected [low, high], two dates"),
                problem(
                        "seed: {value: 1, confidence: sure}",
                        "seed.confidence: 'sure'; expected one of fact, reported, assumed"),
                problem(
                        "seed: {value: 1, range: [2, 3]}",
                        "x.yaml:2:25: seed.range: [2, 3]; expected a range that holds the value 1"),
                problem(
                        "seed: {value: 1, range: [3, 0]}",
                        "seed.range: [3, 0]; expected [low, high] with low not above high"),
                problem("seed: {value: 1, range: [0, x]}", "x.yaml:2:29: seed.range: 'x'; expected a whole number"),
                problem("seed: {value: 1, range: 3}", "seed.range: '3'; expected [low, high], two values"),
                problem("seed: {value: 1, rang: [0, 3]}", "unknown key 'rang' of a figure", "Maybe 'range'."),
                problem(
                        "name: {value: a, range: [a, b]}",
                        "name.range: a range around a value that is not a single amount"),
                problem("launches: {api: {source: [a]}}", "launches.api.source: a list; expected a text"),
                // Names that must be there
                problem(
                        "primary: azur",
                        "x.yaml:2:10: primary: 'azur' is not a cloud; expected one of azure, aws. Maybe 'azure'."),
                problem("primary: {cloud: aws2}", "x.yaml:2:18: primary.cloud: 'aws2' is not a cloud", "Maybe 'aws'."),
                problem("terms: {always: {cloud: gcp}}", "terms.always.cloud: 'gcp' is not a cloud"),
                problem(
                        "terms: {always: {carveOuts: {a: {rule: exclusive, cloud: asure}}}}",
                        "carveOuts.a.cloud: 'asure' is not a cloud",
                        "Maybe 'azure'."),
                problem("spill: {clouds: [aws, gcp]}", "x.yaml:2:23: spill.clouds.1: 'gcp' is not a cloud"),
                problem("spill: {clouds: [aws, aws]}", "spill.clouds.1: 'aws' stands twice"),
                problem("launches: {api: {accelerators: [H10]}}", "'H10' is not an accelerator", "Maybe 'H100'."),
                problem(
                        "launches: {api: {capabilities: [stateless]}}",
                        "'stateless' is not a capability of any cloud or region"),
                problem(
                        "launches: {api: {markets: {a: {share: 1, geography: eu}}}}",
                        "'eu' is not a geography of any region"),
                problem(
                        "launches: {api: {markets: {a: {share: 1, prefers: [us, uss]}}}}",
                        "x.yaml:2:56: launches.api.markets.a.prefers.1: 'uss' is not a geography of any region; expected"
                                + " 'us'",
                        "Maybe 'us'."),
                problem(
                        "launches: {api: {markets: {a: {share: 1, prefers: [us, us]}}}}",
                        "launches.api.markets.a.prefers: 'us' stands twice; expected it once"),
                problem(
                        "launches: {api: {markets: {a: {share: 1, prefers: us}}}}",
                        "launches.api.markets.a.prefers: 'us'; expected a list",
                        "Maybe '[us]'."),
                problem(
                        "launches: {api: {markets: {a: {share: 1, customerChoice: {awss: 5%}}}}}",
                        "'awss' is not a cloud"),
                problem(
                        "clouds: {aws: {regions: {east: {pools: {H101: {capacity: 5}}}}}}",
                        "'H101' is not an accelerator"),
                problem(
                        "clouds: {aws: {regions: {east: {pools: {p: {accelerator: GB20, capacity: 5}}}}}}",
                        "pools.p.accelerator: 'GB20' is not an accelerator",
                        "Maybe 'GB200'."),
                problem(
                        "clouds: {aws: {firstParty: {own: {geography: eu, demand: {unitsWanted: 1}, holding: 1h}}}}",
                        "'eu' is not a geography of this cloud"),
                problem(
                        "thresholds: {spillshare: \"< 1\"}",
                        "'spillshare' is not a measure of a whole run",
                        "Maybe 'spillShare'."),
                problem(
                        "thresholds: {netReceipts: \"< 1\"}",
                        "'netReceipts' is not a measure of a whole run",
                        "Maybe 'netReceipts/NAME'."),
                problem(
                        "thresholds: {netReceits/azure: \"< 1\"}",
                        "thresholds.netReceits/azure: 'netReceits' is not a measure",
                        "Maybe 'netReceipts'."),
                problem(
                        "thresholds: {netReceipts/: \"< 1\"}",
                        "'netReceipts/'; expected a name behind '/', such as netReceipts/azure"),
                // Dates and shares that must agree
                problem("end: 2026-01-01", "x.yaml:2:6: end: '2026-01-01'; expected a date after start"),
                problem(
                        "launches: {api: {retires: 2026-01-01}}",
                        "api.retires: '2026-01-01'; expected a date on or after"),
                problem(
                        "primary: {declines: {d: {from: 2027-03-01, until: 2027-02-01}}}",
                        "declines.d.until: '2027-02-01'; expected a date after from"),
                problem("launches: {api: {markets: {a: {share: 40%}, b: {share: 50%}}}}", "shares that sum to 90%"),
                problem(
                        "launches: {api: {markets: {a: {share: 1, customerChoice: {aws: 60%, azure: 50%}}}}}",
                        "customerChoice: shares that sum to 110%; expected shares that sum to at most 100%"),
                problem(
                        "terms: {always: {from: 2027-06-01}}",
                        "terms: no terms are in force before 2027-06-01; expected"),
                problem(
                        "terms: {other: {rule: open}}",
                        "terms.other: has no date, as is terms.always; expected terms with a date"),
                problem(
                        "terms: {b: {from: 2027-06-01, rule: open}, c: {from: 2027-06-01, rule: first}}",
                        "x.yaml:2:54: terms.c: is dated 2027-06-01, as is terms.b"),
                problem(
                        "terms: {b: {from: 2027-06-01, rule: open}, c: {from: 2027-05-01, rule: first}}",
                        "terms.c.from: '2027-05-01'; expected a date after 2027-06-01"),
                problem("terms: {always: null}", "terms: no terms; expected at least one"),
                problem(
                        "clouds: {azure: {regions: {east: {pools: {H100: {price: {2027-06-01: 1 USD/unit-hour}}}}}}}",
                        "H100.price: begins on 2027-06-01; expected a price from 2027-01-01 on"),
                // Outages and slips
                problem(
                        azure("outages: {o: {deployments: drop}}"),
                        "azure.outages.o: neither dated nor drawn; expected from with until or for, or timeBetween"),
                problem(
                        azure("outages: {o: {from: 2027-02-01, for: 1h, timeBetween: 9d, timeToRepair: 1h}}"),
                        "azure.outages.o: both dated and drawn"),
                problem(
                        azure("outages: {o: {from: 2027-02-01}}"),
                        "azure.outages.o: a beginning without an end; expected exactly one of until and for"),
                problem(
                        azure("outages: {o: {from: 2027-02-01, until: 2027-02-02, for: 1d}}"),
                        "outages.o.until: '2027-02-02'; expected exactly one of until and for"),
                problem(azure("outages: {o: {for: 1d}}"), "outages.o: an end without a beginning; expected from"),
                problem(
                        azure("outages: {o: {from: 2027-02-01, until: 2027-01-31}}"),
                        "outages.o.until: '2027-01-31'; expected a date on or after from"),
                problem(
                        azure("outages: {o: {timeBetween: 9d}}"),
                        "outages.o: one of them alone; expected both timeBetween and timeToRepair"),
                problem(
                        azure("outages: {o: {timeBetween: 9, timeToRepair: 1h}}"),
                        "outages.o.timeBetween: '9'; expected a duration"),
                problem(
                        azure("outages: {o: {from: 2027-02-01, for: 1h, deployments: evakuate}}"),
                        "outages.o.deployments: 'evakuate'; expected one of evacuate, drop, ride-through",
                        "Maybe 'evacuate'."),
                problem(
                        azure("regions: {east: {outages: {o: {form: 2027-02-01}}}}"),
                        "east.outages.o.form: unknown key 'form'",
                        "Maybe 'from'."),
                problem(azure("outageRateScale: -1"), "azure.outageRateScale: '-1'; expected 0 or more"),
                problem(azure("outageRateScale: 5%"), "azure.outageRateScale: '5%'; expected a number"),
                problem(azure("outages: [o]"), "azure.outages: a list; expected a map from names"),
                problem(
                        azure("capacitySlip: {exponential: 90}"),
                        "capacitySlip.exponential: '90'; expected a duration"),
                // Includes and templates
                problem("include: bse.yaml", "x.yaml:2:1: include: the key stands here a second time"),
                problem("templates: {t: {kindd: api}}", "templates.t.kindd: unknown key 'kindd'", "Maybe 'kind'."),
                problem("templates: {t: {date: soon}}", "templates.t.date: 'soon'; expected a date"),
                problem("templates: [a]", "templates: a list; expected a map from names to launches"),
                problem(
                        "templates: {gpt: {}}\nlaunches: {api: {template: gtp}}",
                        "there is no template 'gtp'",
                        "Maybe 'gpt'."),
                problem("templates: {t: {template: t}}", "the template 't' is made of itself"),
                problem("templates: {a: {template: b}, b: {template: a}}", "is made of itself"),
                problem(
                        "launches: {api: {template: }}",
                        "launches.api.template: has no value; expected the name of a template"),
                // What YAML has and the language has not
                problem("description: &a text", "description: anchors are not part of the language"),
                problem("description: *a", "description: aliases are not part of the language"),
                problem(
                        "description: !!str text",
                        "description: the tag 'tag:yaml.org,2002:str' is not part of the language"),
                problem("description: !<x> text", "the tag 'x' is not part of the language"),
                problem("seed: 1\n---\nseed: 2", "x.yaml:3:1: a second document begins here; expected one document"),
                problem(
                        "clouds:\n\tazure: {}",
                        "x.yaml:3:1: clouds: a tab stands where a value or an indent is due; expected spaces"),
                problem("seed: 1\n  warmUp: 2d", "x.yaml:3:9: a key stands where the value above goes on"),
                problem("launches: {api: {", "x.yaml:2:18: launches.api: a bracket opens here and is not closed"),
                problem("description: \"\\x01\u0001\"", "x.yaml:2:19: the character U+0001 is not allowed"));
    }

    private static String drawn(String lines) {
        String rest = lines.contains("demand") ? "" : ", demand: {unitsWanted: 5}";
        return "launchProcesses: {p: {gap: {exponential: 30d}, kind: api, holding: 8h" + rest + ", " + lines + "}}";
    }

    private static String trace(String trace) {
        return demand("unitsWanted: {trace: {" + trace + "}}");
    }

    private static String demand(String demand) {
        return "launches: {api: {demand: {" + demand + "}}}";
    }

    private static String azure(String keys) {
        return "clouds: {azure: {" + keys + "}}";
    }

    private static String capacity(String capacity) {
        return "clouds: {azure: {regions: {east: {pools: {H100: {capacity: " + capacity + "}}}}}}";
    }

    private static Arguments problem(String overBase, String... parts) {
        return Arguments.of(overBase, parts);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void isTold(String overBase, String... parts) throws IOException {
        assertThat(written.problems(overBase))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("x.yaml:")
                        .contains(parts)
                        .endsWith("."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void isToldOnce(String overBase, String... parts) throws IOException {
        assertThat(written.problems(overBase)).doesNotHaveDuplicates();
    }

    @Test
    void oneMistakeInATemplateIsOneProblem() throws IOException {
        assertThat(written.problems("""
                        templates: {t: {kind: api, demand: {unitsWanted: 5}, holding: 8}}
                        launches:
                          a: {template: t, date: 2027-01-01}
                          b: {template: t, date: 2027-01-01}
                        """)).singleElement().asString().startsWith("x.yaml:2:63: launches.a.holding: '8'");
    }

    @Test
    void aMissingKeyThatWasMisspeltIsOneProblem() throws IOException {
        assertThat(written.problems("launches: {b: {date: 2027-01-01, kind: a, demand: {unitsWanted: 1}, holdng: 1h}}"))
                .singleElement()
                .asString()
                .contains("Maybe 'holding'");
    }

    @Test
    void problemsOfIncludedFilesCarryTheirNames() throws IOException {
        written.file("parts/p.yaml", "clouds:\n  azure:\n    headroom: lots\n");
        written.file("base.yaml", Written.BASE);
        assertThat(written.problemsOf("include: [base.yaml, parts/p.yaml]\nseed: x\n"))
                .satisfiesExactly(
                        own -> assertThat(own).startsWith("alone.yaml:2:7: seed: 'x'"),
                        included ->
                                assertThat(included).startsWith("parts/p.yaml:3:15: clouds.azure.headroom: 'lots'"));
    }

    @Test
    void includesThatCannotBeReadAreProblems() throws IOException {
        written.file("base.yaml", Written.BASE);
        written.file("sub/a.yaml", "include: ../alone.yaml");
        assertThat(written.problemsOf("include: [base.yaml, bsae.yaml, sub, sub/a.yaml, 5, [], alone.yaml]"))
                .satisfiesExactly(
                        one -> assertThat(one)
                                .isEqualTo("alone.yaml:1:22: include: 'bsae.yaml': there is no such file; expected a"
                                        + " file, named from this one. Maybe 'base.yaml'."),
                        two -> assertThat(two).startsWith("alone.yaml:1:33: include: 'sub' is not a file"),
                        three -> assertThat(three).startsWith("alone.yaml:1:50: include: '5': there is no such file"),
                        four -> assertThat(four).startsWith("alone.yaml:1:53: include: a list"),
                        five -> assertThat(five).startsWith("alone.yaml:1:57: include: 'alone.yaml' includes itself"),
                        six -> assertThat(six).startsWith("sub/a.yaml:1:10: include: '../alone.yaml' includes itself"));
    }

    @Test
    void filesThatAreNoScenarioAreOneProblem() throws IOException {
        assertThat(written.problemsOf(""))
                .containsExactly("alone.yaml:1:1: the file is empty; expected a map with the keys of a scenario.");
        assertThat(written.problemsOf("# only a comment\n")).hasSize(1);
        assertThat(written.problemsOf("- a\n- b\n"))
                .containsExactly("alone.yaml:1:1: a list; expected a map with the keys of a scenario.");
        assertThat(written.problemsOf("just text")).hasSize(1);
    }

    @Test
    void bytesThatAreNotTextAreOneProblem() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(7).nextBytes(noise);
        Path binary = Files.write(written.folder().resolve("b.yaml"), noise);
        assertThat(written.problemsOf(binary)).singleElement().asString().contains("not a text file in UTF-8");
        Path zeros = Files.write(written.folder().resolve("z.yaml"), new byte[1000]);
        assertThat(written.problemsOf(zeros)).singleElement().asString().contains("U+0000 is not allowed");
        Path latin = Files.write(
                written.folder().resolve("l.yaml"), "name: a\ndescription: é".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(written.problemsOf(latin))
                .containsExactly("l.yaml:2:14: not a text file in UTF-8; expected YAML text in UTF-8.");
    }

    @ParameterizedTest
    @MethodSource("deep")
    void deepNestingIsOneProblem(String unit) throws IOException {
        Path deep = written.folder().resolve("deep.yaml");
        Files.writeString(deep, unit.repeat(9_000_000 / unit.length()));
        assertThat(written.problemsOf(deep)).singleElement().asString().contains("nested deeper than 64 levels");
    }

    static Stream<String> deep() {
        return Stream.of("[", "{a: ", "- ", "a: [");
    }

    @Test
    void aHundredMegabytesAreNotRead() throws IOException {
        Path large = written.folder().resolve("large.yaml");
        Files.writeString(large, "[".repeat(100_000_000));
        assertThat(written.problemsOf(large))
                .containsExactly("large.yaml:1:1: the file is larger than 10 MB; expected 10 MB at most.");
    }

    /** Each line would repeat the one before ten times: ten to the ninth values, if aliases were followed. */
    @Test
    void aliasesUsedAsABombAreRefused() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 10; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(String.join(", ", Collections.nCopies(10, alias))).append("]\n");
        }
        assertThat(written.problemsOf(bomb.toString()))
                .filteredOn(problem -> problem.contains("aliases are not part"))
                .hasSize(90);
    }

    @Test
    void includesThatDoubleEachTimeAreReadOnce() throws IOException {
        written.file("p0.yaml", Written.BASE);
        for (int i = 1; i <= 40; i++) {
            String below = "p" + (i - 1) + ".yaml";
            written.file("p" + i + ".yaml", "include: [" + below + ", " + below + "]\nseed: " + i);
        }
        assertThat(written.problemsOf(written.folder().resolve("p40.yaml"))).isEmpty();
    }

    @Test
    void templatesThatBuildOnOneAnotherWithoutEndAreRefused() throws IOException {
        StringBuilder chain = new StringBuilder("templates:\n  t0: {kind: api}\n");
        for (int i = 1; i <= 20_000; i++) {
            chain.append("  t").append(i).append(": {template: t").append(i - 1).append("}\n");
        }
        chain.append("launches: {api: {template: t20000}}\n");
        assertThat(written.problems(chain.toString()))
                .anySatisfy(problem -> assertThat(problem).contains("templates of templates, deeper than 16 levels"));
    }

    @Test
    void valuesAreShownShortAndWithoutSignsThatATerminalObeys() throws IOException {
        String problem =
                written.problems("seed: \"\\e[31m" + "x".repeat(200) + "\"").get(0);
        assertThat(problem).contains("seed: '\\u001b[31mxxx").contains("x…'").doesNotContain("\u001b");
    }

    @Test
    void aFileWithNothingButMistakesEndsAfterAThousand() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            text.append("key").append(i).append(": 1\n");
        }
        assertThat(written.problems(text.toString()))
                .hasSize(1001)
                .last()
                .asString()
                .contains("there are more problems, which are not told");
    }
}
