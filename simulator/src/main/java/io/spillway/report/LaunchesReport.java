package io.spillway.report;

import io.spillway.engine.Kind;
import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.Estimate;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * One row per launch, for a spreadsheet: means over replications, with the half-width of the two shares that are asked
 * about most. Columns of clouds are named {@code placedShare.azure}, those of kinds {@code unitHoursSpilled.CANNOT}.
 */
final class LaunchesReport {
    private LaunchesReport() {}

    static void write(ExperimentResult result, Writer to) throws IOException {
        List<String> clouds = result.table().clouds();
        Csv.write(to, csv -> {
            csv.writeRecord(titles(clouds));
            for (String launch : result.table().launches()) {
                List<String> fields = new ArrayList<>();
                fields.add(launch);
                for (Measure measure : List.of(
                        Measure.REQUESTS_ARRIVED,
                        Measure.REQUESTS_PLACED,
                        Measure.REQUESTS_SPILLED,
                        Measure.REQUESTS_LOST,
                        Measure.UNIT_HOURS_PLACED,
                        Measure.UNIT_HOURS_SPILLED)) {
                    addMean(result, Row.of(measure).launch(launch), fields);
                }
                for (Kind kind : Kind.values()) {
                    addMean(
                            result,
                            Row.of(Measure.UNIT_HOURS_SPILLED).launch(launch).kind(kind),
                            fields);
                }
                addMean(result, Row.of(Measure.UNIT_HOURS_LOST).launch(launch), fields);
                addBoth(result, Row.of(Measure.SPILL_SHARE).launch(launch), fields);
                addBoth(result, Row.of(Measure.SPILL_SHARE_UNIT_HOURS).launch(launch), fields);
                addMean(result, Row.of(Measure.LOSS_SHARE).launch(launch), fields);
                for (String cloud : clouds) {
                    addMean(result, Row.of(Measure.PLACED_SHARE).launch(launch).cloud(cloud), fields);
                }
                addMean(result, Row.of(Measure.SPEND).launch(launch), fields);
                addMean(result, Row.of(Measure.LAUNCHES_REFUSED).launch(launch), fields);
                for (Measure measure : List.of(Measure.FIRST_CLOUD_SHARE, Measure.LAUNCH_LAG_HOURS)) {
                    for (String cloud : clouds) {
                        addMean(result, Row.of(measure).launch(launch).cloud(cloud), fields);
                    }
                }
                fields.add(MainReason.of(result, launch));
                csv.writeRecord(fields);
            }
        });
    }

    private static List<String> titles(List<String> clouds) {
        List<String> titles = new ArrayList<>(List.of(
                "launch",
                "requestsArrived",
                "requestsPlaced",
                "requestsSpilled",
                "requestsLost",
                "unitHoursPlaced",
                "unitHoursSpilled"));
        for (Kind kind : Kind.values()) {
            titles.add("unitHoursSpilled." + kind);
        }
        titles.addAll(List.of(
                "unitHoursLost",
                "spillShare",
                "spillShareHalfWidth",
                "spillShareUnitHours",
                "spillShareUnitHoursHalfWidth",
                "lossShare"));
        clouds.forEach(cloud -> titles.add("placedShare." + cloud));
        titles.addAll(List.of("spendUsd", "launchesRefused"));
        clouds.forEach(cloud -> titles.add("firstCloudShare." + cloud));
        clouds.forEach(cloud -> titles.add("launchLagHours." + cloud));
        titles.add("mainReason");
        return titles;
    }

    private static void addMean(ExperimentResult result, Row row, List<String> fields) {
        fields.add(Json.number(result.estimate(row).mean()));
    }

    private static void addBoth(ExperimentResult result, Row row, List<String> fields) {
        Estimate estimate = result.estimate(row);
        fields.add(Json.number(estimate.mean()));
        fields.add(Json.number(estimate.halfWidth()));
    }
}
