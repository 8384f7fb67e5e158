package io.spillway.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spillway.Golden;
import io.spillway.SchemaErrors;
import io.spillway.compile.Compiler;
import io.spillway.engine.Reason;
import io.spillway.experiment.Experiment;
import io.spillway.experiment.ExperimentResult;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Settings;
import io.spillway.explain.Candidate.Answer;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.report.DecisionLines;
import io.spillway.report.ExplanationFormat;
import io.spillway.report.ReportSchema;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioFile;
import io.spillway.scenario.Setting;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InquiryTest {
    private static final Path EVERY_REASON = Path.of("src/test/resources/explain/every-reason.yaml");
    private static final Path LINE = Path.of("src/test/resources/explain/line.yaml");
    private static final Path MOVES = Path.of("src/test/resources/explain/moves.yaml");
    private static final Path IMPATIENT = Path.of("src/test/resources/explain/impatient.yaml");
    private static final Path ORDERS = Path.of("src/test/resources/explain/orders.yaml");
    private static final Path HEAD_START = Path.of("src/test/resources/explain/head-start.yaml");
    private static final Path HEALTH = Path.of("src/test/resources/explain/health.yaml");
    private static final Path PREFERS = Path.of("src/test/resources/explain/prefers.yaml");
    private static final Path STAYS = Path.of("src/test/resources/explain/stays.yaml");
    private static final Path EVERY_LAUNCH = Path.of("src/test/resources/explain/every-launch.yaml");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "agent, 2027-01-25T00:00:00Z, spilled",
        "interface, 2027-01-25T00:00:00Z, lost",
        "interface, 2027-01-05T00:00:00Z, lost-without-clause",
        "azure/own, 2027-01-25T00:00:00Z, first-party",
        "weights, 2027-01-25T00:00:00Z, open",
        "chosen, 2027-01-25T00:00:00Z, chosen"
    })
    void everyReason_withWhatIsBehindIt(String launch, String at, String golden) throws Exception {
        Explanation explanation = answer(launch, at);

        Golden.check("explain/" + golden + ".txt", written(explanation, ExplanationFormat.TEXT));
        Golden.check("explain/" + golden + ".json", written(explanation, ExplanationFormat.JSON));
    }

    @Test
    void goldenJson_isAsTheSchemaSays() throws Exception {
        try (Stream<Path> goldens = Files.list(Path.of("src/test/resources/golden/explain"))) {
            List<Path> files =
                    goldens.filter(file -> file.toString().endsWith(".json")).toList();
            assertThat(files).hasSizeGreaterThan(10);
            for (Path file : files) {
                assertThat(SchemaErrors.of(ReportSchema.EXPLAIN, Files.readString(file)))
                        .as("%s", file)
                        .isEmpty();
            }
        }
        assertThat(SchemaErrors.of(ReportSchema.EXPLAIN, "{\"schemaVersion\": 1}"))
                .isNotEmpty();
    }

    /** Candidates stand as the market has them listed, what could never be used behind its cloud's others. */
    @Test
    void preferredGeographiesAreToldOf_andTriedFirst() throws Exception {
        Explanation explanation = nth(3, ScenarioFile.load(PREFERS));

        Golden.check("explain/prefers.txt", written(explanation, ExplanationFormat.TEXT));
        Golden.check("explain/prefers.json", written(explanation, ExplanationFormat.JSON));
    }

    /** The golden pages would be of little use if they left a reason out. */
    @Test
    void goldenPagesMeetEveryReasonThatOccurs() throws Exception {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        for (String launch : List.of("agent", "interface")) {
            answer(launch, "2027-01-25T00:00:00Z")
                    .candidates()
                    .forEach(candidate -> candidate.reason().ifPresent(reasons::add));
        }
        assertThat(reasons)
                .containsExactly(
                        Reason.TERMS,
                        Reason.CAPABILITY,
                        Reason.ACCELERATOR,
                        Reason.RESIDENCY,
                        Reason.CAPACITY,
                        Reason.RESERVED,
                        Reason.DECLINED);
    }

    /** Every request explained, one after the other, adds up to what the run counts. */
    @Test
    void explanationsAgreeWithTheRunsCounts() throws Exception {
        LoadedScenario loaded = ScenarioFile.load(EVERY_REASON);
        ExperimentResult counts =
                Experiment.of(loaded.scenario(), loaded.fingerprint()).run(Settings.of(1, 1), Progress.NONE);
        Map<String, Integer> outcomes = new HashMap<>();
        long nth = 0;
        try {
            while (true) {
                nth++;
                Explanation explanation = new Inquiry(loaded)
                        .answer(new Question("agent", Optional.empty(), Optional.empty(), nth, 1, 0));
                Outcome outcome = explanation.decision().outcome();
                boolean declined = explanation.candidates().stream()
                        .anyMatch(candidate -> candidate.reason().equals(Optional.of(Reason.DECLINED)));
                assertThat(declined)
                        .isEqualTo(explanation
                                .declining()
                                .map(declining -> declining.draw() < declining.chance())
                                .orElse(false));
                outcomes.merge(
                        outcome.text() + " "
                                + outcome.reason().map(Reason::name).orElse(""),
                        1,
                        Integer::sum);
            }
        } catch (NoSuchDecisionException end) {
            assertThat(end).hasMessageContaining("only " + (nth - 1));
        }
        Row agent = Row.of(Measure.REQUESTS_ARRIVED).launch("agent");
        assertThat(nth - 1.0).isEqualTo(counts.estimate(agent).mean());
        Row spilled = Row.of(Measure.REQUESTS_SPILLED).launch("agent");
        for (Reason reason : Reason.values()) {
            assertThat((double) outcomes.getOrDefault("spilled " + reason, 0))
                    .as("spilled for %s", reason)
                    .isEqualTo(counts.estimate(spilled.reason(reason)).mean());
        }
        assertThat(outcomes).containsKeys("spilled DECLINED", "lost DECLINED");
    }

    @Test
    void theNthRequest_isCountedFromTheInstantOn_inOneMarketOrAll() throws Exception {
        Instant at = Instant.parse("2027-01-25T00:00:00Z");
        Explanation second = new Inquiry(ScenarioFile.load(EVERY_REASON))
                .answer(new Question("agent", Optional.of("us"), Optional.of(at), 2, 1, 0));
        Explanation first = answer("agent", at.toString());
        Explanation same = answer("agent", second.decision().time().toString());

        assertThat(second.decision().ordinal()).isEqualTo(first.decision().ordinal() + 1);
        assertThat(same).isEqualTo(second);
    }

    @Test
    void whatIsNotThere_isSaid_withWhatThereIs() throws Exception {
        assertThatThrownBy(() -> answer("agnt", "2027-01-25T00:00:00Z"))
                .isInstanceOf(NoSuchDecisionException.class)
                .hasMessage(
                        "'agnt' is not a launch or a cloud's own workload; expected one of agent, interface, weights,"
                                + " chosen, azure/own. Maybe 'agent'");
        assertThatThrownBy(() -> answer("agent", "2027-03-02T00:00:00Z"))
                .hasMessage("no decision about agent at or after 2027-03-02T00:00:00Z in replication 0; the last is at"
                        + " 2027-02-28T18:00:00Z");
    }

    @Test
    void aLateCapacityStep_isNotCitedAsThere_butAsLate() throws Exception {
        Setting steps = new Setting(
                "clouds.azure.regions.small.pools.H100.capacity", "{2026-01-01: 4, 2027-01-05: 8, 2027-01-20: 40}");

        // A fortnight late, the step of the 5th is there on the 19th, and that of the 20th is not on the 25th.
        assertThat(groundsWithLateSteps(steps, new Setting("clouds.azure.capacitySlip", "14d")))
                .startsWith(
                        "azure/small/H100 has 8 units: clouds.azure.regions.small.pools.H100.capacity.2027-01-05: 8",
                        "the step to 40 units of 2027-01-20 is late: clouds.azure.capacitySlip: 14d");
        assertThat(groundsWithLateSteps(
                        steps,
                        new Setting(
                                "clouds.azure.regions.small.pools.H100.capacitySlip",
                                "{uniform: {low: 30d, high: 40d}}")))
                .startsWith(
                        "azure/small/H100 has 4 units: clouds.azure.regions.small.pools.H100.capacity.2026-01-01: 4",
                        "the step to 8 units of 2027-01-05 is late, as is one behind it:"
                                + " clouds.azure.regions.small.pools.H100.capacitySlip: {uniform: {low: 30d, high: 40d}}");
    }

    private static List<String> groundsWithLateSteps(Setting steps, Setting slip) throws Exception {
        return groundsOf("small", answer("agent", "2027-01-25T00:00:00Z", steps, slip));
    }

    /** What an exclusive rule leaves open is said with the rule, and of the clouds that it bars all the same. */
    @Test
    void exclusiveBesides_namesTheCloudsBesides_andWhereTheyAreWritten() throws Exception {
        Setting besides = new Setting("terms.now.carveOuts.api.besides", "[aws]");
        Setting third = new Setting(
                "clouds.gcp",
                "{regions: {central: {geography: us, capabilities: [agents], pools: {H100: {capacity: 9}}}}}");
        String cited = "terms.now.carveOuts.api.besides: [aws]";

        Explanation explanation = answer("interface", "2027-01-25T00:00:00Z", besides, third);

        assertThat(explanation.decision().outcome().place()).map(Place::cloud).contains("aws");
        assertThat(written(explanation, ExplanationFormat.TEXT))
                .contains("exclusive: azure, and besides it aws; no other cloud")
                .contains(cited + ", reported, source S1; --set");
        JsonNode rule = JsonMapper.shared()
                .readTree(written(explanation, ExplanationFormat.JSON))
                .get("rule");
        assertThat(rule.get("besides").get("clouds").toString()).isEqualTo("[\"aws\"]");
        assertThat(rule.get("besides").get("evidence").get("path").stringValue())
                .isEqualTo("terms.now.carveOuts.api.besides");
        Setting full = new Setting("clouds.aws.regions.anywhere.pools.H100.capacity", "0");
        assertThat(groundsOf("central", answer("interface", "2027-01-25T00:00:00Z", besides, third, full)))
                .containsExactly(
                        "exclusive to azure, carve-out api of terms now: terms.now.carveOuts.api.rule: exclusive",
                        "besides, none but aws may run it: " + cited);
    }

    /** One that fits where the head of its line does not is asked nowhere. */
    @Test
    void whoComesBehindALine_isToldBehindWhom_andThatNobodyWasAsked() throws Exception {
        Explanation explanation = firstOf(LINE, it -> !it.asked());

        assertThat(explanation.candidates())
                .hasSize(2)
                .allMatch(candidate -> candidate.answer() == Answer.NOT_ASKED)
                .anyMatch(candidate ->
                        candidate.freeUnits() >= explanation.decision().units());
        Golden.check("explain/behind-others.txt", written(explanation, ExplanationFormat.TEXT));
        Golden.check("explain/behind-others.json", written(explanation, ExplanationFormat.JSON));
    }

    /** One that the pools refuse as well keeps their answers. */
    @Test
    void whoComesBehindALine_andFindsNoRoom_isToldBoth() throws Exception {
        Explanation explanation = firstOf(LINE, it -> it.waits() && it.behind().isPresent() && it.asked());

        assertThat(explanation.candidates())
                .extracting(Candidate::answer)
                .containsExactly(Answer.REFUSED, Answer.REFUSED);
        assertThat(explanation.sentence())
                .isEqualTo("Waits in the line of its launch and market, behind the request of ordinal "
                        + explanation.decision().outcome().behind().orElseThrow()
                        + ". The refusal nearest to acceptance is CANNOT CAPACITY, by azure/east/H100 and 1 more.");
    }

    /** Without failback the others are asked first: at five aws has room, at six it has none. */
    @ParameterizedTest
    @CsvSource({"2027-01-01T05:00:00Z, stays-away", "2027-01-01T06:00:00Z, last-resort"})
    void whatStaysAway_asksTheOthersFirst(String at, String golden) throws Exception {
        Explanation explanation = new Inquiry(ScenarioFile.load(STAYS))
                .answer(new Question("product", Optional.empty(), Optional.of(Instant.parse(at)), 1, 1, 0));

        Golden.check("explain/" + golden + ".txt", written(explanation, ExplanationFormat.TEXT));
        Golden.check("explain/" + golden + ".json", written(explanation, ExplanationFormat.JSON));
    }

    /** Azure is first for two days: at one it takes what asks for gcp, at two it is full and lets it go. */
    @ParameterizedTest
    @CsvSource({"2027-01-01T01:00:00Z, choice-barred", "2027-01-01T02:00:00Z, choice-let-go"})
    void whatIsAskedForElsewhere_isForTheFirstCloudToRefuse(String at, String golden) throws Exception {
        Explanation explanation = new Inquiry(ScenarioFile.load(HEAD_START))
                .answer(new Question("product", Optional.empty(), Optional.of(Instant.parse(at)), 1, 1, 0));

        Golden.check("explain/" + golden + ".txt", written(explanation, ExplanationFormat.TEXT));
        Golden.check("explain/" + golden + ".json", written(explanation, ExplanationFormat.JSON));
    }

    /** Each line tells of the cloud that it bars until when, as the explanation of it does. */
    @Test
    void decisionLines_tellWhenWhatBarsEnds() throws Exception {
        List<String> lines = lines(HEAD_START);

        assertThat(lines)
                .allSatisfy(line -> assertThat(SchemaErrors.of(ReportSchema.DECISIONS, line))
                        .isEmpty())
                .anyMatch(line -> line.contains("T01:00:00Z")
                        && line.endsWith("\"cause\":\"FIRST\",\"refusals\":[{\"cloud\":\"gcp\",\"region\":\"central\","
                                + "\"pool\":\"H100\",\"kind\":\"BARRED\",\"reason\":\"TERMS\","
                                + "\"until\":\"2027-01-03T00:00:00Z\"}]}"))
                .anyMatch(line -> line.contains("T02:00:00Z")
                        && line.endsWith("\"outcome\":\"placed\",\"cloud\":\"gcp\",\"region\":\"central\","
                                + "\"pool\":\"H100\",\"cause\":\"CUSTOMER_CHOICE\",\"refusals\":[{\"cloud\":\"azure\","
                                + "\"region\":\"east\",\"pool\":\"H100\",\"kind\":\"CANNOT\","
                                + "\"reason\":\"CAPACITY\",\"number\":0.0}]}"));
    }

    /** Of each reason that the calendar changes; what it does not change has no end. */
    @Test
    void decisionLines_haveTheEndThatTheExplanationHas() throws Exception {
        Map<String, Set<String>> ends = new TreeMap<>();
        for (String line : lines(EVERY_REASON)) {
            for (JsonNode refusal : JsonMapper.shared().readTree(line).path("refusals")) {
                ends.computeIfAbsent(refusal.path("reason").asString(), reason -> new TreeSet<>())
                        .add(refusal.path("until").asString("none"));
            }
        }
        for (String at : List.of("2027-01-05T00:00:00Z", "2027-01-25T00:00:00Z")) {
            for (String launch : List.of("agent", "interface")) {
                for (Candidate candidate : answer(launch, at).candidates()) {
                    if (candidate.answer() == Answer.REFUSED) {
                        assertThat(ends.get(candidate.reason().orElseThrow().name()))
                                .contains(
                                        candidate.until().map(Instant::toString).orElse("none"));
                    }
                }
            }
        }
        assertThat(ends.get("CAPACITY")).containsExactly("none");
    }

    /**
     * The answer takes two days; the terms may wait less long, or others may come under which nobody is waited for. What decides is
     * the ground.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "taken | seed=1 | 2027-01-05 | 2027-01-07 | the answer of azure comes on | primary.answerDelay",
                "silence | seed=1 | 2027-01-07 | 2027-01-08 | the silence of azure is a refusal on"
                        + " | terms.always.carveOuts.hasty.deadline",
                "taken | terms.always.deadline=30h | 2027-01-05 | 2027-01-06T06:00Z | the silence of azure is a refusal on"
                        + " | terms.always.deadline",
                "taken | terms.later={from: 2027-01-06, rule: open} | 2027-01-05 | 2027-01-06 | no answer is waited for from"
                        + " | terms.later.rule",
                "taken | primary.answerDelay=90d | 2027-01-05 | | no answer for it comes in the run | primary.answerDelay",
            })
    void aLaunchThatIsPending_tellsWhatEndsTheWait(
            String launch, String setting, String day, @Nullable String until, String statement, String path)
            throws Exception {
        Setting changed = Setting.parse(setting);
        Optional<Instant> expected = Optional.ofNullable(until).map(InquiryTest::instant);

        Explanation explanation = new Inquiry(ScenarioFile.load(EVERY_LAUNCH, List.of(changed)))
                .answer(new Question(launch, Optional.empty(), Optional.of(instant(day)), 1, 1, 0));

        assertThat(explanation.candidates()).allSatisfy(candidate -> {
            assertThat(candidate.reason()).contains(Reason.NOT_OPEN);
            assertThat(candidate.until()).isEqualTo(expected);
            assertThat(candidate.grounds()).singleElement().satisfies(ground -> {
                assertThat(ground.statement()).startsWith(launch + " is pending: " + statement);
                assertThat(ground.evidence().orElseThrow().path()).isEqualTo(path);
            });
        });
        String first = lines(EVERY_LAUNCH, changed).stream()
                .filter(line -> line.contains("\"launch\":\"" + launch + "\"") && line.contains("NOT_OPEN"))
                .findFirst()
                .orElseThrow();
        assertThat(SchemaErrors.of(ReportSchema.DECISIONS, first)).isEmpty();
        for (JsonNode refusal : JsonMapper.shared().readTree(first).path("refusals")) {
            assertThat(Optional.ofNullable(refusal.path("until").asString(null)).map(Instant::parse))
                    .isEqualTo(expected);
        }
    }

    private static Instant instant(String written) {
        return written.contains("T")
                ? OffsetDateTime.parse(written).toInstant()
                : LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** In the scenario's own names, where something is missing and nowhere else. */
    @Test
    void decisionLines_tellWhatIsMissing() throws Exception {
        Map<String, Set<String>> missing = new TreeMap<>();
        for (String line : lines(EVERY_REASON)) {
            assertThat(SchemaErrors.of(ReportSchema.DECISIONS, line)).isEmpty();
            for (JsonNode refusal : JsonMapper.shared().readTree(line).path("refusals")) {
                missing.computeIfAbsent(refusal.path("reason").asString(), reason -> new TreeSet<>())
                        .add(refusal.path("missing").toString());
            }
        }
        assertThat(missing)
                .containsEntry("CAPABILITY", Set.of("[\"agents\"]"))
                .containsEntry("ACCELERATOR", Set.of("[\"H100\"]"))
                .containsEntry("RESIDENCY", Set.of("[\"us\"]", "[\"eu\"]"));
        missing.keySet().removeAll(Set.of("CAPABILITY", "ACCELERATOR", "RESIDENCY"));
        assertThat(missing.values()).isNotEmpty().containsOnly(Set.of(""));
    }

    private static List<String> lines(Path scenario, Setting... settings) throws Exception {
        LoadedScenario loaded = ScenarioFile.load(scenario, List.of(settings));
        StringWriter to = new StringWriter();
        DecisionLines.write(
                new DecisionLog(loaded.scenario(), Compiler.compile(loaded.scenario()), 1, List.of(0), 1, true), to);
        return to.toString().lines().toList();
    }

    @Test
    void decisionLines_ofWhatStaysAway_holdTheAnswersOfThoseAskedOnly() throws Exception {
        LoadedScenario loaded = ScenarioFile.load(STAYS);
        DecisionLog log =
                new DecisionLog(loaded.scenario(), Compiler.compile(loaded.scenario()), 1, List.of(0), 1, true);
        StringWriter to = new StringWriter();
        DecisionLines.write(log, to);

        assertThat(to.toString().lines())
                .anyMatch(line -> line.contains("T05:00:00Z") && line.endsWith("\"stayedAway\":true}"))
                .anyMatch(line -> line.contains("T06:00:00Z")
                        && line.endsWith("\"cause\":\"FIRST\",\"lastResort\":true,\"refusals\":[{\"cloud\":\"aws\","
                                + "\"region\":\"west\",\"pool\":\"H100\",\"kind\":\"CANNOT\",\"reason\":\"CAPACITY\","
                                + "\"number\":0.0}]}"));
    }

    /** An order that chooses for itself tells whom it asks; those it passes over are not said to have refused. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | sky-failover | aws/w/H100 RESERVED, aws/e/H100 OUTAGE, gcp/f/H100 TAKEN",
                "1 | {sky-failover: {onReserved: cloud}} | aws/w/H100 RESERVED, gcp/f/H100 TAKEN",
                "1 | {kubernetes-priority-expander: {priorities: {9: [aws/e], 5: [azure/e/H], 1: [gcp/e]}}}"
                        + "| aws/e/H100 OUTAGE, azure/e/H100 CAPACITY, gcp/e/H100 TAKEN",
                "2 | {kubernetes-priority-expander: {priorities: {9: [aws/e], 5: [azure/e/H], 1: [gcp/e]},"
                        + " backOff: 3h, mostBackOff: 3h}} | gcp/e/H100 TAKEN",
                "1 | {google-waterfall: {preferred: [gcp/f]}} | gcp/f/H100 TAKEN",
                "1 | google-waterfall | azure/e/H100 CAPACITY, azure/e/B200 TAKEN",
                "1 | commitment-first | gcp/f/H100 TAKEN",
                "1 | {karmada-overflow: {tiers: {one: [aws], two: [gcp/e]}}}"
                        + "| aws/e/H100 OUTAGE, aws/w/H100 RESERVED, gcp/e/H100 TAKEN",
                "1 | {envoy-priority: {levels: {one: [aws/w], two: [azure]}}}"
                        + "| aws/w/H100 RESERVED, azure/e/H100 not asked: CAPACITY",
                "1 | azure-spillover | azure/e/H100 CAPACITY, azure/e/B200 TAKEN"
            })
    void anOrderOfItsOwn_tellsWhomItAsked(long nth, String order, String asked) throws Exception {
        Explanation explanation = nth(nth, ScenarioFile.load(ORDERS, List.of(new Setting("spill.order", order))));

        assertThat(explanation.candidates().stream()
                        .filter(candidate -> candidate.answer() != Answer.NOT_ASKED
                                || candidate.reason().isPresent())
                        .map(candidate -> candidate.place()
                                + (candidate.answer() == Answer.NOT_ASKED ? " not asked: " : " ")
                                + candidate.reason().map(Reason::name).orElse("TAKEN")))
                .containsExactly(asked.split(", "));
    }

    /** Of the n-th request of the product. */
    private static Explanation nth(long nth, LoadedScenario loaded) throws NoSuchDecisionException {
        return new Inquiry(loaded).answer(new Question("product", Optional.empty(), Optional.empty(), nth, 1, 0));
    }

    private Explanation ofHealth(String order, long nth) throws Exception {
        return nth(nth, ScenarioFile.load(HEALTH, List.of(new Setting("spill.order", order))));
    }

    /** Where health decides, the page says of each level or region how well it is, what follows, and what was drawn. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order-envoy | 1 | envoy-priority",
                "order-envoy-well | 1 | {envoy-priority: {levels: {one: [azure/e/H100], two: [aws]}}}",
                "order-google | 1 | google-waterfall",
                "order-google-drained | 1 | {google-waterfall: {autoCapacityDrain: true}}"
            })
    void anOrderByHealth_saysWhatDecided(String golden, long nth, String order) throws Exception {
        Explanation explanation = ofHealth(order, nth);

        Golden.check("explain/" + golden + ".txt", written(explanation, ExplanationFormat.TEXT));
        Golden.check("explain/" + golden + ".json", written(explanation, ExplanationFormat.JSON));
    }

    /** 100 × 1000 / 10,000 of load for azure; four of five requests are drawn for what is out, and never "nothing takes it". */
    @Test
    void whatAPanicSendsToWhatIsOut_isNotSaidToFindNoRoomAnywhere() throws Exception {
        int lost = 0;
        for (long nth = 1; nth <= 12; nth++) {
            Explanation explanation = ofHealth("envoy-priority", nth);
            assertThat(explanation.order())
                    .contains(
                            "level gcp: no units in force, 0 % available, in panic; load 0 %",
                            "level azure: 20 % of 1,000 units healthy, 28 % available, in panic; load 10 %",
                            "level aws: 20 % of 9,000 units healthy, 28 % available, in panic; load 90 %",
                            "every level is in panic, so load goes by units in force, healthy or not");
            if (explanation.decision().outcome().place().isEmpty()) {
                lost++;
                assertThat(explanation.order().get(4)).startsWith("drawn ").endsWith("B200, which is out");
                assertThat(explanation.sentence())
                        .startsWith(
                                "Lost: its order sends it where nothing takes it, and not to the 2 pools that would.");
            }
        }
        assertThat(lost).isBetween(5, 12);
    }

    @Test
    void whoWaits_asItsOrderSendsItWhereNothingTakesIt_isToldSo() throws Exception {
        Explanation explanation = nth(
                1,
                ScenarioFile.load(
                        HEALTH,
                        List.of(
                                new Setting("spill.order", "envoy-priority"),
                                new Setting("launches.product.patience", "1h"))));

        assertThat(explanation.sentence())
                .startsWith(
                        "Waits in the line of its launch and market: its order sends it where nothing takes it, and not to"
                                + " the 2 pools that would.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "azure-spillover | deployment azure takes it",
                "{azure-spillover: {hops: 0, deployments: {one: [aws/e/H100], two: [gcp]}}}"
                        + " | deployment one refuses; its answer stands: no more than 0 hops",
                "{azure-spillover: {deployments: {one: [aws/e/H100], two: [gcp]}}}"
                        + " | deployment one refuses; deployment two takes it",
                "sky-failover | aws/w/H100 has no room for it, which blocks aws/w; aws/e/H100 is out, which blocks aws",
                "{weighted: {weights: {azure/e: 2, gcp: 0.5}}}"
                        + " | with room, by weight: azure/e 2, gcp 0.5; drawn 80.3 % of the way through them",
                "{karmada-overflow: {tiers: {one: [aws], two: [gcp]}}}"
                        + " | tier one has no room for it, and the next one is asked;"
                        + " tier two: drawn 80.3 % of the way through the room of its pools, in their order",
                "{kubernetes-priority-expander: {priorities: {1: [gcp], 5: [aws/w], 7: [azure/e/H100]}}}"
                        + " | azure/e/H100 is asked: number 7 is the highest of what is not in back-off;"
                        + " aws/w/H100 is asked: number 5 is the highest of what is not in back-off;"
                        + " gcp/f/H100 is asked: number 1 is the highest of what is not in back-off,"
                        + " drawn 93.9 % of 2 alike",
                "commitment-first | gcp/f/H100 draws down what is promised, the first with room that does",
                "proportional | drawn by room among 3 pools that would take it; gcp/f/H100 has 50 of 150 units, 33.3 %",
                "priority | "
            })
    void whatAnOrderHasToSay(String order, String said) throws Exception {
        Explanation explanation = nth(1, ScenarioFile.load(ORDERS, List.of(new Setting("spill.order", order))));

        assertThat(String.join("; ", explanation.order())).isEqualTo(said == null ? "" : said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "any | declines what it could take | Spilled to aws/r/H100, since azure chooses not to take it",
                "all | chooses not to take it, and under unless: all lets go only of what it cannot take either"
                        + " | Placed on azure/r/H100: azure takes it."
            })
    void aDecline_saysWhatItComesTo(String unless, String declines, String outcome) throws Exception {
        Path scenario = Files.writeString(folder.resolve("declines.yaml"), """
                name: declines
                start: 2027-01-01
                end: 2027-01-02
                accelerators: {H100: {}}
                clouds:
                  azure: {regions: {r: {geography: us, pools: {H100: {capacity: 9}}}}}
                  aws: {regions: {r: {geography: us, pools: {H100: {capacity: 9}}}}}
                primary: {cloud: azure, declines: {always: {probability: 100%}}}
                terms: {always: {rule: first, unless: UNLESS}}
                launches: {product: {date: 2027-01-01, kind: api, demand: {requestsPerHour: 1}, holding: 1h}}
                """.replace("UNLESS", unless));
        String page = written(nth(1, ScenarioFile.load(scenario)), ExplanationFormat.TEXT);

        assertThat(page.replaceAll("\\s+", " ")).contains(declines).contains(outcome);
    }

    /** 12 USD · 0.9 · (1 - 20 %) = 8.64 USD, less than the floor of 10. */
    @Test
    void aMargin_isToldWithTheFactorsOfThePrice() throws Exception {
        Path scenario = Files.writeString(folder.resolve("margin.yaml"), """
                name: margin
                start: 2027-01-01
                end: 2027-01-02
                accelerators: {H100: {}}
                clouds:
                  azure:
                    floor: 10 USD/unit-hour
                    priceScale: 0.9
                    discount: 20%
                    regions: {r: {geography: us, pools: {H100: {capacity: 9, price: 12 USD/unit-hour}}}}
                primary: azure
                terms: {always: {rule: first}}
                launches: {product: {date: 2027-01-01, kind: api, demand: {requestsPerHour: 1}, holding: 1h}}
                """);
        String page = written(nth(1, ScenarioFile.load(scenario)), ExplanationFormat.TEXT);

        assertThat(page.replaceAll("\\s+", " "))
                .contains("would earn 1.360 USD a unit-hour less than its floor")
                .contains("a factor on the prices of azure clouds.azure.priceScale: 0.9")
                .contains("the discount on prices of azure clouds.azure.discount: 20%");
    }

    /** Twice as often as every three hours: out from 1:30 to 2:30. */
    @Test
    void aDrawnOutage_isToldWithTheFactorOnItsRate() throws Exception {
        Path scenario = Files.writeString(folder.resolve("rate.yaml"), """
                name: rate
                start: 2027-01-01
                end: 2027-01-02
                accelerators: {H100: {}}
                clouds:
                  azure:
                    outageRateScale: 2
                    outages: {storm: {timeBetween: 3h, timeToRepair: 1h}}
                    regions: {r: {geography: us, pools: {H100: {capacity: 9}}}}
                primary: azure
                terms: {always: {rule: first}}
                launches: {product: {date: 2027-01-01T02:00Z, kind: api, demand: {requestsPerHour: 100}, holding: 1h}}
                """);
        String page = written(nth(1, ScenarioFile.load(scenario)), ExplanationFormat.TEXT);

        assertThat(page.replaceAll("\\s+", " "))
                .contains("outage storm of azure")
                .contains("a factor on how often outages of azure come clouds.azure.outageRateScale: 2");
    }

    /** Both were asked for the first request, at 1:00, and had no room; the second comes within three hours of that. */
    @Test
    void aPoolInBackOff_isToldWithItsEnd_behindThoseAsked() throws Exception {
        String order = "{kubernetes-priority-expander: {priorities: {9: [aws/e], 5: [azure/e/H], 1: [gcp/e]},"
                + " backOff: 3h, mostBackOff: 3h}}";
        Inquiry inquiry = new Inquiry(ScenarioFile.load(ORDERS, List.of(new Setting("spill.order", order))));
        Instant first = inquiry.answer(new Question("product", Optional.empty(), Optional.empty(), 1, 1, 0))
                .decision()
                .time();
        Explanation second = inquiry.answer(new Question("product", Optional.empty(), Optional.empty(), 2, 1, 0));

        assertThat(second.candidates().subList(0, 3))
                .extracting(candidate -> candidate.place() + " " + candidate.answer())
                .containsExactly("gcp/e/H100 TAKEN", "azure/e/H100 NOT_ASKED", "aws/e/H100 NOT_ASKED");
        assertThat(second.candidates().subList(1, 3)).allSatisfy(candidate -> {
            assertThat(candidate.until()).contains(first.plus(Duration.ofHours(3)));
            assertThat(candidate.grounds())
                    .singleElement()
                    .satisfies(ground ->
                            assertThat(ground.evidence().orElseThrow().path()).isEqualTo("spill.order"));
        });
        assertThat(written(second, ExplanationFormat.TEXT))
                .contains("not asked: in back-off")
                .contains("[1] in back-off: it had no room when it was asked last");
    }

    /** Each line of a run's decisions can be asked about by its time: arrivals, placements after waiting, and moves. */
    @Test
    void everyDecision_isExplainedByItsTime() throws Exception {
        LoadedScenario loaded = ScenarioFile.load(MOVES);
        List<NamedDecision> decisions = new ArrayList<>();
        new DecisionLog(loaded.scenario(), Compiler.compile(loaded.scenario()), 1, List.of(0), 1, false)
                .tell(decisions::add, launch -> {});
        Map<String, Explanation> byKind = new TreeMap<>();
        for (NamedDecision decision : decisions) {
            long nth = 1
                    + decisions.stream()
                            .takeWhile(before -> before != decision)
                            .filter(before -> before.time().equals(decision.time()))
                            .count();
            Explanation explanation = new Inquiry(loaded)
                    .answer(new Question("product", Optional.empty(), Optional.of(decision.time()), nth, 1, 0));
            assertThat(explanation.decision()).isEqualTo(decision);
            String afresh =
                    decision.departure().isPresent() && decision.outcome().waits() ? " anew" : "";
            String late = decision.waitedHours().isPresent() ? " after waiting" : "";
            byKind.put(decision.outcomeText() + afresh + late, explanation);
        }
        assertThat(byKind)
                .containsOnlyKeys(
                        "evacuated",
                        "evacuated after waiting",
                        "failedBack",
                        "placed",
                        "placed after waiting",
                        "spilled",
                        "spilled after waiting",
                        "waiting",
                        "waiting anew");
        for (String kind : List.of(
                "evacuated", "evacuated after waiting", "failedBack", "spilled after waiting", "waiting anew")) {
            String golden = "explain/moves-" + kind.replace(' ', '-');
            Golden.check(golden + ".txt", written(byKind.get(kind), ExplanationFormat.TEXT));
            Golden.check(golden + ".json", written(byKind.get(kind), ExplanationFormat.JSON));
        }
    }

    /** Its launch has no patience. */
    @Test
    void whatAnOutageDrops_isExplained() throws Exception {
        LoadedScenario loaded = ScenarioFile.load(IMPATIENT);
        Explanation explanation = new Inquiry(loaded)
                .answer(new Question(
                        "product", Optional.empty(), Optional.of(Instant.parse("2027-01-01T03:15:00Z")), 1, 1, 0));
        assertThat(explanation.decision().outcomeText()).isEqualTo("dropped");
        Golden.check("explain/dropped.txt", written(explanation, ExplanationFormat.TEXT));
        Golden.check("explain/dropped.json", written(explanation, ExplanationFormat.JSON));
    }

    /** The third request takes what azure keeps free for itself, as it must where it can. */
    @Test
    void underUnlessAll_whatIsTakenAgainstItsWill_isToldAsThat() throws Exception {
        Path file = Files.writeString(folder.resolve("all.yaml"), """
                name: all
                start: 2027-01-01
                end: 2027-01-03
                accelerators: {H100: {}}
                clouds:
                  azure: {headroom: 2, regions: {e: {geography: us, pools: {H100: {capacity: 4}}}}}
                  aws: {regions: {o: {geography: us, pools: {H100: {capacity: 9}}}}}
                primary: azure
                terms: {a: {rule: first, unless: all}}
                launches: {p: {date: 2027-01-01, kind: api, demand: {requestsPerHour: 1, arrivalCv: 0}, holding: 10.5h}}
                """);
        Inquiry inquiry = new Inquiry(ScenarioFile.load(file));
        List<Optional<Reason>> despite = new ArrayList<>();
        for (int request = 1; request <= 4; request++) {
            Candidate taken = inquiry.answer(new Question("p", Optional.empty(), Optional.empty(), request, 1, 0))
                    .candidates()
                    .get(0);
            assertThat(taken.answer()).isEqualTo(Candidate.Answer.TAKEN);
            assertThat(taken.grounds().isEmpty()).isEqualTo(taken.reason().isEmpty());
            despite.add(taken.reason());
        }
        assertThat(despite)
                .containsExactly(
                        Optional.empty(), Optional.empty(), Optional.of(Reason.RESERVED), Optional.of(Reason.RESERVED));
    }

    private static Explanation firstOf(Path scenario, Predicate<Outcome> wanted) throws Exception {
        LoadedScenario loaded = ScenarioFile.load(scenario);
        String launch = loaded.scenario().launches().keySet().iterator().next();
        long nth = 1;
        while (true) {
            Explanation explanation =
                    new Inquiry(loaded).answer(new Question(launch, Optional.empty(), Optional.empty(), nth, 1, 0));
            if (wanted.test(explanation.decision().outcome())) {
                return explanation;
            }
            nth++;
        }
    }

    private static List<String> groundsOf(String region, Explanation explanation) {
        return explanation.candidates().stream()
                .filter(candidate -> candidate.place().region().equals(region))
                .flatMap(candidate -> candidate.grounds().stream())
                .map(ground -> ground.statement()
                        + ground.evidence()
                                .map(evidence -> ": " + evidence.path() + ": " + evidence.value())
                                .orElse(""))
                .distinct()
                .toList();
    }

    private static Explanation answer(String launch, String at, Setting... settings) throws Exception {
        return new Inquiry(ScenarioFile.load(EVERY_REASON, List.of(settings)))
                .answer(new Question(launch, Optional.empty(), Optional.of(Instant.parse(at)), 1, 1, 0));
    }

    private static String written(Explanation explanation, ExplanationFormat format) throws Exception {
        StringWriter text = new StringWriter();
        format.write(explanation, text);
        return text.toString();
    }
}
