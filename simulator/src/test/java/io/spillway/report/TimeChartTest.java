package io.spillway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spillway.measures.Estimate;
import io.spillway.page.HtmlPage;
import io.spillway.report.TimeChart.Form;
import io.spillway.report.TimeChart.Series;
import java.io.StringReader;
import java.time.YearMonth;
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

    private static Series series(String name, double halfWidth, double... means) {
        return new Series(
                name,
                "c0",
                DoubleStream.of(means)
                        .mapToObj(mean -> new Estimate(mean, halfWidth, 3))
                        .toList());
    }

    private static Document drawn(String unit, Form form, Series... series) throws Exception {
        List<YearMonth> months = IntStream.range(0, series[0].byMonth().size())
                .mapToObj(YearMonth.of(2027, 1)::plusMonths)
                .toList();
        StringBuilder page = new StringBuilder();
        HtmlPage.write(
                "a & b",
                page,
                html -> new TimeChart("chart", "a <title>", unit, form, months, List.of(series)).write(html));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page.substring("<!DOCTYPE html>".length()))));
    }

    private static List<Element> paths(Document page, String kind) {
        List<Element> paths = new ArrayList<>();
        NodeList all = page.getElementsByTagName("path");
        for (int i = 0; i < all.getLength(); i++) {
            Element path = (Element) all.item(i);
            if (path.getAttribute("class").startsWith(kind)) {
                paths.add(path);
            }
        }
        return paths;
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
    void aMonth_tellsItsNumbersAndTheirSum() throws Exception {
        Document page = drawn("units", Form.AREAS, series("low", 1, 10, 20), series("high", 1, 30, 0));
        assertThat(texts(page, "title"))
                .contains("2027-01\nlow  10.0 ± 1.0\nhigh  30.0 ± 1.0\nall  40.0")
                .contains("a <title>", "a & b");
        assertThat(texts(page, "td")).contains("2027-02", "20.0 ± 1.0", "40.0");
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

    @Test
    void aChartOfNothing_hasAnAxis() throws Exception {
        Document page = drawn("USD", Form.AREAS, series("none", 0, 0, 0));
        assertThat(heights(paths(page, "area").get(0))).allMatch(height -> height == FOOT);
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
