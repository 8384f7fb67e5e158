package io.spillway.report;

import com.google.common.collect.ImmutableList;
import io.spillway.engine.Kind;
import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.Estimate;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One row per launch, for a spreadsheet, with the run's own columns on every row: means over replications, with the half-width
 * of the two shares that are asked about most. Columns of clouds are named {@code placedShare.azure}, those of kinds {@code
 * unitHoursSpilled.CANNOT}.
 */
final class LaunchesReport {
    private final ExperimentResult result;
    private final List<Column<String>> columns = new ArrayList<>();

    private LaunchesReport(ExperimentResult result) {
        this.result = result;
    }

    static void write(ExperimentResult result, Writer to) throws IOException {
        LaunchesReport report = new LaunchesReport(result);
        report.addColumns();
        Column.write(report.columns, result.table().launches(), to);
    }

    private void addColumns() {
        ImmutableList<String> start = CsvReport.start(result);
        for (int i = 0; i < start.size(); i++) {
            String value = start.get(i);
            columns.add(Column.text(CsvReport.START.get(i), launch -> value));
        }
        columns.add(Column.text("launch", launch -> launch));
        addMean("requestsArrived", Row.of(Measure.REQUESTS_ARRIVED));
        addMean("requestsPlaced", Row.of(Measure.REQUESTS_PLACED));
        addMean("requestsSpilled", Row.of(Measure.REQUESTS_SPILLED));
        addMean("requestsLost", Row.of(Measure.REQUESTS_LOST));
        addMean("requestsWaited", Row.of(Measure.REQUESTS_WAITED));
        addMean("requestsExpired", Row.of(Measure.REQUESTS_EXPIRED));
        addMean("unitHoursPlaced", Row.of(Measure.UNIT_HOURS_PLACED));
        addMean("unitHoursSpilled", Row.of(Measure.UNIT_HOURS_SPILLED));
        for (Kind kind : Kind.values()) {
            addMean(
                    "unitHoursSpilled." + kind,
                    Row.of(Measure.UNIT_HOURS_SPILLED).kind(kind));
        }
        addMean("unitHoursLost", Row.of(Measure.UNIT_HOURS_LOST));
        addMean("unitHoursExpired", Row.of(Measure.UNIT_HOURS_EXPIRED));
        addBoth("spillShare", Row.of(Measure.SPILL_SHARE));
        addBoth("spillShareUnitHours", Row.of(Measure.SPILL_SHARE_UNIT_HOURS));
        addMean("lossShare", Row.of(Measure.LOSS_SHARE));
        addByCloud("placedShare", Measure.PLACED_SHARE);
        addMean("spendUsd", Row.of(Measure.SPEND));
        addMean("launchesRefused", Row.of(Measure.LAUNCHES_REFUSED));
        addByCloud("firstCloudShare", Measure.FIRST_CLOUD_SHARE);
        addByCloud("launchLagHours", Measure.LAUNCH_LAG_HOURS);
        columns.add(Column.text("mainReason", launch -> MainReason.of(result, launch)));
    }

    private void addByCloud(String name, Measure measure) {
        for (String cloud : result.table().clouds()) {
            addMean(name + "." + cloud, Row.of(measure).cloud(cloud));
        }
    }

    private void addBoth(String name, Row row) {
        addMean(name, row);
        add(name + "HalfWidth", row, Estimate::halfWidth);
    }

    private void addMean(String name, Row row) {
        add(name, row, Estimate::mean);
    }

    private void add(String name, Row row, ToDoubleFunction<Estimate> number) {
        columns.add(
                Column.text(name, launch -> Json.number(number.applyAsDouble(result.estimate(row.launch(launch))))));
    }
}
