package io.spillway.report;

import io.spillway.compare.ComparisonResult;
import io.spillway.compare.Contrast;
import io.spillway.compare.Difference;
import io.spillway.measures.Estimate;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.page.HtmlPage;
import io.spillway.report.TimeChart.Form;
import io.spillway.report.TimeChart.Series;
import io.spillway.report.TimeChart.Told;
import java.io.IOException;
import java.io.Writer;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * A comparison as one page to hand on: for each pair, what differs from month to month in charts, then all that the table for a
 * reader says. A band is the paired interval of the difference, laid on the base.
 */
final class ComparisonPage {
    private static final String BANDS =
            "The band around a scenario's line is the interval of its difference from the base, in the"
                    + " same worlds: where it does not meet the line of the base, they differ in that month.";

    private static final Difference NOTHING = known(0);
    /** Of a ratio to nothing. */
    private static final Difference NO_NUMBER = known(Double.NaN);

    private final ComparisonResult result;
    private final Contrast contrast;
    private final String id;
    private final Months months;
    private final Map<Row, Difference> byRow = new HashMap<>();
    private final List<TimeChart> charts = new ArrayList<>();

    private ComparisonPage(ComparisonResult result, Contrast contrast, String id) {
        this.result = result;
        this.contrast = contrast;
        this.id = id;
        List<YearMonth> all = contrast.lines().stream()
                .map(line -> line.row().period())
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        months = new Months(all, result.start(), result.end());
        contrast.lines().forEach(line -> byRow.put(line.row(), line.difference()));
    }

    static void write(ComparisonResult result, Writer to) throws IOException {
        String title = result.contrasts().size() == 1
                ? ComparisonTable.name(result, result.contrasts().get(0))
                : result.contrasts().size() + " scenarios against "
                        + result.base().label();
        HtmlPage.write(title, to, page -> {
            for (int i = 0; i < result.contrasts().size(); i++) {
                Contrast contrast = result.contrasts().get(i);
                new ComparisonPage(result, contrast, "pair" + i + "-").write(page, title);
            }
        });
    }

    private void write(HtmlPage page, String title) throws IOException {
        ComparisonTable table = new ComparisonTable(result, contrast, new HtmlSheet(page, title));
        table.writeHead();
        draw();
        TimeChart.writeAll(charts, months, page, BANDS);
        table.writeSections();
    }

    private void draw() {
        if (months.size() > 1) {
            each("Units in use", Measure.UNITS_IN_USE);
            add("Spilled (part of unit-hours)", Row.of(Measure.SPILL_SHARE_UNIT_HOURS));
            add("Lost (part of requests)", Row.of(Measure.LOSS_SHARE));
            each("Spend in a month", Measure.SPEND);
            add("Shares of revenue in a month", Row.of(Measure.REVENUE_SHARE));
        }
    }

    /** As a whole and by cloud. */
    private void each(String title, Measure measure) {
        add(title, Row.of(measure));
        clouds().forEach(cloud -> add(title + ", " + cloud, Row.of(measure).cloud(cloud)));
    }

    private List<String> clouds() {
        return contrast.lines().stream()
                .map(line -> line.row().cloud())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** A chart of a row by month, where it differs in any. */
    private void add(String title, Row row) {
        List<Difference> differences =
                months.all().stream().map(month -> difference(row, month)).toList();
        if (differences.stream().anyMatch(difference -> difference != NO_NUMBER && !difference.isNone())) {
            String unit = row.measure().unit();
            Series base = new Series(result.base().label(), "c0", each(differences, ComparisonPage::base));
            Series other = new Series(contrast.side().label(), "c1", each(differences, ComparisonPage::other));
            Series banded = new Series(other.name(), other.colour(), each(differences, ComparisonPage::banded));
            List<Cell> apart = each(differences, Difference::estimate).stream()
                    .map(estimate -> Human.difference(estimate, unit))
                    .toList();
            charts.add(new TimeChart(
                    id + charts.size(),
                    title,
                    unit,
                    Form.LINES,
                    months,
                    List.of(base, banded),
                    List.of(Told.of(base, unit), Told.of(other, unit), new Told("difference", apart))));
        }
    }

    /** What is no line of the contrast is 0 in both, or a ratio to what is 0 in both. */
    private Difference difference(Row row, YearMonth month) {
        Difference difference = byRow.get(row.period(month));
        if (difference != null) {
            return difference;
        }
        boolean isNumber = row.measure()
                .weight()
                .map(weight -> byRow.containsKey(Row.of(weight).period(month)))
                .orElse(true);
        return isNumber ? NOTHING : NO_NUMBER;
    }

    private static Difference known(double value) {
        return new Difference(value, value, value, value, Double.NaN, Double.NaN, Double.NaN, 0);
    }

    private static List<Estimate> each(List<Difference> differences, Function<Difference, Estimate> estimate) {
        return differences.stream().map(estimate).toList();
    }

    private static Estimate base(Difference difference) {
        return new Estimate(difference.baseMean(), Double.NaN, difference.n());
    }

    private static Estimate other(Difference difference) {
        return new Estimate(difference.mean(), Double.NaN, difference.n());
    }

    /** The other within the interval of the difference. */
    private static Estimate banded(Difference difference) {
        return new Estimate(difference.mean(), difference.halfWidth(), difference.n());
    }
}
