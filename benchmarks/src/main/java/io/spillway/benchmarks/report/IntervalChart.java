package io.spillway.benchmarks.report;

import io.spillway.benchmarks.report.Section.Bar;
import io.spillway.benchmarks.report.Section.Scale;
import io.spillway.page.Steps;
import io.spillway.page.Svg;
import java.util.ArrayList;
import java.util.List;

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
    private static final int MOST_TICKS = 9;
    private static final int POINT_RADIUS = 4;

    private final Section section;
    private final boolean factors;
    private final double low;
    private final double high;
    private final int height;
    private final Svg svg;

    private IntervalChart(Section section, String id) {
        this.section = section;
        factors = section.scale() == Scale.FACTORS;
        double least = factors ? 1 : 0;
        double most = factors ? 1 : 0;
        for (Bar bar : section.bars()) {
            Estimate estimate = bar.estimate();
            least = Math.min(least, estimate.hasInterval() ? estimate.low() : estimate.value());
            most = Math.max(most, estimate.hasInterval() ? estimate.high() : estimate.value());
        }
        double step = factors ? 0 : Steps.of(Math.max(most - least, Double.MIN_NORMAL));
        low = factors ? Math.pow(2, Math.floor(log2(least) - 0.1)) : step * Math.floor(least / step);
        high = factors ? Math.pow(2, Math.ceil(log2(most) + 0.1)) : step * Steps.last(most, step);
        height = section.bars().size() * ROW_HEIGHT;
        svg = new Svg(
                id,
                LABEL_WIDTH + GAP + PLOT_WIDTH + GAP + VALUE_WIDTH,
                height + AXIS_HEIGHT,
                section.title(),
                section.bars().size() + " numbers in " + section.unit()
                        + " with 95 % intervals; the table below has them.");
    }

    static Svg svg(Section section, String id) {
        return new IntervalChart(section, id).draw();
    }

    private Svg draw() {
        for (double tick : ticks()) {
            svg.add("<line class=\"grid\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"0\" y2=\"%2$d\"/>%n", x(tick), height);
            svg.add(
                    "<text class=\"tick\" x=\"%.1f\" y=\"%d\">%s</text>%n",
                    x(tick), height + ROW_HEIGHT - GAP / 2, Digits.of(tick));
        }
        svg.add(
                "<text class=\"unit\" x=\"%d\" y=\"%d\">%s</text>%n",
                LABEL_WIDTH + GAP + PLOT_WIDTH + UNIT_DISTANCE,
                height + ROW_HEIGHT - GAP / 2,
                Svg.escape(section.unit()));
        for (int i = 0; i < section.bars().size(); i++) {
            row(section.bars().get(i), i * ROW_HEIGHT + ROW_HEIGHT / 2);
        }
        double origin = x(factors ? 1 : 0);
        svg.add("<line class=\"origin\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"0\" y2=\"%2$d\"/>%n", origin, height);
        return svg;
    }

    private void row(Bar bar, int y) {
        Estimate estimate = bar.estimate();
        double x = x(estimate.value());
        svg.add(
                "<text class=\"label\" x=\"%d\" y=\"%d\">%s</text>%n",
                LABEL_WIDTH, y + TEXT_DROP, Svg.escape(bar.label()));
        if (factors) {
            String kind = estimate.value() >= 1 ? "point" : "point short";
            svg.add("<circle class=\"%s\" cx=\"%.1f\" cy=\"%d\" r=\"%d\"/>%n", kind, x, y, POINT_RADIUS);
        } else {
            double from = Math.min(x(0), x);
            svg.add(
                    "<rect class=\"bar\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n",
                    from, y - BAR_HEIGHT / 2, Math.abs(x - x(0)), BAR_HEIGHT);
        }
        if (estimate.hasInterval()) {
            svg.add(
                    "<path class=\"whisker\" d=\"M%1$.1f %3$dH%2$.1fM%1$.1f %4$dv%5$dM%2$.1f %4$dv%5$d\"/>%n",
                    x(estimate.low()), x(estimate.high()), y, y - CAP_HEIGHT / 2, CAP_HEIGHT);
        }
        svg.add(
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
            double step = Steps.of(high - low);
            for (int i = 0; low + i * step <= high + step / 2; i++) {
                ticks.add(low + i * step);
            }
        }
        return ticks;
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
