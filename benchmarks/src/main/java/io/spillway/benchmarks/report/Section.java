package io.spillway.benchmarks.report;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * One question and its numbers; each format draws it in its own way.
 *
 * @param unit of the numbers
 * @param scale on which they are drawn
 * @param bars from top to bottom
 */
record Section(String title, String text, String unit, Scale scale, List<Bar> bars) {
    /** How lengths stand for numbers. */
    enum Scale {
        /** From nothing on, as bars. */
        LINEAR,
        /** By factors around 1, as points. */
        FACTORS
    }

    Section {
        bars = ImmutableList.copyOf(bars);
    }

    /** One number. */
    record Bar(String label, Estimate estimate) {}

    Table table() {
        Table table =
                new Table().words("").numbers(unit).numbers("95 % interval").numbers("forks");
        for (Bar bar : bars) {
            Estimate estimate = bar.estimate();
            table.row(
                    bar.label(),
                    Digits.of(estimate.value()),
                    Digits.interval(estimate),
                    Integer.toString(estimate.n()));
        }
        return table;
    }
}
