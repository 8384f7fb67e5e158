package io.spillway.export;

import com.google.common.collect.ImmutableList;
import io.spillway.experiment.ExperimentResult;
import io.spillway.report.Format;
import io.spillway.report.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A folder with the results of one experiment: {@code summary.json} and {@code summary.txt}, {@code timeseries.csv},
 * {@code launches.csv}, and {@code manifest.json}, which is given its name last: in a folder that was new, where it is, the
 * others are.
 */
public final class ResultFolder {
    private static final String MANIFEST = "manifest.json";
    /** The names of its files. */
    public static final ImmutableList<String> FILES =
            ImmutableList.of("summary.json", "summary.txt", "timeseries.csv", "launches.csv", MANIFEST);

    private final Path folder;

    public ResultFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Refuses a folder that could not be written to, before any work is done for it.
     *
     * @throws CannotCreateException if results are there already and may not be replaced, or the folder cannot be made
     */
    public void check(StagedFiles files) throws CannotCreateException {
        files.checkFolder(folder, FILES);
    }

    /**
     * Stages all files; makes the folder if there is none.
     *
     * @throws CannotCreateException as {@link #check} does
     * @throws IOException if a file cannot be written in full
     */
    public void stage(StagedFiles files, ExperimentResult result, Supplier<Manifest> manifest) throws IOException {
        Map<String, Content> contents = new LinkedHashMap<>();
        contents.put("summary.json", to -> Format.JSON.write(result, to));
        contents.put("summary.txt", to -> Format.TABLE.write(result, to));
        contents.put("timeseries.csv", to -> Tables.writeTimeSeries(result, to));
        contents.put("launches.csv", to -> Tables.writeLaunches(result, to));
        Map<String, String> outputs = new LinkedHashMap<>();
        files.makeFolder(folder, FILES);
        for (Map.Entry<String, Content> file : contents.entrySet()) {
            outputs.put(file.getKey(), files.stage(folder.resolve(file.getKey()), file.getValue()));
        }
        files.stage(folder.resolve(MANIFEST), to -> manifest.get().write(result, outputs, to));
    }
}
