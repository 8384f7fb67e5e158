package io.spillway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.hash.Hashing;
import io.spillway.experiment.Experiment;
import io.spillway.experiment.ExperimentResult;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Settings;
import io.spillway.experiment.TinyResults;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioFile;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {
    private static final Path MAIN = Path.of("../scenarios/azure-first-2026.yaml");

    @TempDir
    private Path folder;

    private static String page(ExperimentResult result) throws Exception {
        StringWriter to = new StringWriter();
        Format.HTML.write(result, to);
        return to.toString();
    }

    private static Document parsed(String page) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page.substring("<!DOCTYPE html>".length()))));
    }

    private static List<String> texts(Document page, String tag) {
        NodeList all = page.getElementsByTagName(tag);
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> all.item(i).getTextContent())
                .toList();
    }

    private static ExperimentResult mainScenario() throws Exception {
        LoadedScenario loaded = ScenarioFile.load(MAIN);
        return Experiment.of(loaded.scenario(), loaded.fingerprint()).run(Settings.of(1, 2), Progress.NONE);
    }

    @Test
    void thePage_holdsNoScript_andAllowsNothingFromAnywhere() throws Exception {
        String text = page(TinyResults.ofThree());
        Document page = parsed(text);
        String style = texts(page, "style").get(0);
        String hash = Base64.getEncoder()
                .encodeToString(Hashing.sha256()
                        .hashString(style, StandardCharsets.UTF_8)
                        .asBytes());
        assertThat(((Element) page.getElementsByTagName("meta").item(1)).getAttribute("content"))
                .isEqualTo("default-src 'none'; style-src 'sha256-" + hash + "'");
        assertThat(text).doesNotContain("<script", "http:", "https:", "style=", "NaN", "Infinity");
    }

    /** Every word of the table for a reader is on the page, and the charts above it. */
    @Test
    void theMainScenario_hasEveryTable_andAChartOfEverythingThatHappens() throws Exception {
        ExperimentResult result = mainScenario();
        Document page = parsed(page(result));
        assertThat(texts(page, "h1")).containsExactly("azure-first-2026");
        assertThat(texts(page, "h2"))
                .contains("Month by month", "Where demand ran", "Who pays whom", "Commitments", "What was lost");
        assertThat(texts(page, "figcaption"))
                .containsExactly(
                        "Units in use, by cloud",
                        "Spilled, by reason (part of unit-hours)",
                        "Lost, by reason (part of requests)",
                        "Utilisation, by cloud, its own demand included",
                        "Spend in a month, by cloud, USD",
                        "Shares of revenue, so far, USD",
                        "Used of commitments, so far, USD");
        assertThat(texts(page, "th")).contains("2026-04, 4 of 30 days");
        assertThat(texts(page, "p")).contains(result.description());
        StringWriter table = new StringWriter();
        Format.TABLE.write(result, table);
        String words = String.join(" ", texts(page, "body")).replaceAll("\\s+", " ");
        assertThat(table.toString().lines().skip(3).map(line -> line.strip().replaceAll("\\s{2,}.*", "")))
                .allSatisfy(cell -> assertThat(words).contains(cell));
    }

    /** The last number of what has come together is that of the whole run. */
    @Test
    void whatComesTogether_endsAtTheTotal() throws Exception {
        Document page = parsed(page(mainScenario()));
        String paid = texts(page, "tr").stream()
                .filter(row -> row.startsWith("microsoft-sharemicrosoft"))
                .findFirst()
                .orElseThrow()
                .replaceAll("^\\D*| ±.*| USD.*", "");
        String month = texts(page, "title").stream()
                .filter(title -> title.startsWith("2032-12\nwithout the cap"))
                .findFirst()
                .orElseThrow();
        assertThat(month).contains("\npaid  " + paid);
    }

    /** Of 12 clouds, all full, of 2 to 13 units, seven have a colour and the other five one; as columns five and seven. */
    @Test
    void manyClouds_areTheLargest_andOthers() throws Exception {
        ExperimentResult result = manyClouds(12, "2027-04-01", 2);
        Document page = parsed(page(result));
        assertThat(texts(page, "figcaption"))
                .contains(
                        "Units in use, by cloud",
                        "Utilisation, by cloud, its own demand included (the 7 of 12 that served most)");
        assertThat(texts(page, "li")).contains("5 others", "c11", "c5").doesNotContain("c4");
        assertThat(texts(page, "th")).contains("7 others");
        StringWriter table = new StringWriter();
        Format.TABLE.write(result, table);
        assertThat(table.toString()).containsPattern("year +units in use +c7 +c8 +c9 +c10 +c11 +7 others");
        List<Double> told = texts(page, "title").stream()
                .filter(title -> title.startsWith("2027-02\n") && title.contains("5 others") && !title.contains("USD"))
                .flatMap(String::lines)
                .skip(1)
                .map(line -> Double.valueOf(line.replaceAll(".*  ([0-9.]+).*", "$1")))
                .toList();
        assertThat(told).hasSize(9);
        assertThat(told.stream().limit(8).mapToDouble(Double::doubleValue).sum())
                .isCloseTo(told.get(8), within(0.5));
    }

    /** The five smallest, of 2 to 6 units, alone cost anything: they have a colour each, and the other two places are empty. */
    @Test
    void ofMoney_thoseThatArePaidMostAreDrawn() throws Exception {
        Document page = parsed(page(manyClouds(12, "2027-04-01", 2, cloud -> cloud < 5 ? 2 : 0)));
        NodeList figures = page.getElementsByTagName("figure");
        String spend = IntStream.range(0, figures.getLength())
                .mapToObj(i -> figures.item(i).getTextContent().strip())
                .filter(text -> text.startsWith("Spend in a month, by cloud, USD"))
                .findFirst()
                .orElseThrow();
        assertThat(spend).contains("\nc0\nc1\nc2\nc3\nc4\n").doesNotContain("others");
    }

    private ExperimentResult manyClouds(int count, String end, int replications) throws Exception {
        return manyClouds(count, end, replications, cloud -> 2);
    }

    private ExperimentResult manyClouds(int count, String end, int replications, IntUnaryOperator usdPerUnitHour)
            throws Exception {
        String clouds = IntStream.range(0, count)
                .mapToObj(i -> "  c" + i + ": {regions: {r: {geography: us, pools: {unit: {capacity: " + (2 + i)
                        + ", price: " + usdPerUnitHour.applyAsInt(i) + " USD/unit-hour}}}}}\n")
                .collect(Collectors.joining());
        return run("""
                name: many
                start: 2026-12-30
                end: %s
                accelerators: {unit: {}}
                primary: c0
                terms: {always: {rule: first}}
                launches:
                  load: {date: 2026-12-30, kind: api, demand: {unitsWanted: 300}, holding: {exponential: 6h}}
                clouds:
                """.replace("%s", end) + clouds, replications);
    }

    private ExperimentResult run(String scenario, int replications) throws Exception {
        Path file = Files.writeString(folder.resolve("scenario.yaml"), scenario);
        LoadedScenario loaded = ScenarioFile.load(file);
        return Experiment.of(loaded.scenario(), loaded.fingerprint()).run(Settings.of(1, replications), Progress.NONE);
    }

    @Test
    void whereNothingWasPaid_nobodyIsInATable() throws Exception {
        ExperimentResult result = run("""
                name: free
                start: 2027-01-01
                end: 2027-02-01
                accelerators: {unit: {}}
                primary: c
                terms: {always: {rule: first}}
                launches: {load: {date: 2027-01-01, kind: api, demand: {unitsWanted: 1}, holding: {exponential: 6h}}}
                clouds: {c: {regions: {r: {geography: us, pools: {unit: {capacity: 9}}}}}}
                money:
                  maker: maker
                  sellers: {c: seller}
                  others: [bank]
                  payments: {loan: {payer: bank, payee: maker, amount: 1 M USD, onRevenuePerYear: 5 M USD}}
                """, 1);
        assertThat(page(result)).contains("<h2>Who pays whom</h2>\n<p>Nobody paid anything.</p>\n");
    }

    @Test
    void aSingleMonth_saysWhyNothingIsDrawn() throws Exception {
        Document page = parsed(page(manyClouds(2, "2026-12-31", 1)));
        assertThat(texts(page, "figure")).isEmpty();
        assertThat(texts(page, "p"))
                .contains("All of it lies in one month, 2026-12: nothing is drawn month by month.")
                .anyMatch(text -> text.startsWith("One replication was run"));
    }

    @Test
    void whereNothingHappened_thereIsNothingToDraw() throws Exception {
        Document page = parsed(page(TinyResults.ofNothing()));
        assertThat(texts(page, "figure")).isEmpty();
        assertThat(texts(page, "h2")).contains("Where demand ran").doesNotContain("Month by month");
    }
}
