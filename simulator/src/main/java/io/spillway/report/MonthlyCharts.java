package io.spillway.report;

import io.spillway.engine.Reason;
import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.Estimate;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.page.HtmlPage;
import io.spillway.report.TimeChart.Form;
import io.spillway.report.TimeChart.Series;
import io.spillway.report.TimeChart.Told;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What changes from month to month, in the charts of an {@link HtmlReport}: those of which there is anything to see. */
final class MonthlyCharts {
    /** As many as there are colours, beside the one of all others. */
    private static final int MOST_SERIES = 8;

    private final ExperimentResult result;
    private final Months months;
    /** Those that served most, whose colours are theirs in every chart. */
    private final List<String> clouds;

    private final List<TimeChart> charts = new ArrayList<>();

    MonthlyCharts(ExperimentResult result) {
        this.result = result;
        months = new Months(result.table().periods(), result.start(), result.end());
        clouds = largest(Measure.UNIT_HOURS_PLACED);
    }

    private List<String> largest(Measure measure) {
        return Largest.of(
                result.table().clouds(),
                MOST_SERIES,
                cloud -> mean(Row.of(measure).cloud(cloud)));
    }

    /** None for a single month. */
    void write(HtmlPage page) throws IOException {
        if (months.size() > 1) {
            draw();
        }
        TimeChart.writeAll(charts, months, page);
    }

    private void draw() {
        cloudAreas("Units in use, by cloud", Measure.UNITS_IN_USE);
        reasonAreas(
                "Spilled, by reason (part of unit-hours)",
                Measure.UNIT_HOURS_SPILLED,
                Measure.UNIT_HOURS_PLACED,
                Measure.SPILL_SHARE_UNIT_HOURS);
        reasonAreas(
                "Lost, by reason (part of requests)",
                Measure.REQUESTS_LOST,
                Measure.REQUESTS_ARRIVED,
                Measure.LOSS_SHARE);
        cloudLines("Utilisation, by cloud, its own demand included", Measure.UTILISATION);
        areas(
                "Requests waiting at a time",
                Measure.REQUESTS_WAITING,
                List.of(total("waiting", Measure.REQUESTS_WAITING)));
        if (result.estimate(Measure.AVAILABILITY).mean() < 1) {
            cloudLines("Available capacity, by cloud", Measure.AVAILABILITY);
        }
        cloudAreas("Spend in a month, by cloud", Measure.SPEND);
        lines("Shares of revenue, so far", "USD", Form.SUMS, sharesOfRevenue());
        commitments();
    }

    /** @param whole what they come to together */
    private void areas(String title, Measure whole, List<Series> parts) {
        List<Series> seen = parts.stream().filter(MonthlyCharts::isSeen).toList();
        List<Series> told = new ArrayList<>(seen);
        if (seen.size() > 1) {
            told.add(total("all", whole));
        }
        add(title, whole.unit(), Form.AREAS, seen, told);
    }

    private void lines(String title, String unit, Form form, List<Series> series) {
        List<Series> seen = series.stream().filter(MonthlyCharts::isSeen).toList();
        add(title, unit, form, seen, seen);
    }

    private void add(String title, String unit, Form form, List<Series> series, List<Series> told) {
        if (!series.isEmpty()) {
            String id = "chart" + charts.size();
            charts.add(new TimeChart(
                    id,
                    title,
                    unit,
                    form,
                    months,
                    series,
                    told.stream().map(one -> Told.of(one, unit)).toList()));
        }
    }

    private static boolean isSeen(Series series) {
        return sum(series) > 0;
    }

    private static double sum(Series series) {
        return IntStream.range(0, series.byMonth().size())
                .mapToDouble(series::mean)
                .sum();
    }

    /** Those of which there is most of what is drawn; the others share a colour. */
    private void cloudAreas(String title, Measure measure) {
        List<String> shown = largest(measure);
        List<String> others = result.table().clouds().stream()
                .filter(cloud -> !shown.contains(cloud))
                .toList();
        List<Series> parts = new ArrayList<>(byCloud(measure, shown));
        if (!others.isEmpty()) {
            parts.add(new Series(
                    others.size() + " others",
                    "others",
                    byMonth(month -> Estimate.bare(others.stream()
                            .mapToDouble(
                                    cloud -> mean(Row.of(measure).cloud(cloud).period(month)))
                            .sum()))));
        }
        areas(title, measure, parts);
    }

    /** Shares of several clouds have no sum, so the others are left out. */
    private void cloudLines(String title, Measure measure) {
        int all = result.table().clouds().size();
        String which = clouds.size() == all ? "" : " (the " + clouds.size() + " of " + all + " that served most)";
        lines(title + which, measure.unit(), Form.LINES, byCloud(measure, clouds));
    }

    private List<Series> byCloud(Measure measure, List<String> shown) {
        List<Integer> free = new ArrayList<>(IntStream.range(0, shown.size())
                .filter(number -> number >= clouds.size() || !shown.contains(clouds.get(number)))
                .boxed()
                .toList());
        List<Series> series = new ArrayList<>();
        for (String cloud : shown) {
            int own = clouds.indexOf(cloud);
            series.add(new Series(
                    cloud,
                    colour(own >= 0 ? own : free.remove(0)),
                    byMonth(month ->
                            result.estimate(Row.of(measure).cloud(cloud).period(month)))));
        }
        return series;
    }

    private Series total(String name, Measure measure) {
        return new Series(
                name,
                colour(0),
                byMonth(month -> result.estimate(Row.of(measure).period(month))));
    }

    /** Each reason has a colour of its own. */
    private void reasonAreas(String title, Measure part, Measure of, Measure whole) {
        List<Series> parts = new ArrayList<>();
        for (Reason reason : Reason.values()) {
            parts.add(new Series(
                    reason.kind() + " " + reason,
                    reason.name(),
                    byMonth(month ->
                            Estimate.bare(mean(Row.of(part).reason(reason).period(month))
                                    / mean(Row.of(of).period(month))))));
        }
        areas(title, whole, parts);
    }

    private List<Series> sharesOfRevenue() {
        Series paid = soFar("paid", colour(0), Row.of(Measure.REVENUE_SHARE));
        Series uncapped = soFar("without the cap", colour(1), Row.of(Measure.REVENUE_SHARE_UNCAPPED));
        return sum(paid) == sum(uncapped) ? List.of(paid) : List.of(uncapped, paid);
    }

    private void commitments() {
        List<String> all = result.table().chart().commitments();
        List<String> shown = Largest.of(
                all, MOST_SERIES, name -> mean(Row.of(Measure.COMMITMENT_USED).commitment(name)));
        String which = shown.size() == all.size() ? "" : " (the " + shown.size() + " largest of " + all.size() + ")";
        lines(
                "Used of commitments, so far" + which,
                "USD",
                Form.SUMS,
                IntStream.range(0, shown.size())
                        .mapToObj(i -> soFar(
                                shown.get(i),
                                colour(i),
                                Row.of(Measure.COMMITMENT_USED).commitment(shown.get(i))))
                        .toList());
    }

    /** What has come together by the end of each month. */
    private Series soFar(String name, String colour, Row row) {
        List<Estimate> sums = new ArrayList<>();
        double sum = 0;
        for (YearMonth month : months.all()) {
            sum += mean(row.period(month));
            sums.add(Estimate.bare(sum));
        }
        return new Series(name, colour, sums);
    }

    private List<Estimate> byMonth(Function<YearMonth, Estimate> estimate) {
        return months.all().stream().map(estimate).toList();
    }

    private double mean(Row row) {
        return result.estimate(row).mean();
    }

    private static String colour(int number) {
        return "c" + number;
    }
}
