package io.spillway.engine;

import static io.spillway.engine.ByHand.has;
import static io.spillway.engine.ByHand.placed;
import static io.spillway.engine.ByHand.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spillway.compile.Compiler;
import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.model.Scenario;
import io.spillway.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten days that can be followed by hand: a launch on the first asks for one unit at each full hour from 1:00 on, 239 times,
 * for half an hour each, so that one unit is enough. The request of an hour comes behind whatever else happens in it.
 */
class LaunchDecisionTest {
    private static final String BASE = """
            name: hand
            start: 2027-01-01
            end: 2027-01-11
            accelerators: {H100: {}}
            clouds:
              azure: {regions: {r: {geography: us, pools: {H100: {capacity: 100}}}}}
              aws: {regions: {r: {geography: us, pools: {H100: {capacity: 100}}}}}
              gcp: {regions: {r: {geography: us, pools: {H100: {capacity: 100}}}}}
            primary: azure
            terms: {always: {rule: first}}
            launches:
              product:
                date: 2027-01-01
                kind: api
                demand: {requestsPerHour: 1, arrivalCv: 0}
                holding: 30m
            """;
    /** Everybody asks for aws. */
    private static final String ALL_WANT_AWS =
            "launches: {product: {markets: {m: {share: 1, customerChoice: {aws: 1}}}}}\n";
    /** Azure has one unit, held for an hour and a half: it takes the requests of odd hours. */
    private static final String EVERY_OTHER = """
            clouds: {azure: {regions: {r: {pools: {H100: {capacity: 1}}}}}}
            launches: {product: {holding: 90m}}
            """;

    @TempDir
    Path folder;

    @Test
    void takenAtOnce_openEverywhere() throws Exception {
        ExperimentResult result = run();
        has(result, Row.of(Measure.LAUNCHES_DECIDED), 1);
        has(result, Row.of(Measure.LAUNCHES_REFUSED), 0);
        has(result, first("azure"), 1);
        has(result, first("aws"), 0);
        has(result, lag("azure"), 0);
        has(result, lag("gcp"), 0);
        has(result, placed("azure"), 239);
    }

    @Test
    void releaseLag_otherCloudsOpenLater() throws Exception {
        ExperimentResult result = run(ALL_WANT_AWS, "clouds: {aws: {releaseLag: 3d}}");
        // 1:00 to 71:00 on azure; at 72:00 aws opens before the request of the hour.
        has(result, placed("azure"), 71);
        has(result, Row.of(Measure.REQUESTS_CUSTOMER_CHOICE).cloud("aws"), 239 - 71);
        has(result, lag("aws"), 72);
        has(result, lag("azure"), 0);
        has(result, Row.of(Measure.LAUNCH_LAG_HOURS).cloud("aws"), 72);
    }

    @Test
    void aLaunchsOwnLag_standsForItsCloudsOwn() throws Exception {
        String own = "launches: {product: {releaseLag: {aws: 1d}}}";
        has(run("clouds: {aws: {releaseLag: 3d}}", own), lag("aws"), 24);
    }

    @Test
    void releaseLag_yieldsToNothing() throws Exception {
        ExperimentResult result = run(EVERY_OTHER, "clouds: {aws: {releaseLag: 3d}, gcp: {releaseLag: 2d}}");
        // Even hours find azure full: 2 to 46 find nothing open (23), 48 to 70 gcp alone (12), the others aws (84).
        has(result, Row.of(Measure.REQUESTS_LOST).reason(Reason.CAPACITY), 23);
        has(result, Row.of(Measure.REQUESTS_SPILLED).cloud("gcp"), 12);
        has(result, Row.of(Measure.REQUESTS_SPILLED).cloud("aws"), 84);
        // Aws is the first behind azure, gcp the second.
        has(result, Row.of(Measure.SPILL_DEPTH), (84 + 2 * 12) / 96.0);
    }

    @Test
    void refused_openElsewhereAtOnce_andThereAfterItsOwnLag() throws Exception {
        ExperimentResult result = run("""
                clouds:
                  azure: {capabilities: {voice: 2027-01-04}, releaseLag: 5d}
                  aws: {capabilities: [voice], releaseLag: 8d}
                launches: {product: {capabilities: [voice]}}
                """);
        has(result, refused(Reason.CAPABILITY), 1);
        has(result, first("aws"), 1);
        has(result, lag("aws"), 0);
        has(result, lag("azure"), 120);
        // gcp never learns it.
        assertThat(result.estimate(lag("gcp")).n()).isZero();
        // Before 120:00 azure is not open, whatever it can do by then.
        has(result, Row.of(Measure.REQUESTS_SPILLED).reason(Reason.NOT_OPEN), 119);
        has(result, placed("azure"), 120);
    }

    /** Requests run for ten days: the first ten find room that is not kept, in the second of two pools. */
    @Test
    void unlessAll_whatEarnsTooLittleIsTaken_inRoomThatIsNotKeptFirst() throws Exception {
        ExperimentResult result = run("terms: {always: {unless: all}}", """
                clouds:
                  azure:
                    floor: 1 USD/unit-hour
                    regions:
                      r: {pools: {H100: {capacity: 1, headroom: 1}}}
                      s: {geography: us, pools: {H100: {capacity: 10}}}
                launches: {product: {holding: 10d}}
                """);
        has(result, placed("azure"), 11);
        // The eleventh comes at 11:00.
        has(result, Row.of(Measure.UTILISATION).cloud("azure").pool("azure/r/H100"), (240 - 11) / 240.0);
    }

    /** Azure is able from 24:00 on and open then; aws has its lag as if azure had taken the launch. */
    @Test
    void refusedUnderExclusiveTerms_movesNothing() throws Exception {
        ExperimentResult result = run("""
                terms: {always: {rule: exclusive, besides: [aws]}}
                clouds:
                  azure: {capabilities: {voice: 2027-01-02}, releaseLag: 5d}
                  aws: {capabilities: [voice], releaseLag: 8d}
                launches: {product: {capabilities: [voice]}}
                """, ALL_WANT_AWS);
        has(result, refused(Reason.CAPABILITY), 1);
        has(result, lag("azure"), 24);
        has(result, lag("aws"), 192);
        has(result, Row.of(Measure.REQUESTS_LOST).reason(Reason.CAPABILITY), 23);
        has(result, placed("azure"), 168);
    }

    @Test
    void aCapabilityThatComesLater_isWhenTheLaunchIsOpenThere() throws Exception {
        ExperimentResult result = run("""
                clouds: {azure: {capabilities: [voice]}, aws: {capabilities: {voice: 2027-01-03}, releaseLag: 1d}}
                launches: {product: {capabilities: [voice]}}
                """);
        has(result, lag("aws"), 48);
    }

    @Test
    void answerDelay_pendingIsOpenNowhere() throws Exception {
        ExperimentResult result = run("primary: {cloud: azure, answerDelay: 1d}", "clouds: {aws: {releaseLag: 2d}}");
        has(result, Row.of(Measure.REQUESTS_LOST).reason(Reason.NOT_OPEN), 23);
        has(result, placed("azure"), 216);
        has(result, lag("azure"), 24);
        has(result, lag("gcp"), 24);
        has(result, lag("aws"), 72);
        has(result, Row.of(Measure.LAUNCHES_REFUSED), 0);
    }

    @Test
    void whoWaits_isServedWhenTheAnswerComes() throws Exception {
        ExperimentResult result =
                run("primary: {cloud: azure, answerDelay: 1d}", "launches: {product: {patience: 10d}}");
        has(result, Row.of(Measure.REQUESTS_WAITED), 23);
        // 23 + 22 + … + 1 hours.
        has(result, Row.of(Measure.WAIT_HOURS), 12);
        has(result, placed("azure"), 239);
    }

    @Test
    void silencePastTheDeadline_isARefusal() throws Exception {
        ExperimentResult result = run(
                "primary: {cloud: azure, answerDelay: 1d}",
                "terms: {always: {deadline: 12h, headStart: 3d}}",
                ALL_WANT_AWS,
                "clouds: {aws: {releaseLag: 2d}}");
        has(result, refused(Reason.NO_ANSWER), 1);
        has(result, Row.of(Measure.REQUESTS_LOST).reason(Reason.NOT_OPEN), 11);
        // No lag and no head start after a refusal.
        has(result, Row.of(Measure.REQUESTS_CUSTOMER_CHOICE).cloud("aws"), 228);
        has(result, first("aws"), 1);
        has(result, lag("aws"), 12);
    }

    /** It is refused at the deadline all the same, for what the cloud lacks. */
    @Test
    void silenceOfACloudThatCannot_isNoChoice() throws Exception {
        String delay = "primary: {cloud: azure, answerDelay: 1d}";
        String lacking = """
                clouds: {aws: {capabilities: [voice]}}
                launches: {product: {capabilities: [voice]}}
                """;
        for (String unless : new String[] {"any", "all"}) {
            ExperimentResult result =
                    run(delay, "terms: {always: {deadline: 12h, unless: " + unless + "}}", ALL_WANT_AWS, lacking);
            has(result, refused(Reason.CAPABILITY), 1);
            has(result, refused(Reason.NO_ANSWER), 0);
            has(result, lag("aws"), 12);
        }
    }

    @Test
    void onlyThePrimaryTakesTimeToAnswer() throws Exception {
        String gcpFirst = "terms: {always: {rule: first, cloud: gcp}}";
        has(run("primary: {cloud: azure, answerDelay: 1d}", gcpFirst), placed("gcp"), 239);
    }

    @Test
    void answerWithinTheDeadline_counts() throws Exception {
        ExperimentResult result = run("primary: {cloud: azure, answerDelay: 12h}", "terms: {always: {deadline: 12h}}");
        has(result, Row.of(Measure.LAUNCHES_REFUSED), 0);
        has(result, lag("azure"), 12);
    }

    @Test
    void termsThatChangeWhilePending_decideAtTheAnswer_whileThereIsOneToWaitFor() throws Exception {
        String delay = "primary: {cloud: azure, answerDelay: 2d}";
        ExperimentResult result = run(delay, "terms: {later: {from: 2027-01-02, rule: right-of-first-refusal}}");
        has(result, first("azure"), 1);
        has(result, lag("azure"), 48);
    }

    /** Of 239 requests the first 23 come before the change. */
    @Test
    void termsThatChangeWhilePending_decideThen_whereTheyLeaveNothingToWaitFor() throws Exception {
        String delay = "primary: {cloud: azure, answerDelay: 20d}";
        ExperimentResult open = run(delay, ALL_WANT_AWS, "terms: {later: {from: 2027-01-02, rule: open}}");
        has(open, Row.of(Measure.LAUNCHES_REFUSED), 0);
        has(open, placed("aws"), 239 - 23);
        ExperimentResult exclusive = run(delay, "terms: {later: {from: 2027-01-02, rule: exclusive, cloud: gcp}}");
        has(exclusive, first("gcp"), 1);
        has(exclusive, lag("gcp"), 24);
        assertThat(exclusive.estimate(lag("azure")).n()).isZero();
        has(exclusive, placed("gcp"), 216);
        ExperimentResult another = run(delay, "terms: {later: {from: 2027-01-02, rule: first, cloud: gcp}}");
        has(another, first("gcp"), 1);
        has(another, lag("azure"), 24);
        ExperimentResult waived = run(delay, "waivers: {once: {from: 2027-01-02, until: 2027-01-03, rule: open}}");
        has(waived, lag("azure"), 24);
        has(waived, placed("azure"), 216);
    }

    /** Azure is silent from the start; when its answer is due the launch has long been decided, and nothing happens. */
    @Test
    void anAnswerThatComesAfterAll_changesNothing() throws Exception {
        ExperimentResult result = run(
                "primary: {cloud: azure, answerDelay: 3d}",
                "terms: {always: {deadline: 2d}, later: {from: 2027-01-02, rule: open}, last: {from: 2027-01-03, rule: first}}");
        has(result, Row.of(Measure.LAUNCHES_DECIDED), 1);
        has(result, refused(Reason.NO_ANSWER), 0);
        has(result, lag("aws"), 24);
    }

    @Test
    void termsThatOpenAfterwards_openTheCloudsThatAreReady() throws Exception {
        ExperimentResult result = run(
                "terms: {always: {rule: exclusive}, later: {from: 2027-01-05, rule: first}}",
                "clouds: {aws: {releaseLag: 1d}, gcp: {releaseLag: 6d}}");
        has(result, lag("aws"), 96);
        has(result, lag("gcp"), 144);
    }

    @Test
    void headStart_barsCustomersChoice_untilItEnds() throws Exception {
        ExperimentResult result = run(ALL_WANT_AWS, "terms: {always: {headStart: 2d}}");
        has(result, placed("azure"), 47);
        has(result, Row.of(Measure.REQUESTS_CUSTOMER_CHOICE).cloud("aws"), 192);
    }

    @Test
    void headStart_yieldsToARequestThatThePrimaryRefuses() throws Exception {
        ExperimentResult result = run(ALL_WANT_AWS, EVERY_OTHER, "terms: {always: {headStart: 2d}}");
        // Before 48:00 azure refuses the 23 even hours, which go where their customers wanted, as do all from 48:00 on.
        has(result, Row.of(Measure.REQUESTS_SPILLED), 0);
        has(result, placed("azure"), 24);
        has(result, Row.of(Measure.REQUESTS_CUSTOMER_CHOICE).cloud("aws"), 23 + 192);
    }

    @Test
    void whatThePrimaryRefuses_goesToTheCloudAskedFor_beforeOthersInSpillOrder() throws Exception {
        String wantGcp = "launches: {product: {markets: {m: {share: 1, customerChoice: {gcp: 1}}}}}";
        for (String terms : List.of("headStart: 30d", "rule: right-of-first-refusal")) {
            for (String order : List.of("[aws, gcp]", "[aws]")) {
                ExperimentResult result =
                        run(wantGcp, EVERY_OTHER, "terms: {always: {" + terms + "}}", "spill: {clouds: " + order + "}");
                has(result, placed("azure"), 120);
                has(result, Row.of(Measure.REQUESTS_CUSTOMER_CHOICE).cloud("gcp"), 119);
                has(result, placed("aws"), 0);
                has(result, Row.of(Measure.REQUESTS_SPILLED), 0);
            }
        }
    }

    @Test
    void whatTheCloudAskedForHasNoRoomFor_spillsToTheOthers() throws Exception {
        String wantGcp = "launches: {product: {markets: {m: {share: 1, customerChoice: {gcp: 1}}}}}";
        String full = "clouds: {gcp: {regions: {r: {pools: {H100: {capacity: 0}}}}}}";
        ExperimentResult result = run(wantGcp, EVERY_OTHER, full, "terms: {always: {headStart: 30d}}");
        has(result, placed("azure"), 120);
        has(result, Row.of(Measure.REQUESTS_SPILLED).cloud("aws"), 119);
        has(result, Row.of(Measure.REQUESTS_CUSTOMER_CHOICE), 0);
    }

    @Test
    void unlessAll_whatThePrimaryNeitherCanNorWants_goesToTheCloudAskedFor() throws Exception {
        String wantGcp = "launches: {product: {markets: {m: {share: 1, customerChoice: {gcp: 1}}}}}";
        ExperimentResult result = run(
                wantGcp,
                EVERY_OTHER,
                "primary: {cloud: azure, declines: {d: {probability: 100%}}}",
                "terms: {always: {rule: right-of-first-refusal, unless: all}}");
        // Odd hours it is able to take, whether it wants to or not.
        has(result, placed("azure"), 120);
        has(result, Row.of(Measure.REQUESTS_CUSTOMER_CHOICE).cloud("gcp"), 119);
        has(result, Row.of(Measure.REQUESTS_SPILLED), 0);
    }

    @Test
    void headStart_countsFromTheAnswer_andEndsWithTheTermsThatGiveIt() throws Exception {
        String delay = "primary: {cloud: azure, answerDelay: 1d}";
        String head = "terms: {always: {headStart: 2d}}";
        has(run(delay, ALL_WANT_AWS, head), placed("azure"), 48);
        String change = "terms: {always: {headStart: 2d}, later: {from: 2027-01-03, rule: first}}";
        has(run(delay, ALL_WANT_AWS, change), placed("azure"), 24);
    }

    @Test
    void headStart_isOfTermsThatPutOneFirst_andEndsUnderOthers() throws Exception {
        String terms = "terms: {always: {headStart: 4d}, later: {from: 2027-01-03, headStart: 4d, rule: %s}}";
        has(run(ALL_WANT_AWS, terms.formatted("first")), placed("azure"), 47);
        has(run(ALL_WANT_AWS, terms.formatted("open")), placed("azure"), 47);
        has(run(ALL_WANT_AWS, terms.formatted("exclusive, besides: [aws]")), placed("azure"), 47);
        // Nor does it begin under others.
        String exclusive = "terms: {always: {rule: exclusive, besides: [aws]}, later: {rule: first}}";
        has(run(ALL_WANT_AWS, terms.formatted("first"), exclusive), placed("azure"), 0);
    }

    @Test
    void headStart_doesNotComeBack_underTermsThatGiveOne() throws Exception {
        String gap = "terms: {always: {headStart: 4d}, gap: {from: 2027-01-02, rule: first}, "
                + "later: {from: 2027-01-03, rule: first, headStart: 9d}}";
        has(run(ALL_WANT_AWS, gap), placed("azure"), 23);
        // Nor when a waiver that stood in the place of its terms is over.
        String waiver = "waivers: {w: {from: 2027-01-02, until: 2027-01-03, rule: first}}";
        has(run(ALL_WANT_AWS, "terms: {always: {headStart: 4d}}", waiver), placed("azure"), 23);
        // A launch is given its head start by the terms of its answer, whatever others give before it.
        String delay = "primary: {cloud: azure, answerDelay: 1d}";
        String longer = "terms: {always: {headStart: 9d}, later: {from: 2027-01-02, rule: first, headStart: 1d}}";
        has(run(delay, ALL_WANT_AWS, longer), placed("azure"), 24);
    }

    @Test
    void headStart_ofALaunchOfBeforeTheRun_isThatOfTheTermsOfItsDay() throws Exception {
        String before = "launches: {product: {date: 2026-12-30}}";
        has(run(before, ALL_WANT_AWS, "terms: {always: {headStart: 3d}}"), placed("azure"), 23);
        String change = "terms: {always: {headStart: 3d}, later: {from: 2026-12-31, rule: first, headStart: 9d}}";
        has(run(before, ALL_WANT_AWS, change), placed("azure"), 0);
        String waiver = "waivers: {w: {from: 2026-12-31, until: 2027-01-01, rule: first}}";
        has(run(before, ALL_WANT_AWS, "terms: {always: {headStart: 3d}}", waiver), placed("azure"), 0);
    }

    @Test
    void rightOfFirstRefusal_aRequestGoesElsewhereOnlyWhenRefused() throws Exception {
        String rofr = "terms: {always: {rule: right-of-first-refusal}}";
        has(run(ALL_WANT_AWS, rofr), placed("azure"), 239);
        ExperimentResult result = run(ALL_WANT_AWS, EVERY_OTHER, rofr);
        has(result, placed("azure"), 120);
        has(result, Row.of(Measure.REQUESTS_SPILLED), 0);
        has(result, Row.of(Measure.REQUESTS_CUSTOMER_CHOICE).cloud("aws"), 119);
        has(run(ALL_WANT_AWS, EVERY_OTHER), Row.of(Measure.REQUESTS_CUSTOMER_CHOICE), 239);
    }

    @Test
    void exclusive_keepsOthersOff_butForThoseBeside() throws Exception {
        String nothing = "clouds: {azure: {regions: {r: {pools: {H100: {capacity: 0}}}}}}";
        String order = "spill: {clouds: [gcp, aws]}";
        ExperimentResult alone = run(nothing, order, "terms: {always: {rule: exclusive}}");
        has(alone, Row.of(Measure.REQUESTS_LOST).reason(Reason.CAPACITY), 239);
        has(alone, refused(Reason.CAPACITY), 1);
        ExperimentResult beside = run(nothing, order, "terms: {always: {rule: exclusive, besides: [aws]}}");
        has(beside, Row.of(Measure.REQUESTS_SPILLED).cloud("aws"), 239);
        has(beside, first("aws"), 1);
    }

    @Test
    void makersOwnChannelFirst_primaryFollows() throws Exception {
        // As it was under exclusive terms: sold directly first, on the primary after a lag, nowhere else.
        ExperimentResult result = run("""
                clouds:
                  direct: {regions: {r: {geography: us, pools: {H100: {capacity: 100}}}}}
                  azure: {releaseLag: 9d}
                terms: {always: {rule: exclusive, cloud: direct, besides: [azure]}}
                """);
        has(result, first("direct"), 1);
        has(result, lag("direct"), 0);
        has(result, lag("azure"), 216);
        assertThat(result.estimate(lag("aws")).n()).isZero();
    }

    @Test
    void open_nobodyIsAsked_everyCloudHasItsLag() throws Exception {
        ExperimentResult result = run(
                "terms: {always: {rule: open}}",
                "primary: {cloud: azure, answerDelay: 1d}",
                "clouds: {azure: {releaseLag: 2d}, aws: {releaseLag: 1d}, gcp: {releaseLag: 3d}}");
        has(result, first("aws"), 1);
        has(result, lag("azure"), 48);
        has(result, lag("aws"), 24);
        has(result, Row.of(Measure.REQUESTS_LOST).reason(Reason.NOT_OPEN), 23);
        has(result, placed("aws"), 24);
        has(result, placed("azure"), 192);
    }

    @Test
    void unlessAll_ableAndUnwilling_isPlacedThere() throws Exception {
        String declines = "primary: {cloud: azure, declines: {never: {}}}";
        ExperimentResult any = run(declines);
        has(any, Row.of(Measure.REQUESTS_SPILLED).reason(Reason.DECLINED), 239);
        has(any, refused(Reason.DECLINED), 1);
        ExperimentResult all = run(declines, "terms: {always: {unless: all}}");
        has(all, placed("azure"), 239);
        has(all, Row.of(Measure.LAUNCHES_REFUSED), 0);
        // Headroom is a want too: of its 100 units azure would keep all.
        ExperimentResult headroom = run("clouds: {azure: {headroom: 100%}}", "terms: {always: {unless: all}}");
        has(headroom, placed("azure"), 239);
        ExperimentResult margin = run("clouds: {azure: {floor: 1 USD/unit-hour}}", "terms: {always: {unless: all}}");
        has(margin, placed("azure"), 239);
    }

    @Test
    void unlessAll_willingAndUnable_isHeld() throws Exception {
        String all = "terms: {always: {unless: all}}";
        ExperimentResult lost = run(EVERY_OTHER, all);
        has(lost, placed("azure"), 120);
        has(lost, Row.of(Measure.REQUESTS_LOST).reason(Reason.CAPACITY), 119);
        has(lost, placed("aws"), 0);
        // 2:00 waits until 2:30 and stays until 4:00, 3:00 waits an hour until then and stays until 5:30, 4:00 waits
        // until
        // its patience ends at 5:30 and is served in that instant, until 7:00: from then on the line grows by half an
        // hour a
        // request, and one of each three expires.
        ExperimentResult waits = run(EVERY_OTHER, all, "launches: {product: {patience: 90m}}");
        has(waits, placed("aws"), 0);
        assertThat(waits.estimate(Measure.REQUESTS_EXPIRED).mean()).isCloseTo(239 / 3.0, within(2.0));
    }

    @Test
    void unlessAll_neitherAbleNorWilling_spillsForWhatItCannot() throws Exception {
        ExperimentResult result =
                run(EVERY_OTHER, "terms: {always: {unless: all}}", "primary: {cloud: azure, declines: {never: {}}}");
        has(result, placed("azure"), 120);
        has(result, Row.of(Measure.REQUESTS_SPILLED).reason(Reason.CAPACITY), 119);
        // So does a launch that would earn azure too little, were there room.
        ExperimentResult launch = run("terms: {always: {unless: all}}", """
                clouds: {azure: {floor: 1 USD/unit-hour, regions: {r: {pools: {H100: {capacity: 0}}}}}}
                """);
        has(launch, refused(Reason.CAPACITY), 1);
        has(launch, placed("aws"), 239);
        ExperimentResult declined = run(
                "terms: {always: {unless: all}}",
                "clouds: {azure: {regions: {r: {pools: {H100: {capacity: 0}}}}}}",
                "primary: {cloud: azure, declines: {never: {}}}");
        has(declined, refused(Reason.CAPACITY), 1);
        has(declined, placed("aws"), 239);
        // What a pool would earn that can never take it is not asked.
        ExperimentResult other = run("terms: {always: {unless: all}}", """
                accelerators: {B200: {}}
                clouds: {azure: {regions: {r: {pools: {H100: {capacity: 0, floor: 1 USD/unit-hour}, B200: {capacity: 9}}}}}}
                launches: {product: {accelerators: [H100]}}
                """);
        has(other, placed("aws"), 239);
    }

    @Test
    void unlessAll_aLaunchIsHeldUntilItCan() throws Exception {
        String late = "clouds: {azure: {regions: {r: {pools: {H100: {capacity: {2027-01-03: 100}}}}}}}";
        ExperimentResult result = run(late, "terms: {always: {unless: all}}");
        has(result, Row.of(Measure.REQUESTS_LOST).reason(Reason.NOT_OPEN), 47);
        has(result, lag("azure"), 48);
        has(result, first("azure"), 1);
        has(result, Row.of(Measure.LAUNCHES_REFUSED), 0);
        has(run(late), refused(Reason.CAPACITY), 1);
    }

    @Test
    void footprint_isWhatAPoolMustHaveRoomFor() throws Exception {
        has(run("launches: {product: {footprint: 100}}"), Row.of(Measure.LAUNCHES_REFUSED), 0);
        has(run("launches: {product: {footprint: 101}}"), refused(Reason.CAPACITY), 1);
        String headroom = "clouds: {azure: {headroom: 1}}";
        has(run("launches: {product: {footprint: 100}}", headroom), refused(Reason.RESERVED), 1);
        // A request of mean size when left out: 99.5 units, rounded up.
        has(run("launches: {product: {size: {uniform: {low: 99, high: 100}}}}", headroom), refused(Reason.RESERVED), 1);
    }

    @Test
    void margin_belowTheFloor_refusesWhatItCouldTake() throws Exception {
        String offer = "launches: {product: {offer: {2027-01-01: 1.50 USD/unit-hour, 2027-01-05: 2.50 USD/unit-hour}}}";
        String floor = "clouds: {azure: {floor: 2 USD/unit-hour}}";
        ExperimentResult result = run(offer, floor);
        has(result, Row.of(Measure.REQUESTS_SPILLED).reason(Reason.MARGIN), 95);
        has(result, placed("azure"), 144);
        has(result, refused(Reason.MARGIN), 1);
        // It chose not to only if it could.
        ExperimentResult full =
                run(offer, floor, EVERY_OTHER, "clouds: {azure: {regions: {r: {pools: {H100: {capacity: 0}}}}}}");
        has(full, Row.of(Measure.REQUESTS_SPILLED).reason(Reason.CAPACITY), 239);
        List<Decision.Refusal> refusals = new ArrayList<>();
        Simulation simulation =
                new Simulation(Compiler.compile(scenario(offer, floor)).world());
        simulation.listen(decision -> refusals.addAll(decision.refusals()));
        simulation.run(1, 0);
        assertThat(refusals)
                .hasSize(95)
                .allMatch(refusal -> refusal.equals(new Decision.Refusal(0, Reason.MARGIN, -0.5)));
    }

    @Test
    void margin_ofThePoolsOwnPrice_lessItsCloudsDiscount() throws Exception {
        String price =
                "clouds: {azure: {floor: 3 USD/unit-hour, regions: {r: {pools: {H100: {price: 4 USD/unit-hour}}}}}}";
        has(run(price), placed("azure"), 239);
        has(run(price, "clouds: {azure: {discount: 30%}}"), placed("aws"), 239);
        String strong = "accelerators: {H100: {performance: 2}}";
        // A unit of half an accelerator earns half its price.
        has(run(price, strong), placed("aws"), 239);
        has(
                run(price, strong, "clouds: {azure: {regions: {r: {pools: {H100: {floor: 2 USD/unit-hour}}}}}}"),
                placed("azure"),
                239);
    }

    @Test
    void waiver_liftsTheRuleBetweenItsDates_forWhatItCovers() throws Exception {
        String exclusive = "terms: {always: {rule: exclusive}}";
        String nothing = "clouds: {azure: {regions: {r: {pools: {H100: {capacity: 0}}}}}}";
        String dates = "from: 2027-01-03, until: 2027-01-05, rule: first";
        ExperimentResult result =
                run(exclusive, nothing, "waivers: {w: {kinds: [api], launches: [product], " + dates + "}}");
        has(result, Row.of(Measure.REQUESTS_SPILLED).reason(Reason.CAPACITY), 48);
        has(result, Row.of(Measure.REQUESTS_LOST).reason(Reason.CAPACITY), 191);
        has(run(exclusive, nothing, "waivers: {w: {kinds: [agent], " + dates + "}}"), placed("aws"), 0);
        has(run(exclusive, nothing, "waivers: {w: {tags: [big], " + dates + "}}"), placed("aws"), 0);
        // Open when it says no more.
        has(run(exclusive, nothing, "waivers: {w: {until: 2027-01-02}}"), Row.of(Measure.REQUESTS_SPILLED), 0);
        has(run(exclusive, nothing, "waivers: {w: {until: 2027-01-02}}"), placed("aws"), 23);
    }

    @Test
    void carveOut_hasWhatItsTermsHave_unlessItSaysOtherwise() throws Exception {
        String terms =
                "terms: {always: {rule: open, headStart: 2d, unless: all, carveOuts: {c: {kinds: [api], rule: first%s}}}}";
        has(run(ALL_WANT_AWS, terms.formatted("")), placed("azure"), 47);
        has(run(ALL_WANT_AWS, terms.formatted(", headStart: 1d")), placed("azure"), 23);
        String declines = "primary: {cloud: azure, declines: {never: {}}}";
        has(run(declines, terms.formatted("")), placed("azure"), 239);
        has(run(declines, terms.formatted(", unless: any")), placed("azure"), 0);
    }

    @Test
    void carveOut_mayNameItsOwnCloudAndDeadline_andTheFirstThatCoversHolds() throws Exception {
        String terms = "terms: {always: {rule: first, deadline: 12h, carveOuts: {c: {kinds: [api], %s}%s}}}";
        String delay = "primary: {cloud: azure, answerDelay: 1d}";
        has(run(delay, terms.formatted("rule: first", "")), refused(Reason.NO_ANSWER), 1);
        ExperimentResult longer = run(delay, terms.formatted("rule: first, deadline: 36h", ""));
        has(longer, Row.of(Measure.LAUNCHES_REFUSED), 0);
        has(longer, lag("azure"), 24);
        has(run(terms.formatted("rule: exclusive, cloud: gcp", "")), placed("gcp"), 239);
        String second = ", d: {kinds: [api], rule: exclusive, cloud: aws}";
        has(run(terms.formatted("rule: exclusive, cloud: gcp", second)), placed("gcp"), 239);
        // Clouds beside are its own too.
        String full = "clouds: {azure: {regions: {r: {pools: {H100: {capacity: 0}}}}}}";
        has(run(full, terms.formatted("rule: exclusive, besides: [aws]", "")), placed("aws"), 239);
    }

    @Test
    void aLaunchOfBeforeTheRun_isOpenByItsLagsSinceItsDay() throws Exception {
        ExperimentResult result = run(
                ALL_WANT_AWS,
                "launches: {product: {date: 2026-12-30}}",
                "clouds: {aws: {releaseLag: 3d}}",
                "primary: {cloud: azure, answerDelay: 20d}");
        has(result, placed("azure"), 23);
        has(result, placed("aws"), 216);
        has(result, Row.of(Measure.LAUNCHES_DECIDED), 0);
        assertThat(result.estimate(lag("aws")).n()).isZero();
    }

    @Test
    void aLaunchOfTheWarmUp_isDecidedAndNotMeasured() throws Exception {
        ExperimentResult result = run(
                "warmUp: 5d", "launches: {product: {date: 2026-12-30}}", "primary: {cloud: azure, answerDelay: 3d}");
        has(result, Row.of(Measure.LAUNCHES_DECIDED), 0);
        // Open at 24:00 of the measured time; there is a request at 0:00, which is of it.
        has(result, Row.of(Measure.REQUESTS_LOST).reason(Reason.NOT_OPEN), 24);
    }

    @Test
    void aDrawnLaunch_isDecidedOnItsDay() throws Exception {
        ExperimentResult result = run("""
                primary: {cloud: azure, answerDelay: 1d}
                launches: {product: null}
                launchProcesses:
                  wave:
                    gap: 36h
                    atMost: 1
                    kind: api
                    demand: {requestsPerHour: 1, arrivalCv: 0}
                    holding: 30m
                """);
        // The day that 36 hours end in begins at 24:00; requests from 25:00 to 239:00, before the end; open at 48:00.
        has(result, Row.of(Measure.LAUNCHES_DECIDED).launch("wave-1"), 1);
        has(result, Row.of(Measure.LAUNCH_LAG_HOURS).launch("wave-1").cloud("azure"), 24);
        has(result, Row.of(Measure.REQUESTS_LOST).reason(Reason.NOT_OPEN), 23);
        has(result, placed("azure"), 215 - 23);
    }

    private static Row first(String cloud) {
        return Row.of(Measure.FIRST_CLOUD_SHARE).launch("product").cloud(cloud);
    }

    private static Row lag(String cloud) {
        return Row.of(Measure.LAUNCH_LAG_HOURS).launch("product").cloud(cloud);
    }

    private Scenario scenario(String... overBase) throws IOException, ScenarioException {
        return ByHand.layered(folder, BASE, overBase);
    }

    private ExperimentResult run(String... overBase) throws IOException, ScenarioException {
        return ByHand.run(scenario(overBase));
    }
}
