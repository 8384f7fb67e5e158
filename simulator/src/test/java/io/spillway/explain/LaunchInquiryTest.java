package io.spillway.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import io.spillway.Golden;
import io.spillway.SchemaErrors;
import io.spillway.compile.Compiler;
import io.spillway.engine.LaunchDecision.Answer;
import io.spillway.engine.Reason;
import io.spillway.explain.LaunchExplanation.Held;
import io.spillway.explain.LaunchExplanation.Later;
import io.spillway.explain.LaunchExplanation.NotOn;
import io.spillway.explain.LaunchExplanation.Opening;
import io.spillway.report.DecisionLines;
import io.spillway.report.ExplanationFormat;
import io.spillway.report.ReportSchema;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioFile;
import io.spillway.scenario.Setting;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of launch decisions, and of requests of launches that are not open everywhere. */
class LaunchInquiryTest {
    private static final Path EVERY_LAUNCH = Path.of("src/test/resources/explain/every-launch.yaml");

    @ParameterizedTest
    @ValueSource(strings = {"taken", "refused", "silence", "held", "waived", "cheap"})
    void everyAnswer_withWhatIsBehindIt(String launch) throws Exception {
        LaunchExplanation explanation = new LaunchInquiry(loaded()).answer(launch, 1, 0);

        Golden.check("explain/launch-" + launch + ".txt", written(explanation, ExplanationFormat.TEXT));
        Golden.check("explain/launch-" + launch + ".json", written(explanation, ExplanationFormat.JSON));
    }

    /** On the 24th azure has room for all 200 if it uses what it keeps free; under {@code unless: all} that is enough. */
    @Test
    void aLaunchThatWasHeld_isToldSinceWhen_andWhatTakesItNow() throws Exception {
        LoadedScenario loaded = loaded(
                new Setting("clouds.azure.regions.east.pools.large.capacity", "{2026-01-01: 100, 2027-02-24: 220}"),
                new Setting("clouds.azure.regions.east.pools.large.headroom", "50"),
                new Setting("spill.signalLag", "10m"));

        LaunchExplanation explanation = new LaunchInquiry(loaded).answer("held", 1, 0);

        Held held = explanation.held().orElseThrow();
        assertThat(held.cloud()).isEqualTo("azure");
        assertThat(held.since()).isEqualTo("2027-02-22T00:00:00Z");
        assertThat(held.reason()).isEqualTo(Reason.CAPACITY);
        assertThat(held.clause().orElseThrow().path()).endsWith(".unless");
        assertThat(explanation.candidates())
                .extracting(Candidate::answer)
                .containsExactly(Candidate.Answer.REFUSED, Candidate.Answer.TAKEN, Candidate.Answer.NOT_ASKED);
        Golden.check("explain/launch-held-then-taken.txt", written(explanation, ExplanationFormat.TEXT));
        Golden.check("explain/launch-held-then-taken.json", written(explanation, ExplanationFormat.JSON));
    }

    @ParameterizedTest
    @CsvSource({
        "taken, 2027-01-05T00:00:00Z, pending, NOT_OPEN",
        "held, 2027-02-25T00:00:00Z, held, NOT_OPEN",
        "taken, 2027-01-08T00:00:00Z, head-start, TERMS",
        "rofr, 2027-01-20T00:00:00Z, right-of-first-refusal, TERMS",
        "cheap, 2027-01-12T00:00:00Z, margin, MARGIN",
        "rofr, 2027-02-02T00:00:00Z, outage, OUTAGE"
    })
    void requests_withWhatIsBehindTheirRefusals(String launch, String at, String golden, Reason reason)
            throws Exception {
        Explanation explanation = new Inquiry(loaded())
                .answer(new Question(launch, Optional.empty(), Optional.of(Instant.parse(at)), 1, 1, 0));

        assertThat(explanation.candidates())
                .anyMatch(candidate -> candidate.reason().equals(Optional.of(reason))
                        && !candidate.grounds().isEmpty());
        Golden.check("explain/" + golden + ".txt", written(explanation));
    }

    @Test
    void answersAreWhatTheyWereMadeFor() throws Exception {
        assertThat(answer("taken").answer()).isEqualTo(Answer.ACCEPTED);
        assertThat(answer("taken").time()).isEqualTo("2027-01-07T00:00:00Z");
        assertThat(answer("taken").opens()).containsEntry("aws", Instant.parse("2027-01-16T00:00:00Z"));
        assertThat(answer("taken").headStartUntil()).contains(Instant.parse("2027-01-21T00:00:00Z"));
        assertThat(answer("refused").reason()).contains(Reason.CAPABILITY);
        assertThat(answer("silence").reason()).contains(Reason.NO_ANSWER);
        assertThat(answer("silence").time()).isEqualTo("2027-01-08T00:00:00Z");
        assertThat(answer("held").answer()).isEqualTo(Answer.HELD);
        assertThat(answer("held").reason()).contains(Reason.CAPACITY);
        assertThat(answer("waived").answer()).isEqualTo(Answer.NOBODY_ASKED);
        assertThat(answer("cheap").reason()).contains(Reason.MARGIN);
    }

    @Test
    void opens_tellsOnlyCloudsWhereRequestsMayBePlaced() throws Exception {
        LaunchExplanation refused = new LaunchInquiry(loaded()).answer("refused", 1, 0);
        assertThat(refused.openings()).extracting(Opening::cloud).containsExactly("aws");
        assertThat(refused.notOn())
                .containsExactly(new NotOn(
                        "azure",
                        Reason.CAPABILITY,
                        ImmutableList.of(),
                        Optional.of(Instant.parse("2027-02-10T00:00:00Z")),
                        Optional.empty()));

        LaunchExplanation cheap = new LaunchInquiry(loaded()).answer("cheap", 1, 0);
        assertThat(cheap.openings()).extracting(Opening::cloud).containsExactly("aws");
        assertThat(cheap.notOn())
                .containsExactly(
                        new NotOn("azure", Reason.MARGIN, ImmutableList.of(), Optional.empty(), Optional.empty()));

        LaunchExplanation taken = new LaunchInquiry(loaded()).answer("taken", 1, 0);
        assertThat(taken.openings()).extracting(Opening::cloud).containsExactly("azure", "aws");
        assertThat(taken.notOn()).isEmpty();
    }

    @Test
    void opens_cloudsThatTheTermsBarUntilALaterDay_areToldApart() throws Exception {
        LoadedScenario loaded = loaded(
                new Setting("terms.always.rule", "exclusive"),
                new Setting("terms.later", "{from: 2027-02-05, rule: open}"));
        LaunchExplanation taken = new LaunchInquiry(loaded).answer("taken", 1, 0);
        assertThat(taken.openings()).extracting(Opening::cloud).containsExactly("azure");
        assertThat(taken.notOn())
                .containsExactly(new NotOn(
                        "aws",
                        Reason.TERMS,
                        ImmutableList.of(),
                        Optional.of(Instant.parse("2027-02-05T00:00:00Z")),
                        Optional.empty()));
    }

    /** Terms that end while the cloud cannot run the launch yet: each reason has its time. */
    @Test
    void notOn_tellsOneReasonAfterTheOther() throws Exception {
        LoadedScenario loaded = loaded(
                new Setting("terms.always.rule", "exclusive"),
                new Setting("terms.later", "{from: 2027-02-05, rule: open}"),
                new Setting("launches.taken.capabilities", "[late]"),
                new Setting("clouds.azure.capabilities.late", "always"),
                new Setting("clouds.aws.capabilities.late", "2027-02-20"));
        LaunchExplanation taken = new LaunchInquiry(loaded).answer("taken", 1, 0);
        assertThat(taken.notOn())
                .containsExactly(new NotOn(
                        "aws",
                        Reason.TERMS,
                        ImmutableList.of(new Later(Reason.CAPABILITY, Instant.parse("2027-02-05T00:00:00Z"))),
                        Optional.of(Instant.parse("2027-02-20T00:00:00Z")),
                        Optional.empty()));
        assertThat(written(taken, ExplanationFormat.TEXT))
                .contains("aws before 2027-02-20: BARRED TERMS, from 2027-02-05 on CANNOT CAPABILITY");
        assertThat(SchemaErrors.of(ReportSchema.EXPLAIN, written(taken, ExplanationFormat.JSON)))
                .isEmpty();
    }

    /** The terms let it in for a while, in which its release lag is not over. */
    @Test
    void notOn_tellsTheLagThatKeepsItOffMeanwhile() throws Exception {
        LoadedScenario loaded = loaded(new Setting("terms.later", "{from: 2027-01-10, rule: exclusive}"));
        LaunchExplanation taken = new LaunchInquiry(loaded).answer("taken", 1, 0);
        NotOn aws = taken.notOn().get(0);
        assertThat(aws.reason()).isEqualTo(Reason.NOT_OPEN);
        assertThat(aws.then()).containsExactly(new Later(Reason.TERMS, Instant.parse("2027-01-10T00:00:00Z")));
        assertThat(aws.lag().orElseThrow().path()).isEqualTo("clouds.aws.releaseLag");
        assertThat(written(taken, ExplanationFormat.TEXT))
                .contains(
                        "aws in this run: BARRED NOT_OPEN, from 2027-01-10 on BARRED TERMS (clouds.aws.releaseLag: 9d");
        assertThat(SchemaErrors.of(ReportSchema.EXPLAIN, written(taken, ExplanationFormat.JSON)))
                .isEmpty();
    }

    /** A right of first refusal stands as long as its clause, the head start that goes with it does not end it. */
    @Test
    void aChoiceBarredByFirstRefusal_hasNoEndByItsHeadStart() throws Exception {
        LoadedScenario loaded = loaded(new Setting("terms.always.carveOuts.agents.headStart", "10d"));
        Explanation explanation = new Inquiry(loaded)
                .answer(new Question(
                        "rofr", Optional.empty(), Optional.of(Instant.parse("2027-01-20T00:00:00Z")), 1, 1, 0));
        assertThat(explanation.candidates())
                .filteredOn(candidate -> candidate.reason().equals(Optional.of(Reason.TERMS)))
                .isNotEmpty()
                .allMatch(candidate -> candidate.until().isEmpty());
    }

    @Test
    void aLaunchOfAnotherTime_isToldWithItsDay() throws Exception {
        LoadedScenario loaded = loaded(
                new Setting("launches.taken.date", "2026-12-24"),
                new Setting("launches.refused.date", "2028-01-05T06:00Z"),
                new Setting("primary.answerDelay", "3000d"));
        assertThatThrownBy(() -> new LaunchInquiry(loaded).answer("taken", 1, 0))
                .hasMessageEndingWith(
                        "in replication 0: it was launched on 2026-12-24, before the run begins on 2027-01-01");
        assertThatThrownBy(() -> new LaunchInquiry(loaded).answer("refused", 1, 0))
                .hasMessageEndingWith("it is launched on 2028-01-05T06:00:00Z, and the run ends on 2027-03-01");
        assertThatThrownBy(() -> new LaunchInquiry(loaded).answer("held", 1, 0))
                .hasMessageEndingWith("it is launched on 2027-02-20, and the run ends on 2027-03-01 before an answer");
    }

    @Test
    void aLaunchThatIsNot_isTold() {
        assertThatThrownBy(() -> new LaunchInquiry(loaded()).answer("takn", 1, 0))
                .isInstanceOf(NoSuchDecisionException.class)
                .hasMessageContaining("'takn' is not a launch; expected one of taken, refused")
                .hasMessageContaining("Maybe 'taken'");
    }

    @Test
    void decisionLines_tellEveryLaunch() throws Exception {
        LoadedScenario loaded = loaded();
        DecisionLog log =
                new DecisionLog(loaded.scenario(), Compiler.compile(loaded.scenario()), 1, List.of(0), 1_000_000, true);
        StringWriter to = new StringWriter();
        DecisionLines.write(log, to);
        assertThat(to.toString().lines().filter(line -> line.contains("\"footprintUnits\"")))
                .hasSize(7)
                .anyMatch(line -> line.contains(
                        "\"launch\":\"taken\",\"day\":\"2027-01-05T00:00:00Z\",\"footprintUnits\":1,\"asked\":\"azure\","
                                + "\"outcome\":\"accepted\",\"headStartUntil\":\"2027-01-21T00:00:00Z\","
                                + "\"opens\":{\"azure\":\"2027-01-07T00:00:00Z\",\"aws\":\"2027-01-16T00:00:00Z\"}"))
                .anyMatch(
                        line -> line.contains("\"outcome\":\"refused\",\"kind\":\"CHOOSES_NOT\",\"reason\":\"MARGIN\"")
                                && line.contains("\"number\":-0.75"));
    }

    private static NamedLaunch answer(String launch) throws Exception {
        return new LaunchInquiry(loaded()).answer(launch, 1, 0).decision();
    }

    private static LoadedScenario loaded(Setting... settings) throws Exception {
        return ScenarioFile.load(EVERY_LAUNCH, List.of(settings));
    }

    private static String written(LaunchExplanation explanation, ExplanationFormat format) throws Exception {
        StringWriter to = new StringWriter();
        format.write(explanation, to);
        return to.toString();
    }

    private static String written(Explanation explanation) throws Exception {
        StringWriter to = new StringWriter();
        ExplanationFormat.TEXT.write(explanation, to);
        return to.toString();
    }
}
