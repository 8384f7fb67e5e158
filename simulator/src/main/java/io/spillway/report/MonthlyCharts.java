package io.spillway.report;

import io.spillway.engine.Reason;
import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.Estimate;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.report.TimeChart.Form;
import io.spillway.report.TimeChart.Series;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What changes from month to month, in the charts of an {@link HtmlReport}: those of which there is anything to see. */
final class MonthlyCharts {
    /** As many as there are colours. */
    private static final int MOST_SERIES = 8;

    private static final String OTHERS = "others";

    private final ExperimentResult result;
    private final List<YearMonth> months;
    private final List<String> clouds;
    private final List<TimeChart> charts = new ArrayList<>();

    MonthlyCharts(ExperimentResult result) {
        this.result = result;
        months = result.table().periods();
        clouds = result.table().clouds();
    }

    /** None for a single month. */
    List<TimeChart> all() {
        if (months.size() > 1) {
            areas("Units in use, by cloud", "units", clouds(Measure.UNITS_IN_USE));
            areas(
                    "Spilled, by reason (part of unit-hours)",
                    "share",
                    reasons(Measure.UNIT_HOURS_SPILLED, Measure.UNIT_HOURS_PLACED));
            areas(
                    "Lost, by reason (part of requests)",
                    "share",
                    reasons(Measure.REQUESTS_LOST, Measure.REQUESTS_ARRIVED));
            lines("Utilisation, by cloud, its own demand included", "share", clouds(Measure.UTILISATION));
            areas("Requests waiting at a time", "requests", List.of(total("waiting", Measure.REQUESTS_WAITING)));
            if (result.estimate(Measure.AVAILABILITY).mean() < 1) {
                lines("Available capacity, by cloud", "share", clouds(Measure.AVAILABILITY));
            }
            areas("Spend in a month, by cloud", "USD", clouds(Measure.SPEND));
            lines("Shares of revenue, so far", "USD", sharesOfRevenue());
            lines("Used of commitments, so far", "USD", commitments());
        }
        return charts;
    }

    private void areas(String title, String unit, List<Series> series) {
        List<Series> seen = series.stream().filter(MonthlyCharts::isSeen).toList();
        add(title, unit, Form.AREAS, seen.size() > MOST_SERIES ? joined(seen) : seen);
    }

    private void lines(String title, String unit, List<Series> series) {
        List<Series> seen = series.stream().filter(MonthlyCharts::isSeen).toList();
        add(title, unit, Form.LINES, seen.size() > MOST_SERIES ? largest(seen, MOST_SERIES) : seen);
    }

    private void add(String title, String unit, Form form, List<Series> series) {
        if (!series.isEmpty()) {
            String id = "chart" + charts.size();
            charts.add(new TimeChart(id, title, unit, form, months, series));
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

    /** Those that are largest over all months, in the order that they had. */
    private static List<Series> largest(List<Series> series, int count) {
        return series.stream()
                .sorted(Comparator.comparingDouble(one -> -sum(one)))
                .limit(count)
                .sorted(Comparator.comparingInt(series::indexOf))
                .toList();
    }

    /** The largest, and the sum of the others. */
    private static List<Series> joined(List<Series> series) {
        List<Series> joined = new ArrayList<>(largest(series, MOST_SERIES - 1));
        List<Series> others = new ArrayList<>(series);
        others.removeAll(joined);
        List<Estimate> sums = IntStream.range(0, others.get(0).byMonth().size())
                .mapToObj(month -> known(
                        others.stream().mapToDouble(one -> one.mean(month)).sum()))
                .toList();
        joined.add(new Series(OTHERS, "others", sums));
        return joined;
    }

    private List<Series> clouds(Measure measure) {
        return IntStream.range(0, clouds.size())
                .mapToObj(cloud -> new Series(
                        clouds.get(cloud),
                        colour(cloud),
                        byMonth(month -> result.estimate(
                                Row.of(measure).cloud(clouds.get(cloud)).period(month)))))
                .toList();
    }

    private Series total(String name, Measure measure) {
        return new Series(
                name,
                colour(0),
                byMonth(month -> result.estimate(Row.of(measure).period(month))));
    }

    private List<Series> reasons(Measure part, Measure whole) {
        List<Series> series = new ArrayList<>();
        for (Reason reason : Reason.values()) {
            series.add(new Series(
                    reason.kind() + " " + reason,
                    reason.name(),
                    byMonth(month -> known(mean(Row.of(part).reason(reason).period(month))
                            / mean(Row.of(whole).period(month))))));
        }
        return series;
    }

    private List<Series> sharesOfRevenue() {
        Series paid = soFar("paid", colour(0), Row.of(Measure.REVENUE_SHARE));
        Series uncapped = soFar("without the cap", colour(1), Row.of(Measure.REVENUE_SHARE_UNCAPPED));
        return sum(paid) == sum(uncapped) ? List.of(paid) : List.of(uncapped, paid);
    }

    private List<Series> commitments() {
        List<String> names = result.table().chart().commitments();
        return IntStream.range(0, names.size())
                .mapToObj(i -> soFar(
                        names.get(i), colour(i), Row.of(Measure.COMMITMENT_USED).commitment(names.get(i))))
                .toList();
    }

    /** What has come together by the end of each month. */
    private Series soFar(String name, String colour, Row row) {
        List<Estimate> sums = new ArrayList<>();
        double sum = 0;
        for (YearMonth month : months) {
            sum += mean(row.period(month));
            sums.add(known(sum));
        }
        return new Series(name, colour, sums);
    }

    private List<Estimate> byMonth(Function<YearMonth, Estimate> estimate) {
        return months.stream().map(estimate).toList();
    }

    private double mean(Row row) {
        return result.estimate(row).mean();
    }

    /** A number without an interval. */
    private static Estimate known(double value) {
        return new Estimate(value, Double.NaN, 1);
    }

    private static String colour(int number) {
        return "c" + number % MOST_SERIES;
    }
}
