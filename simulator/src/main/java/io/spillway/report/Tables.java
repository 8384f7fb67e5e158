package io.spillway.report;

import io.spillway.experiment.ExperimentResult;
import java.io.IOException;
import java.io.Writer;

/** The parts of the results that a reader opens by themselves. */
public final class Tables {
    private Tables() {}

    /** The rows that belong to a month, in the columns of {@link Format#CSV}. */
    public static void writeTimeSeries(ExperimentResult result, Writer to) throws IOException {
        CsvReport.write(result, row -> row.period() != null, to);
    }

    /** One row per launch. */
    public static void writeLaunches(ExperimentResult result, Writer to) throws IOException {
        LaunchesReport.write(result, to);
    }
}
