package io.spillway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OptimizeCommandTest {
    @TempDir
    private Path folder;

    private final Program program = new Program();

    /** The least capacity of AWS with which no more than 2 % is lost: the most use of it under the limit. */
    @Test
    void theBestValueUnderALimit_isFoundAndJudgedAnew() {
        int status = optimize(
                "--maximize",
                "utilisation",
                "--limit",
                "lossShare < 2%",
                "--factor",
                "clouds.azure.capacityScale=0.5..1.5",
                "--factor",
                "clouds.aws.capacityScale=0.1..1.5",
                "--replications",
                "2",
                "--confirm",
                "10",
                "--budget",
                "220",
                "--format",
                "json");
        JsonNode json = JsonMapper.shared().readTree(program.out());
        JsonNode loss = json.get("measures").get(1);
        assertThat(json.get("points").intValue()).isLessThanOrEqualTo(100);
        assertThat(loss.get("measure").stringValue()).isEqualTo("lossShare");
        assertThat(loss.get("best").doubleValue()).isBetween(0.005, 0.03);
        assertThat(json.get("isKept").booleanValue()).isEqualTo(loss.get("best").doubleValue() < 0.02);
        assertThat(status).isEqualTo(json.get("isKept").booleanValue() ? 0 : 1);
        JsonNode used = json.get("measures").get(0);
        assertThat(used.get("best").doubleValue() - used.get("asItIs").doubleValue())
                .isGreaterThan(0.2);
    }

    @Test
    void table_saysTheBestValuesAndTheDifference() {
        assertThat(optimize(small("--minimize", "0.9..1.1", "60"))).isZero();
        assertThat(program.out())
                .startsWith("what-moves-it   what is best: ")
                .contains("clouds.azure.capacityScale   0.9   1          1.1    1.1")
                .contains("spend ")
                .doesNotContain("no better");
        String first = program.out();
        program.forgetOut();
        optimize(small("--minimize", "0.9..1.1", "60", "--jobs", "1"));
        assertThat(program.out()).isEqualTo(first);
    }

    /** The points of a search follow from what came before: the second call meets them all in the journal. */
    @Test
    void aSearchGoesOnWhereItEnded() {
        String[] arguments = small(
                "--minimize", "0.9..1.1", "40", "--out", folder.resolve("kept").toString());
        assertThat(optimize(arguments)).isZero();
        String first = program.out();
        long journals = folder.resolve("kept/journal").toFile().list().length;
        program.forgetOut();
        assertThat(optimize(arguments)).isZero();
        assertThat(program.out()).isEqualTo(first);
        assertThat(folder.resolve("kept/journal").toFile().list()).hasSize((int) journals);
    }

    /** Nothing is lost in any replication; of what spills 7.8 % ± 0.6. */
    @Test
    void aLimitWithinTheInterval_isToldOf() {
        optimize(narrow("lossShare < 5%"));
        assertThat(program.out()).doesNotContain("Not surely");
        optimize(narrow("lossShare < 0.001%"));
        assertThat(program.out())
                .containsPattern(
                        "Not surely: no lossShare was seen, which leaves up to 0\\.\\d+ % with 95 % confidence\\. Maybe");
        optimize(narrow("spillShare < 8%"));
        assertThat(program.out())
                .contains("Not surely: the interval of spillShare reaches over its limit. Maybe a larger");
    }

    /**
     * Nearly 8 % spill as it is, fewer than 5 % with more of Azure, which costs nothing here: the least capacity is looked for.
     * Whatever was kept of the first call, as many jobs as there are, the second comes to the same.
     */
    @Test
    void aSearchUnderALimit_isTheSame_whateverWasKeptOfIt_withAnyJobs() throws IOException {
        String[] arguments = ("--minimize capacityUnits --limit spillShare<5%"
                        + " --factor clouds.azure.capacityScale=0.9..1.3 --budget 80 --confirm 6 --replications 2 --format csv")
                .split(" ");
        Path out = folder.resolve("limited");
        assertThat(optimize(and(arguments, "--out", out.toString()))).isZero();
        String first = program.out();
        assertThat(first)
                .contains(",differenceHalfWidth,wanted,limit,isKept\n", ",smallest,,\n", ",,< 0.05,true\n")
                .containsPattern("factor,clouds.azure.capacityScale,.*,,,\n");
        try (Stream<Path> journals = Files.list(out.resolve("journal"))) {
            List<Path> all = journals.sorted().toList();
            for (int i = 0; i < all.size(); i += 2) {
                Files.delete(all.get(i));
            }
        }
        program.forgetOut();
        assertThat(optimize(and(arguments, "--out", out.toString()))).isZero();
        assertThat(program.out()).isEqualTo(first);
        program.forgetOut();
        assertThat(optimize(and(arguments, "--jobs", "1"))).isZero();
        assertThat(program.out()).isEqualTo(first);
    }

    private static String[] and(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    /** A tenth of the capacity loses nearly all, a twentieth more. */
    @Test
    void whatKeepsALimitNowhere_isSaidWithWhatHelps() {
        String[] asked = narrow("lossShare < 1%");
        for (int i = 0; i < asked.length; i++) {
            asked[i] = asked[i].replace("0.9..0.91", "0.1..0.2");
        }
        assertThat(optimize(and(asked, "--set", "clouds.aws.capacityScale=0"))).isEqualTo(ExitCode.UNMET.status());
        assertThat(program.out())
                .contains("The best point found does not keep every limit.\n"
                        + "Of those chosen from it is the least beyond them, each as a part of its bound, in all.\n")
                .contains("No point that was looked at keeps every limit. Maybe a looser limit, wider ranges")
                .doesNotContain("larger --confirm");
    }

    private static String[] narrow(String limit) {
        return new String[] {
            "--minimize",
            "spend",
            "--limit",
            limit,
            "--factor",
            "clouds.azure.capacityScale=0.9..0.91",
            "--budget",
            "30",
            "--confirm",
            "4",
            "--replications",
            "1"
        };
    }

    /** The less of Azure there is, the more is spent. */
    @Test
    void aSearchThatFindsNothingBetter_saysSo() {
        assertThat(optimize(small("--maximize", "1..1.1", "40"))).isZero();
        assertThat(program.out())
                .contains("The best point found is no better than the scenario as it is. Maybe a larger --budget.\n");
    }

    @Test
    void whatCannotBeKept_isUnmet() {
        assertThat(optimize(
                        "--minimize",
                        "spend",
                        "--limit",
                        "lossShare <= 0%",
                        "--factor",
                        "clouds.azure.capacityScale=0.1..0.2",
                        "--budget",
                        "60",
                        "--confirm",
                        "5",
                        "--replications",
                        "1"))
                .isEqualTo(ExitCode.UNMET.status());
        assertThat(program.err()).contains("does not keep every limit");
    }

    @Test
    void aMeasureThatIsNoNumberAnywhere_isSaidToBeNone() {
        assertThat(optimize(
                        "--maximize",
                        "pricePerUnitHourSpilled",
                        "--factor",
                        "clouds.azure.capacityScale=20..30",
                        "--budget",
                        "30",
                        "--confirm",
                        "2",
                        "--replications",
                        "1"))
                .isEqualTo(ExitCode.UNMET.status());
        assertThat(program.err()).contains("pricePerUnitHourSpilled is no number at the best point found");
    }

    @Test
    void theBestAlternative_isChosen_besideTheScenarioAsItIs() {
        assertThat(optimize(
                        "--minimize",
                        "spillShareUnitHours",
                        "--indifference",
                        "0.01",
                        "--alternative",
                        "clouds.azure.capacityScale=1.3",
                        "--alternative",
                        "clouds.azure.capacityScale=0.8; clouds.azure.headroom=10%",
                        "--format",
                        "json"))
                .isZero();
        JsonNode json = JsonMapper.shared().readTree(program.out());
        assertThat(json.get("best").stringValue()).isEqualTo("clouds.azure.capacityScale=1.3");
        assertThat(json.get("isDecided").booleanValue()).isTrue();
        assertThat(json.get("alternatives")).hasSize(3);
        assertThat(json.get("alternatives").get(0).get("behind").doubleValue()).isPositive();
        assertThat(json.get("alternatives").get(0).get("mean").doubleValue()).isPositive();
    }

    @Test
    void alternativesThatNeverDiffered_areNotToldApart() {
        assertThat(optimize(
                        "--maximize",
                        "capacityUnits",
                        "--indifference",
                        "1",
                        "--replications",
                        "5",
                        "--alternative",
                        "clouds.azure.headroom=10%"))
                .isEqualTo(ExitCode.UNMET.status());
        assertThat(program.err())
                .contains(
                        "no difference of capacityUnits was seen between 'as it is' and 'clouds.azure.headroom=10%' in"
                                + " 100 replications; which is better is not known. Maybe more --replications");
        assertThat(program.out()).contains("never differed in 100 replications");
    }

    @Test
    void anAlternativeThatIsHardlyMeant_isWarnedOf() {
        String[] asked = {
            "--minimize",
            "spillShareUnitHours",
            "--indifference",
            "0.5",
            "--alternative",
            "clouds.azure.capacityScale=1.3",
            "--alternative",
            "spill.order=commitment-first"
        };
        assertThat(optimize(asked)).isZero();
        assertThat(program.err().lines().filter(line -> line.startsWith("warning: ")))
                .singleElement()
                .asString()
                .contains("spill.order: 'commitment-first' finds nothing to draw down");
        program.forgetErr();
        optimize(Stream.concat(Stream.of(asked), Stream.of("-q")).toArray(String[]::new));
        assertThat(program.err()).isEmpty();
    }

    @Test
    void aBudgetTooSmallToDecide_isUnmet() {
        assertThat(optimize(
                        "--minimize",
                        "spillShareUnitHours",
                        "--indifference",
                        "0.000001",
                        "--budget",
                        "30",
                        "--alternative",
                        "clouds.azure.capacityScale=1.01"))
                .isEqualTo(ExitCode.UNMET.status());
        assertThat(program.err()).contains("the budget of 30 replications ended before the best was known");
        assertThat(program.out()).contains("best so far");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--factor clouds.azure.capacityScale | expected --minimize or --maximize, one of the two",
                "--minimize spend --maximize spend | one of the two",
                "--minimize spend | expected --factor or --alternative, one of the two kinds",
                "--minimize spnd --factor clouds.azure.capacityScale | Maybe 'spend'",
                "--minimize spend --factor clouds.azure.capacityScale --strategy bobyqa | Maybe cma-es",
                "--minimize spend --factor clouds.azure.capacityScale --strategy boyqa | Maybe 'bobyqa'",
                "--minimize spend --factor clouds.azure.capacityScale --limit spend<5% | 'spend<5%': spend is no share, its unit is USD; expected a number, such as 'spend < 1000'",
                "--minimize spend --factor clouds.azure.capacityScale --limit lossShare<5 | 'lossShare<5' says nothing of a share; expected a condition that some shares meet and others do not. Maybe 'lossShare < 5%'",
                "--minimize spend --factor clouds.azure.capacityScale --limit lossShare<120% | 'lossShare<120%' says nothing of a share; expected a condition that some shares meet and others do not",
                "--minimize spend --factor clouds.azure.capacityScale --limit lossShare<0% | 'lossShare<0%' says nothing of a share",
                "--minimize spend --factor clouds.azure.capacityScale --limit lossShare>=0% | 'lossShare>=0%' says nothing of a share",
                "--minimize spend --factor clouds.azure.capacityScale --limit lossShare<=100% | 'lossShare<=100%' says nothing of a share",
                "--minimize spend --factor clouds.azure.capacityScale --limit lossShare>1 | 'lossShare>1' says nothing of a share",
                "--minimize spend --factor clouds.azure.capacityScale --limit loss<5% | Maybe 'lossShare'",
                "--minimize conc --factor clouds.azure.capacityScale | Maybe 'concentration'",
                "--minimize netReceits/azure --factor clouds.azure.capacityScale | Maybe 'netReceipts'",
                "--minimize spend --factor clouds.azure.capacityScale --limit lossShare<5% --budget 100 | --budget 100; expected 110 or more: 4 points, three for each factor and one, take 5 each by --replications, and the best and the scenario as it is 20 each by --confirm, and to choose what keeps limits 50",
                "--minimize spend --factor clouds.azure.capacityScale --budget 50 | --budget 50; expected 60 or more: 4 points, three for each factor and one, take 5 each by --replications, and the best and the scenario as it is 20 each by --confirm",
                "--minimize spend --factor clouds.azure.capacityScale --confidence 90% | of use only with --alternative",
                "--minimize spend --factor clouds.azure.capacityScale --indifference 1 | of use only with --alternative",
                "--minimize spend --alternative a.b=1 --indifference 1 --confirm 3 --strategy bobyqa | --strategy, --confirm are of use only with --factor",
                "--minimize spend --alternative a.b=1 --indifference 1 --strategy bobyqa | of use only with --factor",
                "--minimize spend --alternative a.b=1 --alternative a.\"b\"=1 --indifference 1 | is the same as 'a.b=1'",
                "--minimize spend --alternative ; --indifference 1 | is the same as 'as it is'",
                "--minimize spend --factor clouds.azure.capacityScale --limit lossShare<x | '<x' is no condition; expected a condition such as",
                "--minimize spend --factor clouds.azure.capacityScale --limit lossShare=1% | Maybe \"<= 1%\" or \">= 1%\"",
                "--minimize spend --factor clouds.azure.capacityScale --limit lossShare | is no limit, such as",
                "--minimize spend --alternative a.b=1 --indifference 2x | '2x' is no difference of spend; expected an amount of money, such as '100 k USD' or 100k",
                "--minimize spend --alternative a.b=1 --indifference 1% | '1%': spend is no share, its unit is USD; expected an amount of money",
                "--minimize lossShare --alternative a.b=1 --indifference 5USD | '5USD' is no difference of lossShare; expected a share, such as 2% or 0.02",
                "--minimize spend --factor clouds.azure.capacityScale --limit losShare<1% | Maybe 'lossShare'",
                "--minimize spend --factor clouds.azure.capacityScale --confirm 1 | expected 1 and 2 or more",
                "--minimize spend --alternative a.b=1 | alternatives need --indifference, a difference of spend",
                "--minimize spend --alternative a.b=1 --indifference 0 | --indifference 0.0; expected a number above 0",
                "--minimize spend --alternative a.b=1 --indifference 1 --confidence 50% | 1 in 2 that a blind choice has",
                "--minimize spend --alternative a.b=1 --indifference 1 --budget 19 | --budget 19; expected 20 or more",
                "--minimize spend --factor clouds.azure.capacityScale --strategy bobyqa | bobyqa with 1 factor; expected 2 or more",
                "--minimize spend --alternative a.b --indifference 1 | is not path=value",
                "--minimize spend --alternative a.b=1 --indifference 1 --limit lossShare<1% | --limit is of use only with --factor"
            })
    void whatCannotBeAsked_isAUsageError(String arguments, String said) {
        assertThat(optimize(arguments.split(" "))).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.out()).isEmpty();
        assertThat(program.err()).contains(said).contains("See 'spillway optimize --help'.");
    }

    @Test
    void aDifference_isInTheUnitOfTheMeasure() {
        assertThat(difference("spend", "1M")).isEqualTo(1e6);
        assertThat(difference("spend/aws", "100 k USD")).isEqualTo(1e5);
        assertThat(difference("lossShare", "2%")).isEqualTo(0.02);
        assertThat(difference("waitHours", "90m")).isEqualTo(1.5);
        assertThat(difference("pricePerUnitHour", "0.05 USD/unit-hour")).isEqualTo(0.05);
    }

    private static double difference(String measure, String text) {
        return Differences.of(new MeasureConverter().convert(measure), text);
    }

    @Test
    void measureLimitsAndOptions_areToldTogether() {
        assertThat(optimize(
                        "--minimize",
                        "spendd",
                        "--limit",
                        "lossShar < 5%",
                        "--limit",
                        "lossShare",
                        "--factor",
                        "clouds.azure.capacityScale=1..2",
                        "--confidence",
                        "90%"))
                .isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("spillway optimize: Invalid value for option '--minimize': 'spendd' is not")
                                .endsWith("Maybe 'spend'"),
                        line -> assertThat(line)
                                .contains("'--limit': 'lossShar' is")
                                .endsWith("Maybe 'lossShare'"),
                        line -> assertThat(line).contains("'--limit': 'lossShare' is no limit, such as"),
                        line -> assertThat(line).contains("--confidence is of use only with --alternative"),
                        line -> assertThat(line).isEqualTo("See 'spillway optimize --help'."));
    }

    @Test
    void whatNeedsTheScenario_isToldWithWhatDoesNot() {
        assertThat(optimize(("--limit placedShare/azur>5% --factor clouds.azure.capacityScale=2..1 --confidence 90%"
                                + " --confirm 1 --jobs 0 -o best.pdf")
                        .split(" ")))
                .isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("expected --minimize or --maximize, one of the two"),
                        line -> assertThat(line).contains("--confidence is of use only with --alternative"),
                        line -> assertThat(line).contains("-o best.pdf: this command has no form 'pdf'"),
                        line -> assertThat(line).contains("--jobs 0; expected 1 or more"),
                        line -> assertThat(line).contains("placedShare/azur").endsWith("Maybe 'placedShare/azure'"),
                        line -> assertThat(line).contains("2 is not below 1; expected the smaller end first"),
                        line -> assertThat(line).contains("--confirm 1; expected 1 and 2 or more"),
                        line -> assertThat(line).isEqualTo("See 'spillway optimize --help'."));
    }

    @Test
    void alternativesAndIndifference_areToldTogether() {
        assertThat(optimize("--minimize", "spend/ibm", "--alternative", "a.b", "--alternative", ";"))
                .isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("'spend/ibm' is not measured"),
                        line -> assertThat(line)
                                .contains("alternatives need --indifference, a difference of spend/ibm"),
                        line -> assertThat(line).contains("is not path=value"),
                        line -> assertThat(line).contains("is the same as 'as it is'"),
                        line -> assertThat(line).isEqualTo("See 'spillway optimize --help'."));
    }

    @Test
    void factorsLimitsAndBudget_areToldTogether() {
        assertThat(optimize(
                        "--minimize",
                        "spend",
                        "--limit",
                        "placedShare/azur > 5%",
                        "--factor",
                        "clouds.azure.capacityScale=2..1",
                        "--factor",
                        "clouds.aws.capacityScale=1..x",
                        "--budget",
                        "60"))
                .isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("placedShare/azur").endsWith("Maybe 'placedShare/azure'"),
                        line -> assertThat(line).contains("2 is not below 1; expected the smaller end first"),
                        line -> assertThat(line).contains("'x' has no size"),
                        line -> assertThat(line).contains("--budget 60; expected 125 or more: 7 points"),
                        line -> assertThat(line).isEqualTo("See 'spillway optimize --help'."));
    }

    @Test
    void bothEndsOfEveryFactor_areChecked_beforeAnythingIsRun() {
        Path out = folder.resolve("wrong");
        assertThat(optimize(("--minimize spend --factor clouds.azure.capacityScale=-0.5..2"
                                + " --factor clouds.aws.regions.us-east-1.pools.H100.capacity=4..5.5"
                                + " --factor clouds.aws.capacityScale=0.5..2 --budget 300 --out " + out)
                        .split(" ")))
                .isEqualTo(ExitCode.BAD_SCENARIO.status());
        assertThat(program.err())
                .isEqualTo("--factor clouds.aws.regions.us-east-1.pools.H100.capacity=4..5.5:"
                        + " clouds.aws.regions.us-east-1.pools.H100.capacity: '5.5'; expected a whole number such as 1200,"
                        + " 120_000 or 250k. Maybe '6'.\n"
                        + "--factor clouds.azure.capacityScale=-0.5..2: clouds.azure.capacityScale: '-0.5'; expected 0 or"
                        + " more.\n2 problems; nothing was run.\n");
        assertThat(out).doesNotExist();
    }

    @Test
    void anAlternativeThatIsNoScenario_isToldBeforeAnythingIsRun() {
        assertThat(optimize("--minimize", "spend", "--indifference", "1", "--alternative", "primary=azur"))
                .isEqualTo(ExitCode.BAD_SCENARIO.status());
        assertThat(program.err())
                .startsWith("--alternative primary=azur: primary: ")
                .contains("Maybe 'azure'");
    }

    /** A price of what spills is a number only in replications in which something spills. */
    @Test
    void ofARatio_itIsTold_inHowManyReplicationsItIsANumber() {
        String[] study = ("--minimize spend --limit pricePerUnitHourSpilled>0"
                        + " --factor clouds.azure.capacityScale=1.18..1.181 --set clouds.azure.capacityScale=1.1"
                        + " --replications 6 --confirm 12 --budget 130")
                .split(" ");
        assertThat(optimize(study)).isZero();
        assertThat(program.out())
                .containsPattern(
                        "pricePerUnitHourSpilled is a number in [1-9]\\d? of 12 replications at the best point\\.\n")
                .doesNotContain("replications of the scenario as it is", "spend is a number");
        program.forgetOut();
        optimize(Stream.concat(Stream.of(study), Stream.of("--format", "json")).toArray(String[]::new));
        assertThat(program.out()).contains("\"asItIsN\":12").containsPattern("\"bestN\":([1-9]|1[01]),");
    }

    @Test
    void ofAnAlternative_itIsTold_inHowManyReplicationsItIsANumber() {
        optimize("--minimize pricePerUnitHourSpilled --alternative clouds.azure.capacityScale=1.2 --indifference 0.01"
                .concat(" --set clouds.azure.capacityScale=0.9 --budget 30")
                .split(" "));
        assertThat(program.out())
                .containsPattern("pricePerUnitHourSpilled is a number in \\d+ of \\d+ replications of"
                        + " 'clouds\\.azure\\.capacityScale=1\\.2'\\.\n")
                .doesNotContain("replications of 'as it is'");
    }

    @Test
    void anAlternativeOfWhichNothingIsKnown_isUnmet() {
        assertThat(optimize(
                        "--minimize pricePerUnitHourSpilled --alternative clouds.azure.capacityScale=30 --indifference 0.01"
                                .concat(" --set clouds.azure.capacityScale=0.9 --budget 20")
                                .split(" ")))
                .isEqualTo(ExitCode.UNMET.status());
        assertThat(program.out()).isEmpty();
        assertThat(program.err())
                .isEqualTo("pricePerUnitHourSpilled has no value in any of 10 replications of"
                        + " 'clouds.azure.capacityScale=30'. Maybe a larger --budget\n");
    }

    /** As it is, in the replications 4 to 8 that judge, behind one of the search and three that choose: nine less four. */
    @Test
    void narrowedMeasures_areSoughtAndLimited_withTheNumbersOfARun() {
        assertThat(optimize(
                        "--maximize",
                        "spend/azure",
                        "--limit",
                        "netReceipts/azure >= 0",
                        "--factor",
                        "clouds.azure.capacityScale=0.9..1.1",
                        "--budget",
                        "30",
                        "--confirm",
                        "5",
                        "--replications",
                        "1",
                        "--format",
                        "json"))
                .isZero();
        JsonNode measures = JsonMapper.shared().readTree(program.out()).get("measures");
        assertThat(measures.get(0).get("measure").stringValue()).isEqualTo("spend/azure");
        assertThat(measures.get(1).get("measure").stringValue()).isEqualTo("netReceipts/azure");
        double nine = 9 * SensitivityCommandTest.mean("spend", "cloud", "azure", 9);
        double four = 4 * SensitivityCommandTest.mean("spend", "cloud", "azure", 4);
        assertThat(measures.get(0).get("asItIs").doubleValue())
                .isCloseTo((nine - four) / 5, Percentage.withPercentage(1e-9));
        assertThat(measures.get(0).get("difference").doubleValue()).isPositive();
    }

    /** A small search for Azure's capacity by what is spent. */
    private static String[] small(String goal, String range, String budget, String... more) {
        String search = goal + " spend --factor clouds.azure.capacityScale=" + range + " --budget " + budget
                + " --confirm 5 --replications 1";
        return Stream.concat(Stream.of(search.split(" ")), Stream.of(more)).toArray(String[]::new);
    }

    private int optimize(String... arguments) {
        return program.main(Stream.concat(Stream.of("optimize", SensitivityCommandTest.SCENARIO), Stream.of(arguments))
                .toArray(String[]::new));
    }
}
