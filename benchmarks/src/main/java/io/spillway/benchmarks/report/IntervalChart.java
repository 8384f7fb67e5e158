package io.spillway.benchmarks.report;

import com.google.common.html.HtmlEscapers;
import io.spillway.benchmarks.report.Section.Bar;
import io.spillway.benchmarks.report.Section.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A section as SVG: one line for each number, with a whisker for its interval. Colours are the page's. */
final class IntervalChart {
    private static final int LABEL_WIDTH = 470;
    private static final int PLOT_WIDTH = 400;
    private static final int VALUE_WIDTH = 110;
    /** From the middle of the last tick, whose label the unit must not touch. */
    private static final int UNIT_DISTANCE = 30;

    private static final int GAP = 10;
    private static final int ROW_HEIGHT = 24;
    private static final int BAR_HEIGHT = 12;
    private static final int CAP_HEIGHT = 8;
    private static final int AXIS_HEIGHT = 28;
    private static final int TEXT_DROP = 4;
    private static final int TICKS = 4;
    private static final int MOST_TICKS = 9;
    private static final int POINT_RADIUS = 4;

    private final Section section;
    private final boolean factors;
    private final double low;
    private final double high;
    private final StringBuilder svg = new StringBuilder();

    private IntervalChart(Section section) {
        this.section = section;
        factors = section.scale() == Scale.FACTORS;
        double least = factors ? 1 : 0;
        double most = factors ? 1 : 0;
        for (Bar bar : section.bars()) {
            Estimate estimate = bar.estimate();
            least = Math.min(least, estimate.hasInterval() ? estimate.low() : estimate.value());
            most = Math.max(most, estimate.hasInterval() ? estimate.high() : estimate.value());
        }
        double step = factors ? 0 : step(Math.max(most - least, Double.MIN_NORMAL));
        low = factors ? Math.pow(2, Math.floor(log2(least) - 0.1)) : step * Math.floor(least / step);
        high = factors ? Math.pow(2, Math.ceil(log2(most) + 0.1)) : step * Math.ceil(most / step);
    }

    static String svg(Section section, String id) {
        return new IntervalChart(section).draw(id);
    }

    private String draw(String id) {
        int height = section.bars().size() * ROW_HEIGHT;
        int width = LABEL_WIDTH + GAP + PLOT_WIDTH + GAP + VALUE_WIDTH;
        add(
                "<svg role=\"img\" aria-labelledby=\"%s-title %s-desc\" viewBox=\"0 0 %d %d\">%n",
                id, id, width, height + AXIS_HEIGHT);
        add("<title id=\"%s-title\">%s</title>%n", id, escape(section.title()));
        add(
                "<desc id=\"%s-desc\">%d numbers in %s with 95 %% intervals; the table below has them.</desc>%n",
                id, section.bars().size(), escape(section.unit()));
        for (double tick : ticks()) {
            add("<line class=\"grid\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"0\" y2=\"%2$d\"/>%n", x(tick), height);
            add(
                    "<text class=\"tick\" x=\"%.1f\" y=\"%d\">%s</text>%n",
                    x(tick), height + ROW_HEIGHT - GAP / 2, Digits.of(tick));
        }
        add(
                "<text class=\"unit\" x=\"%d\" y=\"%d\">%s</text>%n",
                LABEL_WIDTH + GAP + PLOT_WIDTH + UNIT_DISTANCE, height + ROW_HEIGHT - GAP / 2, escape(section.unit()));
        for (int i = 0; i < section.bars().size(); i++) {
            row(section.bars().get(i), i * ROW_HEIGHT + ROW_HEIGHT / 2);
        }
        double origin = x(factors ? 1 : 0);
        add("<line class=\"origin\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"0\" y2=\"%2$d\"/>%n</svg>%n", origin, height);
        return svg.toString();
    }

    private void row(Bar bar, int y) {
        Estimate estimate = bar.estimate();
        double x = x(estimate.value());
        add("<text class=\"label\" x=\"%d\" y=\"%d\">%s</text>%n", LABEL_WIDTH, y + TEXT_DROP, escape(bar.label()));
        if (factors) {
            String kind = estimate.value() >= 1 ? "point" : "point short";
            add("<circle class=\"%s\" cx=\"%.1f\" cy=\"%d\" r=\"%d\"/>%n", kind, x, y, POINT_RADIUS);
        } else {
            double from = Math.min(x(0), x);
            add(
                    "<rect class=\"bar\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n",
                    from, y - BAR_HEIGHT / 2, Math.abs(x - x(0)), BAR_HEIGHT);
        }
        if (estimate.hasInterval()) {
            add(
                    "<path class=\"whisker\" d=\"M%1$.1f %3$dH%2$.1fM%1$.1f %4$dv%5$dM%2$.1f %4$dv%5$d\"/>%n",
                    x(estimate.low()), x(estimate.high()), y, y - CAP_HEIGHT / 2, CAP_HEIGHT);
        }
        add(
                "<text class=\"value\" x=\"%d\" y=\"%d\">%s</text>%n",
                LABEL_WIDTH + GAP + PLOT_WIDTH + GAP, y + TEXT_DROP, Digits.of(estimate.value()));
    }

    private double x(double value) {
        double share = factors ? (log2(value) - log2(low)) / (log2(high) - log2(low)) : (value - low) / (high - low);
        return LABEL_WIDTH + GAP + PLOT_WIDTH * Math.max(0, Math.min(1, share));
    }

    private List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (factors) {
            double step = Math.pow(2, Math.ceil(log2(high / low) / MOST_TICKS));
            for (double tick = 1; tick <= high; tick *= step) {
                ticks.add(tick);
            }
            for (double tick = 1 / step; tick >= low; tick /= step) {
                ticks.add(tick);
            }
        } else {
            double step = step(high - low);
            for (int i = 0; low + i * step <= high + step / 2; i++) {
                ticks.add(low + i * step);
            }
        }
        return ticks;
    }

    /** 1, 2 or 5 times a power of ten, so that a handful of steps make the range. */
    private static double step(double range) {
        double rough = range / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double digit = rough / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    private static String escape(String text) {
        return HtmlEscapers.htmlEscaper().escape(text);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
    }
}
