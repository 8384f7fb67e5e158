package io.spillway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.SchemaErrors;
import io.spillway.report.ReportSchema;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompareCommandTest {
    @TempDir
    private Path folder;

    private final Program program = new Program();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("first.yaml"), """
                name: first
                start: 2027-01-01
                end: 2027-03-01
                accelerators: {H100: {}}
                clouds:
                  azure: {regions: {east: {geography: us, pools: {H100: {capacity: 100, price: 3 USD/unit-hour}}}}}
                  aws: {regions: {east: {geography: us, pools: {H100: {capacity: 60, price: 4 USD/unit-hour}}}}}
                primary: azure
                terms: {always: {rule: first}}
                launches:
                  api: {date: 2027-01-01, kind: api, demand: {unitsWanted: 110}, holding: {exponential: 20h}}
                """);
        Files.writeString(folder.resolve("exclusive.yaml"), """
                include: first.yaml
                name: exclusive
                terms: {always: {rule: exclusive}}
                clouds: {aws: {discount: 10%}}
                """);
        Files.writeString(
                folder.resolve("later.yaml"), "include: first.yaml\nname: later\nstart: 2027-01-02\nseed: 7\n");
    }

    @Test
    void aTable_saysWhatWasChanged_whatDiffers_andWhichClauseMovedIt() {
        assertThat(compare("first", "exclusive", "--replications", "4")).isZero();
        assertThat(program.out())
                .startsWith("exclusive against first   2027-01-01 to 2027-03-01\nseed 1, 4 replications,")
                .contains("clouds   clouds.aws.discount   0%")
                .contains("terms    terms.always.rule     first")
                .contains("\nMoney\n")
                .contains("\nWhich clause moved spend, aws\n")
                .contains("exact, and the parts sum to the whole.\n4 scenarios were run");
        assertThat(program.err()).isEmpty();
    }

    /** Two months, each with what runs on both clouds, and the other scenario's difference from the base in its band. */
    @Test
    void aPage_drawsBothMonthByMonth_andSaysWhatTheTableSays() throws Exception {
        String page = folder.resolve("page.html").toString();
        assertThat(compare("first", "exclusive", "--replications", "4", "-o", page))
                .isZero();
        String html = Files.readString(Path.of(page));
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html.substring("<!DOCTYPE html>".length()))));
        assertThat(document.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo("exclusive against first");
        assertThat(html)
                .contains(
                        "<figcaption>Units in use, aws</figcaption>", "<figcaption>Spend in a month, USD</figcaption>")
                .containsPattern("<li><svg.*class=\"line c0\".*</svg><span>first</span></li>\n"
                        + "<li><svg.*class=\"line c1\".*</svg><span>exclusive</span></li>")
                .contains("<h2>Which clause moved spend, aws</h2>")
                .doesNotContain("<script", "http:", "https:", "NaN");
        assertThat(html)
                .containsPattern(
                        "<title>2027-01\nfirst  [0-9.]+\nexclusive  [0-9.]+\ndifference  -[0-9.]+ ± [0-9.]+</title>")
                .contains("<th scope=\"col\" class=\"number\">difference</th>");
        assertThat(html.split("<title>2027-01\nfirst  ", -1)).hasSizeGreaterThan(4);
        assertThat(compare("first", "exclusive", "--replications", "4")).isZero();
        String words =
                document.getElementsByTagName("body").item(0).getTextContent().replaceAll("\\s+", " ");
        assertThat(program.out().lines().skip(2).map(line -> line.strip().replaceAll("\\s{2,}.*", "")))
                .allSatisfy(cell -> assertThat(words).contains(cell));
    }

    /** Nothing is asked for in January, so that no part of it is lost or spilled. */
    @Test
    void aMonthWithoutRequests_hasNoShare() throws Exception {
        String page = folder.resolve("page.html").toString();
        for (String name : List.of("first", "exclusive")) {
            Path file = folder.resolve(name + ".yaml");
            Files.writeString(file, Files.readString(file).replace("{date: 2027-01-01", "{date: 2027-02-01"));
        }
        assertThat(compare("first", "exclusive", "--replications", "2", "--no-attribution", "-o", page))
                .isZero();
        assertThat(Files.readString(Path.of(page)))
                .contains("<title>2027-01\nfirst  –\nexclusive  –\ndifference  –</title>")
                .contains("<title>2027-01\nfirst  0\nexclusive  0\ndifference  0</title>")
                .containsPattern("<title>2027-02\nfirst  0.0 %\nexclusive  [0-9.]+ %");
    }

    @Test
    void aPageOfSeveral_hasAChapterForEach() throws Exception {
        String page = folder.resolve("page.html").toString();
        Files.writeString(
                folder.resolve("third.yaml"), "include: first.yaml\nname: third\nclouds: {aws: {discount: 20%}}\n");
        assertThat(compare("first", "exclusive", "third", "--replications", "2", "--no-attribution", "-o", page))
                .isZero();
        assertThat(Files.readString(Path.of(page)))
                .contains("<h1>2 scenarios against first</h1>")
                .contains("<h2>exclusive against first</h2>", "<h2>third against first</h2>")
                .contains("<h3>Month by month</h3>", "<h3>Money</h3>")
                .doesNotContain("<h2>Money</h2>");
    }

    @Test
    void oneClause_movedAllOfIt() {
        assertThat(compare("first", "--with", "terms.always.rule=exclusive")).isZero();
        assertThat(program.out())
                .contains("with terms.always.rule=exclusive against first")
                .endsWith("One clause was changed, terms: it moved all of this.\n");
    }

    /** There is but one cloud to spill to, so no order of them changes anything. */
    @ParameterizedTest
    @ValueSource(strings = {"spill.order=cheapest", "spill.order=cheapest --with clouds.aws.headroom=0%"})
    void clausesThatMovedNothing_areNotSaidToHave(String changed) {
        String[] call = ("first --with " + changed + " --replications 2").split(" ");
        assertThat(compare(call)).isZero();
        assertThat(program.out())
                .endsWith("\n\nNothing differs: every number of the two is the same in every replication.\n")
                .contains("What was changed")
                .doesNotContain("it moved all", "rows", "Shapley");
    }

    /** Where nothing that is asked of is moved, something else may be. */
    @Test
    void measuresThatNoClauseMoved_areTold() {
        assertThat(compare("first", "exclusive", "--measure", "requestsArrived", "--replications", "2"))
                .isZero();
        assertThat(program.out())
                .contains("\nMoney\n", " rows of the whole run together, shown or not;")
                .endsWith("Which clause moved it is not told: nothing that was asked of is moved (requestsArrived).\n");
    }

    @Test
    void scenariosOfOneName_areToldApartByTheirFiles() throws IOException {
        Files.writeString(folder.resolve("again.yaml"), "include: first.yaml\nstart: 2027-01-02\n");
        assertThat(compare("first", "again")).isEqualTo(ExitCode.BAD_SCENARIO.status());
        assertThat(program.err())
                .startsWith(folder.resolve("first.yaml") + " and " + folder.resolve("again.yaml")
                        + " cannot be compared: start is ");
    }

    @Test
    void columnsOfOneName_areNamedByTheirFiles() throws IOException {
        Files.writeString(folder.resolve("again.yaml"), "include: first.yaml\nclouds: {aws: {capacityScale: 1.5}}\n");
        assertThat(compare("first", "again", "exclusive", "--no-attribution")).isZero();
        String first = folder.resolve("first.yaml").toString();
        assertThat(program.out())
                .startsWith(folder.resolve("again.yaml") + " against " + first)
                .containsPattern("clause +value +" + first + " +exclusive\n");
    }

    @Test
    void valuesOfOneClause_areToldApartWhenAskedFor() throws IOException {
        String[] call = {
            "first",
            "--with",
            "clouds.aws.discount=10%",
            "--with",
            "clouds.azure.capacityScale=0.9",
            "--replications",
            "4"
        };
        assertThat(compare(call)).isZero();
        assertThat(program.out())
                .endsWith("One clause was changed, clouds: it moved all of this."
                        + " Maybe --clauses values, which tells its values apart.\n");

        Path file = folder.resolve("values.json");
        String[] apart = Stream.concat(Stream.of(call), Stream.of("--clauses", "values", "-o", file.toString()))
                .toArray(String[]::new);
        assertThat(compare(apart)).isZero();
        assertThat(SchemaErrors.of(ReportSchema.COMPARE, Files.readString(file)))
                .isEmpty();
        JsonNode parts =
                JsonMapper.shared().readTree(Files.readString(file)).at("/contrasts/0/attribution/moved/0/parts");
        assertThat(parts.valueStream().map(part -> part.get("clause").stringValue()))
                .containsExactly("clouds.azure.capacityScale", "clouds.aws.discount");
    }

    @Test
    void moreClausesThanCanBeToldApart_areListedAndNotAskedWhichMovedWhat() throws IOException {
        StringBuilder many = new StringBuilder("include: first.yaml\nname: many\nlaunches:\n");
        for (int i = 0; i <= 60; i++) {
            many.append("  l" + i + ": {date: 2027-02-01, kind: api, demand: {unitsWanted: 1}, holding: 1h}\n");
        }
        Files.writeString(folder.resolve("many.yaml"), many);

        assertThat(compare("first", "many", "--clauses", "values", "--replications", "2"))
                .isEqualTo(2);
        assertThat(program.err())
                .contains("--clauses values: 61 clauses differ between first and many; expected 60 or fewer");
        assertThat(compare("first", "many", "--clauses", "values", "--replications", "2", "--no-attribution"))
                .isZero();
        assertThat(program.out()).contains("launches.l60");
    }

    @Test
    void aValueThatIsWrong_isToldByItsOption_andManyHaveAShortName() {
        assertThat(compare("first", "--with", "terms.always.rule=exclusiv")).isEqualTo(65);
        assertThat(program.err()).startsWith("--with terms.always.rule=exclusiv: ");

        assertThat(compare(
                        "first",
                        "--with",
                        "terms.later={from: 2027-02-05, rule: open, carveOuts: {c: {kinds: [api], rule: exclusive}}}",
                        "--no-attribution",
                        "--replications",
                        "2"))
                .isZero();
        assertThat(program.out()).startsWith("with another terms.later against first");
    }

    @Test
    void json_hasEveryRow() throws IOException {
        Path file = folder.resolve("difference.json");
        assertThat(compare("first", "exclusive", "--measure", "lossShare,spend", "-o", file.toString()))
                .isZero();
        assertThat(SchemaErrors.of(ReportSchema.COMPARE, Files.readString(file)))
                .isEmpty();
        JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
        assertThat(json.get("base").stringValue()).isEqualTo("first");
        assertThat(json.get("adjustment").stringValue()).isEqualTo("Holm");
        JsonNode contrast = json.get("contrasts").get(0);
        assertThat(contrast.get("clauses")
                        .get(0)
                        .get("changes")
                        .get(0)
                        .get("path")
                        .stringValue())
                .isEqualTo("clouds.aws.discount");
        assertThat(contrast.get("differences").valueStream())
                .anySatisfy(line -> assertThat(line.has("period")).isTrue())
                .filteredOn(line -> line.get("n").intValue() > 0)
                .allSatisfy(line -> assertThat(line.get("pHolm").isNull())
                        .isEqualTo(line.get("pValue").isNull()
                                || line.has("period")
                                || line.has("launch")
                                || line.has("pool")));
        JsonNode attribution = contrast.get("attribution");
        assertThat(attribution.get("moved").get(0).get("measure").stringValue()).isEqualTo("lossShare");
        assertThat(attribution.get("moved").get(0).get("parts")).hasSize(2);
    }

    @Test
    void csv_isTidy() {
        assertThat(compare("first", "exclusive", "--format", "csv")).isZero();
        int columns = program.out().lines().findFirst().orElseThrow().split(",").length;
        assertThat(program.out().lines())
                .allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(columns));
        assertThat(program.out().lines()).anyMatch(line -> line.contains(",USD,shapley,terms,"));
    }

    /** Two files may bear one name: what they hold tells them apart. */
    @Test
    void csv_tellsScenariosOfOneNameApart() {
        assertThat(compare("first", "exclusive", "--format", "csv", "--no-attribution"))
                .isZero();
        String[] head = program.out().lines().findFirst().orElseThrow().split(",");
        String[] line = program.out().lines().skip(1).findFirst().orElseThrow().split(",");
        int base = List.of(head).indexOf("baseFingerprint");
        int other = List.of(head).indexOf("fingerprint");
        assertThat(line[base]).hasSize(64).isNotEqualTo(line[other]);
        assertThat(line[other]).hasSize(64);
    }

    @Test
    void withoutAttribution_noneIsRun() {
        assertThat(compare("first", "exclusive", "--no-attribution")).isZero();
        assertThat(program.out()).doesNotContain("Which clause moved");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first | nothing to be compared with. Maybe --with",
                "first exclusive --replications 1 | --replications 1; expected 2 or more, from which intervals are known",
                "first exclusive --clauses vals | --clauses vals; expected keys, entries, values. Maybe 'values'",
                "first exclusive --clauses value | --clauses value; expected keys, entries, values. Maybe 'values'",
                "first exclusive --orders 1 | --orders 1; expected 2 to 10000",
                "first exclusive --orders 2147483647 | --orders 2147483647; expected 2 to 10000",
                "first exclusive --orders 5 --no-attribution | of use only without --no-attribution",
                "first exclusive --measure spend --no-attribution | of use only without --no-attribution",
                "first exclusive --measure placedShare/ibm | 'placedShare/ibm' is not measured",
                "first exclusive --measure spent | Maybe 'spend'",
                "first exclusive --jobs 0 | expected 1 or more",
            })
    void whatCannotBeUnderstood_isAUsageError(String arguments, String said) {
        assertThat(compare(arguments.split(" "))).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err()).contains(said);
        assertThat(program.out()).isEmpty();
    }

    @Test
    void optionsAndMeasures_areToldTogether() {
        assertThat(compare("first", "--orders", "1", "--replications", "1", "-o", "page.pdf", "--measure", "spend/ibm"))
                .isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("one scenario has nothing to be compared with"),
                        line -> assertThat(line).contains("--orders 1; expected 2 to 10000"),
                        line -> assertThat(line).contains("-o page.pdf: this command has no form 'pdf'"),
                        line -> assertThat(line).contains("--replications 1; expected 2 or more"),
                        line -> assertThat(line).contains("'spend/ibm' is not measured"),
                        line -> assertThat(line).isEqualTo("See 'spillway compare --help'."));
    }

    @Test
    void optionsAreTold_whereAScenarioIsMissing() {
        assertThat(compare("first", "third", "--orders", "1")).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err()).contains("--orders 1; expected 2 to 10000");
    }

    @Test
    void worldsThatBeginApart_areNotCompared() {
        assertThat(compare("first", "later")).isEqualTo(ExitCode.BAD_SCENARIO.status());
        assertThat(program.err())
                .isEqualTo("first and later cannot be compared: start is 2027-01-01 in one and"
                        + " 2027-01-02 in the other; expected the same, as worlds that begin or end apart are not"
                        + " the same. Maybe --set start=2027-01-01\n");
    }

    @Test
    void aMissingScenario_isNoInput() {
        assertThat(compare("first", "second", "third")).isEqualTo(ExitCode.NO_INPUT.status());
        assertThat(program.err().lines())
                .satisfiesExactly(
                        second -> assertThat(second).endsWith("second.yaml: there is no such file"),
                        third -> assertThat(third).endsWith("third.yaml: there is no such file"));
    }

    @Test
    void everyScenarioThatIsWrong_isTold_besideThoseThatAreMissing() throws IOException {
        Files.writeString(folder.resolve("wrong.yaml"), "name: wrong\n");
        assertThat(compare("second", "first", "wrong", "--set", "primary=azur"))
                .isEqualTo(ExitCode.BAD_SCENARIO.status());
        assertThat(program.err())
                .contains("second.yaml: there is no such file\n")
                .contains("--set primary=azur: primary: ")
                .contains("wrong.yaml:1:1: ")
                .contains("nothing was run.");
    }

    /** Names before the first option are files. */
    private int compare(String... arguments) {
        boolean[] options = {false};
        String[] all = Stream.concat(Stream.of("compare"), Stream.of(arguments).map(argument -> {
                    options[0] |= argument.startsWith("-");
                    return options[0]
                            ? argument
                            : folder.resolve(argument + ".yaml").toString();
                }))
                .toArray(String[]::new);
        return program.main(all);
    }
}
