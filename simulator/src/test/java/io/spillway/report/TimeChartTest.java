package io.spillway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spillway.measures.Estimate;
import io.spillway.page.HtmlPage;
import io.spillway.report.TimeChart.Form;
import io.spillway.report.TimeChart.Series;
import io.spillway.report.TimeChart.Told;
import java.io.StringReader;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class TimeChartTest {
    /** Of the drawing: from 0 at its foot to the top of the axis. */
    private static final double FOOT = 250;

    private static final double TOP = 10;
    private static final double WIDTH = 640;
    private static final Instant FIRST = Instant.parse("2027-01-01T00:00:00Z");

    private static Series series(String name, double halfWidth, double... means) {
        return new Series(
                name,
                "c0",
                DoubleStream.of(means)
                        .mapToObj(mean -> new Estimate(mean, halfWidth, 3))
                        .toList());
    }

    private static Document drawn(String unit, Form form, Series... series) throws Exception {
        int count = series[0].byMonth().size();
        return drawn(
                unit,
                form,
                months(
                        count,
                        FIRST,
                        FIRST.atZone(ZoneOffset.UTC).plusMonths(count).toInstant()),
                series);
    }

    private static Months months(int count, Instant start, Instant end) {
        return new Months(
                IntStream.range(0, count)
                        .mapToObj(YearMonth.of(2027, 1)::plusMonths)
                        .toList(),
                start,
                end);
    }

    private static Document drawn(String unit, Form form, Months months, Series... series) throws Exception {
        List<Told> told = Arrays.stream(series).map(one -> Told.of(one, unit)).toList();
        StringBuilder page = new StringBuilder();
        HtmlPage.write(
                "a & b",
                page,
                html -> new TimeChart("chart", "a <title>", unit, form, months, List.of(series), told).write(html));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page.substring("<!DOCTYPE html>".length()))));
    }

    /** Of the drawing, without those of its legend. */
    private static List<Element> paths(Document page, String kind) {
        return elements(page, "path", kind).stream()
                .filter(path ->
                        !path.getParentNode().getParentNode().getNodeName().equals("li"))
                .toList();
    }

    private static List<Element> elements(Document page, String tag, String kind) {
        List<Element> elements = new ArrayList<>();
        NodeList all = page.getElementsByTagName(tag);
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.getAttribute("class").startsWith(kind)) {
                elements.add(element);
            }
        }
        return elements;
    }

    /** The heights of a path's points. */
    private static List<Double> heights(Element path) {
        return Arrays.stream(path.getAttribute("d").replaceAll("[MZ]", "").split("L"))
                .map(point -> Double.valueOf(point.split(" ")[1]))
                .toList();
    }

    private static List<String> texts(Document page, String tag) {
        NodeList all = page.getElementsByTagName(tag);
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> all.item(i).getTextContent())
                .toList();
    }

    /** Two months of 10 and 20 below 30 and 0, on an axis to 40. */
    @Test
    void areas_lieOnEachOther() throws Exception {
        Document page = drawn("units", Form.AREAS, series("low", 0, 10, 20), series("high", 0, 30, 0));
        List<Element> areas = paths(page, "area");
        double unit = (FOOT - TOP) / 40;
        double ten = FOOT - 10 * unit;
        double twenty = FOOT - 20 * unit;
        assertThat(heights(areas.get(0))).containsExactly(ten, ten, twenty, twenty, FOOT, FOOT, FOOT, FOOT);
        assertThat(heights(areas.get(1))).containsExactly(TOP, TOP, twenty, twenty, twenty, twenty, ten, ten);
        assertThat(texts(page, "text")).contains("0", "10", "40").doesNotContain("50");
    }

    @Test
    void aMonth_tellsItsNumbers() throws Exception {
        Document page = drawn("units", Form.AREAS, series("low", 1, 10, 20), series("high", 1, 30, 0));
        assertThat(texts(page, "title"))
                .contains("2027-01\nlow  10.0 ± 1.0\nhigh  30.0 ± 1.0")
                .contains("a <title>", "a & b");
        assertThat(texts(page, "th")).contains("2027-02");
        assertThat(texts(page, "td")).contains("20.0 ± 1.0");
    }

    @Test
    void aMonthWithoutANumber_breaksTheLine() throws Exception {
        Document page = drawn("units", Form.LINES, series("line", 0, 1, Double.NaN, 3, 4));
        List<Element> lines = paths(page, "line");
        assertThat(lines).hasSize(2);
        assertThat(heights(lines.get(0))).hasSize(3);
        assertThat(heights(lines.get(1))).hasSize(4);
        assertThat(texts(page, "title")).contains("2027-02\nline  –");
    }

    /** The band of 90 % ± 30 points ends at the whole, which is the top of the axis. */
    @Test
    void noShare_isDrawnAboveAll() throws Exception {
        Document page = drawn("share", Form.LINES, series("line", 0.3, 0.9, 0.2));
        List<Double> band = heights(paths(page, "band").get(0));
        assertThat(band).allSatisfy(height -> assertThat(height).isBetween(TOP, FOOT));
        assertThat(band.get(0)).isEqualTo(TOP);
        assertThat(band.get(band.size() - 1)).isEqualTo(FOOT - 0.6 * (FOOT - TOP), within(0.1));
        assertThat(texts(page, "text")).contains("100 %", "25 %").doesNotContain("150 %");
    }

    /** 10 by the end of January and 40 by that of February, from nothing at their beginning. */
    @Test
    void aSumSoFar_isReachedAtTheEndOfItsMonth() throws Exception {
        Document page = drawn("USD", Form.SUMS, series("sum", 0, 10, 40));
        assertThat(paths(page, "line").get(0).getAttribute("d")).isEqualTo("M66.0 250.0L347.0 190.0L628.0 10.0");
        assertThat(paths(page, "band")).isEmpty();
    }

    /** 1 M and the last digit of a sum. */
    @Test
    void theLastDigitOfASum_addsNoStep() throws Exception {
        Document page = drawn("USD", Form.SUMS, series("sum", 0, 500_000, Math.nextUp(1e6)));
        assertThat(texts(page, "text")).contains("1 M").doesNotContain("1.25 M", "1.5 M");
    }

    @Test
    void aLegend_showsWhatIsDrawn() throws Exception {
        assertThat(elements(drawn("units", Form.LINES, series("line", 0, 1, 2)), "path", "line c0"))
                .hasSize(2);
        assertThat(elements(drawn("units", Form.AREAS, series("area", 0, 1, 2)), "rect", "area c0"))
                .hasSize(1);
    }

    @Test
    void aChartOfNothing_hasAnAxis() throws Exception {
        Document page = drawn("USD", Form.AREAS, series("none", 0, 0, 0));
        assertThat(heights(paths(page, "area").get(0))).allMatch(height -> height == FOOT);
    }

    /** From noon of 29 January to the beginning of 5 March. */
    @Test
    void aMonthThatIsCutShort_saysSo() throws Exception {
        Months months = months(3, Instant.parse("2027-01-29T12:00:00Z"), Instant.parse("2027-03-05T00:00:00Z"));
        Document page = drawn("USD", Form.AREAS, months, series("spend", 0, 10, 100, 20));
        assertThat(texts(page, "th")).contains("2027-01, 2.5 of 31 days", "2027-02", "2027-03, 4 of 31 days");
        assertThat(texts(page, "title"))
                .contains("2027-01, 2.5 of 31 days\nspend  10.0 USD", "2027-02\nspend  100 USD", "a <title>, USD");
        assertThat(elements(page, "rect", "cut")).hasSize(2);
        assertThat(months.cutShort()).isEqualTo("2027-01, 2.5 of 31 days; 2027-03, 4 of 31 days");
    }

    /** A digit of its labels is hardly more than half as wide as their 12 units of height. */
    @Test
    void noLabel_endsBeyondTheDrawing() throws Exception {
        for (int months = 2; months < 200; months++) {
            Document page = drawn("units", Form.LINES, series("line", 0, new double[months]));
            assertThat(elements(page, "text", "at"))
                    .as(months + " months")
                    .isNotEmpty()
                    .allSatisfy(label -> assertThat(Double.parseDouble(label.getAttribute("x"))
                                    + 7 * label.getTextContent().length())
                            .isLessThan(WIDTH));
        }
    }

    /** Months by name within two years, years beyond. */
    @Test
    void time_isToldInFewLabels() throws Exception {
        for (int months : new int[] {2, 9, 23, 24, 60, 400}) {
            Document page = drawn("units", Form.LINES, series("line", 0, new double[months]));
            List<String> labels = texts(page, "text").stream()
                    .filter(text -> text.matches(months < 24 ? "[0-9]{4}-[0-9]{2}" : "2[0-9]{3}"))
                    .toList();
            assertThat(labels).as(months + " months").hasSizeBetween(2, 12).doesNotHaveDuplicates();
        }
    }
}
