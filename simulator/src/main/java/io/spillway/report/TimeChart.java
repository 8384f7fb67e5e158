package io.spillway.report;

import io.spillway.measures.Estimate;
import io.spillway.page.HtmlPage;
import io.spillway.page.Steps;
import io.spillway.page.Svg;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/**
 * Numbers by month, as areas that lie on each other, as lines with bands for their intervals, or as sums so far. A month's
 * numbers are told where the pointer rests on it, and all of them in a table. A month that is cut short is drawn paler.
 */
final class TimeChart {
    /** How its series are drawn. */
    enum Form {
        AREAS,
        LINES,
        /** Lines of what has come together since the beginning, from nothing, by the end of each month. */
        SUMS
    }

    /**
     * What is drawn in one colour.
     *
     * @param colour its class in the style sheet
     * @param byMonth in the order of months; a mean that is no number is a gap
     */
    record Series(String name, String colour, List<Estimate> byMonth) {
        double mean(int month) {
            double mean = byMonth.get(month).mean();
            return Double.isFinite(mean) ? mean : 0;
        }

        double halfWidth(int month) {
            double halfWidth = byMonth.get(month).halfWidth();
            return Double.isFinite(halfWidth) ? halfWidth : 0;
        }

        boolean isGap(int month) {
            return !Double.isFinite(byMonth.get(month).mean());
        }
    }

    /** What is told of each month. */
    record Told(String name, List<Cell> byMonth) {
        static Told of(Series series, String unit) {
            return new Told(
                    series.name(),
                    series.byMonth().stream()
                            .map(estimate -> Human.ofUnit(estimate, unit))
                            .toList());
        }
    }

    private static final int WIDTH = 640;
    private static final int LEFT = 66;
    private static final int RIGHT = 12;
    private static final int TOP = 10;
    private static final int HEIGHT = 240;
    private static final int BOTTOM = 24;
    private static final int LABEL_GAP = 8;
    private static final int TEXT_DROP = 4;
    private static final int LABEL_DROP = 17;
    private static final int MOST_LABELS = 9;
    /** No digit is wider. */
    private static final int DIGIT_WIDTH = 8;

    private static final int MONTHS_PER_YEAR = 12;
    private static final int DIGITS = 3;

    private final String id;
    private final String title;
    private final String unit;
    private final Form form;
    private final Months months;
    private final List<Series> series;
    private final List<Told> told;
    private final double step;
    private final int steps;

    /**
     * @param unit of the numbers, as measures have it
     * @param series what is drawn
     * @param told what is told, in the hover and the table
     */
    TimeChart(String id, String title, String unit, Form form, Months months, List<Series> series, List<Told> told) {
        this.id = id;
        this.title = unit.equals("USD") ? title + ", USD" : title;
        this.unit = unit;
        this.form = form;
        this.months = months;
        this.series = series;
        this.told = told;
        double most = Math.max(Math.min(most(), limit()), Double.MIN_NORMAL);
        step = Steps.of(most);
        steps = (int) Steps.last(most, step);
    }

    /** What no number, nor the end of its interval, is drawn beyond: no share is above all. */
    private double limit() {
        return unit.equals("share") ? 1 : Double.MAX_VALUE;
    }

    private double most() {
        double most = 0;
        for (int month = 0; month < months.size(); month++) {
            double top = 0;
            for (Series one : series) {
                top = form == Form.AREAS
                        ? top + one.mean(month)
                        : Math.max(top, one.mean(month) + one.halfWidth(month));
            }
            most = Math.max(most, top);
        }
        return most;
    }

    /** Side by side where there is room, under their heading; nothing where there is none, but of a single month why. */
    static void writeAll(List<TimeChart> charts, Months months, HtmlPage page, String... paragraphs)
            throws IOException {
        if (months.size() == 1) {
            page.paragraph("All of it lies in one month, " + months.get(0) + ": nothing is drawn month by month.");
        }
        if (charts.isEmpty()) {
            return;
        }
        page.heading("Month by month");
        for (String paragraph : paragraphs) {
            page.paragraph(paragraph);
        }
        if (!months.cutShort().isEmpty()) {
            page.paragraph(
                    "Paler, as only a part of the month is measured, and what comes together in it, as spend does, is"
                            + " less: " + months.cutShort() + ".");
        }
        page.gallery(gallery -> {
            for (TimeChart chart : charts) {
                chart.write(gallery);
            }
        });
    }

    void write(HtmlPage page) throws IOException {
        List<HtmlPage.Key> legend = series.stream()
                .map(one -> new HtmlPage.Key(
                        form == Form.AREAS ? HtmlPage.Mark.AREA : HtmlPage.Mark.LINE, one.colour(), one.name()))
                .toList();
        page.figure(title, legend, draw(), details -> table().write(details));
    }

    private TextTable table() {
        TextTable table = new TextTable().text("month");
        told.forEach(one -> table.numbers(one.name()));
        for (int month = 0; month < months.size(); month++) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.text(months.text(month)));
            for (Told one : told) {
                cells.add(one.byMonth().get(month));
            }
            table.row(cells);
        }
        return table;
    }

    private Svg draw() {
        Svg svg = new Svg(
                id,
                WIDTH,
                TOP + HEIGHT + BOTTOM,
                title,
                months.get(0) + " to " + months.get(months.size() - 1) + ", " + series.size() + " series in " + unit
                        + "; the table below has the numbers.");
        axes(svg);
        switch (form) {
            case AREAS -> areas(svg);
            case LINES -> lines(svg);
            case SUMS -> sums(svg);
        }
        cutShort(svg);
        hover(svg);
        return svg;
    }

    private void axes(Svg svg) {
        for (int i = 0; i <= steps; i++) {
            double y = y(i * step);
            svg.add("<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>%n", LEFT, WIDTH - RIGHT, y, y);
            svg.add(
                    "<text class=\"label\" x=\"%d\" y=\"%.1f\">%s</text>%n",
                    LEFT - LABEL_GAP, y + TEXT_DROP, Svg.escape(label(i)));
        }
        int years = months.size() / MONTHS_PER_YEAR;
        int labels = 0;
        int apart = years > 1 ? MONTHS_PER_YEAR * (1 + years / MOST_LABELS) : 1 + months.size() / MOST_LABELS;
        for (int month = 0; month < months.size(); month++) {
            YearMonth at = months.get(month);
            int since = years > 1 ? at.getYear() * MONTHS_PER_YEAR + at.getMonthValue() - 1 : month;
            if (since % apart == 0) {
                tick(svg, month, years > 1 ? Integer.toString(at.getYear()) : at.toString(), labels++ % 2 == 1);
            }
        }
    }

    /**
     * A label that would end beyond the drawing is left out.
     *
     * @param isOdd whether it gives way where the drawing is small and its text large
     */
    private void tick(Svg svg, int month, String label, boolean isOdd) {
        svg.add(
                "<line class=\"grid\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\"/>%n",
                left(month), TOP, TOP + HEIGHT);
        if (left(month) + label.length() * DIGIT_WIDTH <= WIDTH) {
            svg.add(
                    "<text class=\"%s\" x=\"%.1f\" y=\"%d\">%s</text>%n",
                    isOdd ? "at odd" : "at", left(month), TOP + HEIGHT + LABEL_DROP, label);
        }
    }

    /** The largest number of the axis says how large its numbers are told. */
    private String label(int number) {
        if (number == 0) {
            return "0";
        }
        BigDecimal value = BigDecimal.valueOf(number * step);
        if (unit.equals("share")) {
            return plain(value.movePointRight(2)) + " %";
        }
        int group = Human.group(steps * step);
        return plain(value.movePointLeft(3 * group)) + Human.suffix(group);
    }

    private static String plain(BigDecimal number) {
        return number.round(new MathContext(DIGITS)).stripTrailingZeros().toPlainString();
    }

    private void areas(Svg svg) {
        double[] below = new double[months.size()];
        for (Series one : series) {
            double[] floor = below.clone();
            for (int month = 0; month < below.length; month++) {
                below[month] += one.mean(month);
            }
            double[] top = below.clone();
            String path = forward(0, top.length, month -> top[month]) + back(0, top.length, month -> floor[month]);
            svg.add("<path class=\"area %s\" d=\"M%sZ\"/>%n", one.colour(), path);
        }
    }

    private void lines(Svg svg) {
        for (Series one : series) {
            for (int from = 0; from < months.size(); from++) {
                int until = from;
                while (until < months.size() && !one.isGap(until)) {
                    until++;
                }
                if (until > from) {
                    line(svg, one, from, until);
                    from = until;
                }
            }
        }
    }

    private void line(Svg svg, Series one, int from, int until) {
        String band = forward(from, until, month -> Math.min(one.mean(month) + one.halfWidth(month), limit()))
                + back(from, until, month -> Math.max(0, one.mean(month) - one.halfWidth(month)));
        svg.add("<path class=\"band %s\" d=\"M%sZ\"/>%n", one.colour(), band);
        svg.add("<path class=\"line %s\" d=\"M%s\"/>%n", one.colour(), forward(from, until, one::mean));
    }

    private void sums(Svg svg) {
        for (Series one : series) {
            StringBuilder path = new StringBuilder(point(left(0), 0));
            for (int month = 0; month < months.size(); month++) {
                path.append('L').append(point(left(month + 1), one.mean(month)));
            }
            svg.add("<path class=\"line %s\" d=\"M%s\"/>%n", one.colour(), path);
        }
    }

    /** Through the middle of each month, from the beginning of the first to the end of the last. */
    private String forward(int from, int until, IntToDoubleFunction values) {
        StringBuilder path = new StringBuilder(point(left(from), values.applyAsDouble(from)));
        for (int month = from; month < until; month++) {
            path.append('L').append(point(middle(month), values.applyAsDouble(month)));
        }
        return path.append('L')
                .append(point(left(until), values.applyAsDouble(until - 1)))
                .toString();
    }

    private String back(int from, int until, IntToDoubleFunction values) {
        StringBuilder path = new StringBuilder("L").append(point(left(until), values.applyAsDouble(until - 1)));
        for (int month = until - 1; month >= from; month--) {
            path.append('L').append(point(middle(month), values.applyAsDouble(month)));
        }
        return path.append('L')
                .append(point(left(from), values.applyAsDouble(from)))
                .toString();
    }

    private String point(double x, double value) {
        return Human.decimal(x, 1) + " " + Human.decimal(y(value), 1);
    }

    private void cutShort(Svg svg) {
        for (int month = 0; month < months.size(); month++) {
            if (months.isCutShort(month)) {
                svg.add("<rect class=\"cut\" %s/>%n", strip(month));
            }
        }
    }

    private void hover(Svg svg) {
        for (int month = 0; month < months.size(); month++) {
            StringBuilder text = new StringBuilder(months.text(month));
            for (Told one : told) {
                text.append('\n')
                        .append(one.name())
                        .append("  ")
                        .append(one.byMonth().get(month));
            }
            svg.add("<rect class=\"month\" %s><title>%s</title></rect>%n", strip(month), Svg.escape(text.toString()));
        }
    }

    /** Where a month is, from the foot of the drawing to its top. */
    private String strip(int month) {
        return String.format(
                Locale.ROOT,
                "x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"",
                left(month),
                TOP,
                left(month + 1) - left(month),
                HEIGHT);
    }

    private double left(int month) {
        return LEFT + (double) (WIDTH - LEFT - RIGHT) * month / months.size();
    }

    private double middle(int month) {
        return (left(month) + left(month + 1)) / 2;
    }

    private double y(double value) {
        return TOP + HEIGHT * (1 - value / (steps * step));
    }
}
