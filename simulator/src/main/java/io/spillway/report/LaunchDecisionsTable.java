package io.spillway.report;

import io.spillway.engine.Reason;
import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.Estimate;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The launch decisions: on which cloud a launch was first, how many days later it was open on each, and why it was refused.
 * Nothing is written when every launch was taken and open everywhere at once.
 */
final class LaunchDecisionsTable {
    private static final int SHOWN = 12;
    private static final double HOURS_PER_DAY = 24;

    private final ExperimentResult result;
    private final List<String> clouds;

    private LaunchDecisionsTable(ExperimentResult result) {
        this.result = result;
        clouds = result.table().clouds();
    }

    static void write(ExperimentResult result, Sheet sheet) throws IOException {
        new LaunchDecisionsTable(result).write(sheet);
    }

    private void write(Sheet sheet) throws IOException {
        boolean anyRefused = mean(Row.of(Measure.LAUNCHES_REFUSED)) > 0;
        boolean anyLate = clouds.stream()
                .anyMatch(cloud -> mean(Row.of(Measure.LAUNCH_LAG_HOURS).cloud(cloud)) > 0);
        if (!anyRefused && !anyLate) {
            return;
        }
        List<String> launches = result.table().launches().stream()
                .filter(launch -> mean(Row.of(Measure.LAUNCHES_DECIDED).launch(launch)) > 0)
                .toList();
        List<String> shown = launches.subList(0, Math.min(SHOWN, launches.size()));
        String of = shown.size() < launches.size() ? "the first " + SHOWN + " of " + launches.size() + ", " : "";
        sheet.title("How launches were decided (" + of + "days until open on each cloud)");
        sheet.table(table(shown));
    }

    private TextTable table(List<String> launches) {
        TextTable table = new TextTable().text("launch").text("first on");
        clouds.forEach(table::numbers);
        table.text("refused for");
        for (String launch : launches) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.text(launch));
            cells.add(Cell.text(firstOn(launch)));
            for (String cloud : clouds) {
                cells.add(days(result.estimate(
                        Row.of(Measure.LAUNCH_LAG_HOURS).launch(launch).cloud(cloud))));
            }
            cells.add(Cell.text(refusedFor(launch)));
            table.row(cells);
        }
        return table;
    }

    /** The clouds it was first on, with the part of the decisions in which it was, unless that is one cloud always. */
    private String firstOn(String launch) {
        Row first = Row.of(Measure.FIRST_CLOUD_SHARE).launch(launch);
        List<String> firsts = clouds.stream()
                .filter(cloud -> mean(first.cloud(cloud)) > 0)
                .sorted(Comparator.comparingDouble(cloud -> -mean(first.cloud(cloud))))
                .toList();
        if (firsts.size() == 1) {
            return firsts.get(0);
        }
        return firsts.stream()
                .map(cloud -> cloud + perCent(mean(first.cloud(cloud))))
                .collect(Collectors.joining(", "));
    }

    /** The refusals, with the part of the decisions that they were. */
    private String refusedFor(String launch) {
        Row refused = Row.of(Measure.LAUNCHES_REFUSED).launch(launch);
        double decided = mean(Row.of(Measure.LAUNCHES_DECIDED).launch(launch));
        return Arrays.stream(Reason.values())
                .filter(reason -> mean(refused.reason(reason)) > 0)
                .sorted(Comparator.comparingDouble(reason -> -mean(refused.reason(reason))))
                .map(reason -> reason.kind() + " " + reason + perCent(mean(refused.reason(reason)) / decided))
                .collect(Collectors.joining(", "));
    }

    private static String perCent(double share) {
        return " " + Human.decimal(100 * share, 0) + " %";
    }

    private static Cell days(Estimate hours) {
        double mean = hours.mean() / HOURS_PER_DAY;
        return hours.n() == 0
                ? Cell.text("never")
                : Human.number(new Estimate(mean, hours.halfWidth() / HOURS_PER_DAY, hours.n()), 1);
    }

    private double mean(Row row) {
        return result.estimate(row).mean();
    }
}
