package io.spillway.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import io.spillway.benchmarks.OverflowCore;
import io.spillway.benchmarks.OverflowLoad;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;

class ReportFormatsTest {
    private static final Variant MASON = Variants.core(OverflowCore.MASON, OverflowLoad.LARGE);

    private static Report report;

    @TempDir
    private Path folder;

    /** Everything takes 10 ns, but for what is small, which takes 5. */
    @BeforeAll
    static void measure() throws Exception {
        Measurer steady = Fixtures.telling(variant -> variant.equals(Variants.SMALL) ? 5 : 10, 0, 1);
        report = Fixtures.report(BenchmarkSet.STANDARD, 3, (variant, round, length) -> {
            if (variant.equals(Variants.LIMIT_LARGE) || variant.equals(MASON)) {
                throw new NotMeasuredException("no compiler & no <source>");
            }
            return steady.measure(variant, round, length);
        });
    }

    private static String markdown() throws IOException {
        StringBuilder text = new StringBuilder();
        MarkdownReport.write(report, text);
        return text.toString();
    }

    private static String html() throws IOException {
        StringBuilder text = new StringBuilder();
        HtmlReport.write(report, text);
        return text.toString();
    }

    @Test
    void markdown_tellsGoalsNumbersAndWhatIsMissing() throws Exception {
        assertThat(markdown().lines())
                .anyMatch(line -> line.matches("\\| whole path, 130 pending: speed against SSJ on Henriksen's list +\\|"
                        + " +2.00 × \\| +2.00 to 2.00 \\| +≥ 2 × \\| met +\\|"))
                .anyMatch(line -> line.matches(
                        "\\| whole path, 130,000 pending: speed against hand-specialised C\\+\\+ .* not measured +\\|"))
                .anyMatch(line ->
                        line.contains("fastest simulation library (") && line.contains("; not measured: MASON)"))
                .anyMatch(line -> line.contains("limit:size=large") && line.contains("no compiler & no <source>"))
                .anyMatch(line -> line.matches("\\| commit +\\| abc +\\|"))
                .anyMatch(line -> line.matches("\\| load of the machine +\\| 0.1 before, 1.9 after +\\|"))
                .anyMatch(line -> line.matches("\\| Spillway, 130 pending +\\| +200 \\| +200 to 200 \\| +3 \\|"));
    }

    @Test
    void markdown_tablesAreWhole() throws Exception {
        int columns = 0;
        for (String line : markdown().lines().toList()) {
            int bars = (int) line.chars().filter(c -> c == '|').count();
            assertThat(bars == 0 || columns == 0 || bars == columns).as(line).isTrue();
            columns = bars;
        }
    }

    @Test
    void json_readsBackAsTheSame_andHasTheOutcomes() throws Exception {
        StringWriter text = new StringWriter();
        ReportFile.write(report, text);
        Path file = folder.resolve("report.json");
        Files.writeString(file, text.toString());
        assertThat(ReportReader.read(file)).isEqualTo(report);

        JsonNode tree = ReportFile.JSON.readTree(text.toString());
        assertThat(tree.at("/schemaVersion").asInt()).isEqualTo(1);
        assertThat(tree.at("/startedAt").asString()).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(tree.at("/forks/0/scores/wallNanos").asDouble()).isEqualTo(5);
        assertThat(tree.at("/goals/0/name").asString()).isEqualTo("smallAgainstSsjHenriksen");
        assertThat(tree.at("/goals/0/value").asDouble()).isEqualTo(2);
        assertThat(tree.at("/goals/0/relation").asString()).isEqualTo("AT_LEAST");
        assertThat(tree.at("/goals/3/verdict").asString()).isEqualTo("NOT_MEASURED");
        assertThat(text.toString()).doesNotContain("NaN");
    }

    @Test
    void html_isOnePageWithoutScriptOrNetwork() throws Exception {
        String page = html();
        Document document = parse(page);
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(page).doesNotContain("http:", "https:", "style=", "onclick");
        String style = document.getElementsByTagName("style").item(0).getTextContent();
        String hash = Base64.getEncoder()
                .encodeToString(Hashing.sha256()
                        .hashString(style, StandardCharsets.UTF_8)
                        .asBytes());
        assertThat(((Element) document.getElementsByTagName("meta").item(1)).getAttribute("content"))
                .isEqualTo("default-src 'none'; style-src 'sha256-" + hash + "'");
    }

    /** Scaled down to a telephone as a whole their text could not be read: they keep their width and scroll by themselves. */
    @Test
    void html_chartsKeepTheirWidth() throws Exception {
        assertThat(html())
                .contains("<figure class=\"wide\" tabindex=\"0\" aria-labelledby=\"chart0-title\">")
                .contains("figure.wide svg { min-width: 56rem; }")
                .doesNotContain("\"></th>");
    }

    @Test
    void html_chartsHaveTitlesWhiskersAndATableBesideThem() throws Exception {
        Document document = parse(html());
        NodeList charts = document.getElementsByTagName("svg");
        assertThat(charts.getLength()).isEqualTo(Sections.of(report).size()).isGreaterThan(5);
        for (int i = 0; i < charts.getLength(); i++) {
            Element chart = (Element) charts.item(i);
            int bars = Sections.of(report).get(i).bars().size();
            assertThat(chart.getElementsByTagName("title").getLength()).isEqualTo(1);
            assertThat(chart.getElementsByTagName("desc").getLength()).isEqualTo(1);
            assertThat(chart.getElementsByTagName("path").getLength()).isEqualTo(bars);
            assertThat(chart.getElementsByTagName("rect").getLength()
                            + chart.getElementsByTagName("circle").getLength())
                    .isEqualTo(bars);
        }
        assertThat(document.getElementsByTagName("details").getLength()).isEqualTo(charts.getLength());
    }

    private static Document parse(String page) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        return factory.newDocumentBuilder().parse(new InputSource(new java.io.StringReader(page)));
    }
}
