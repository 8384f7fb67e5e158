package io.spillway.cli;

import io.spillway.export.SweepFolder;
import io.spillway.report.SweepTable;
import io.spillway.sweep.Plan;
import io.spillway.sweep.PlanFile;
import io.spillway.sweep.SweepState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Folders that sweeps have written to. */
final class SweepFolders {
    private SweepFolders() {}

    /** @throws CommandFailedException if one is no such folder */
    static SweepState read(List<Path> folders) throws IOException {
        for (Path folder : folders) {
            if (!Files.isRegularFile(PlanFile.in(folder))) {
                throw new CommandFailedException(
                        ExitCode.NO_INPUT, folder + ": holds no sweep. Maybe 'spillway sweep … --out " + folder + "'");
            }
            if (!SweepState.hasJournals(folder) && Files.exists(new SweepFolder(folder).file(SweepTable.POINTS))) {
                throw new CommandFailedException(
                        ExitCode.NO_INPUT,
                        folder
                                + ": holds results and not what they were made of. Maybe name the folders that were merged");
            }
        }
        return SweepState.read(folders);
    }

    /** The plan of a folder; as {@link #read}, without its journals. */
    static Plan plan(Path folder) throws IOException {
        return PlanFile.read(folder);
    }

    /** @throws CommandFailedException if a table has not been made yet */
    static void requireMerged(Path folder, SweepTable table) {
        if (!Files.isRegularFile(PlanFile.in(folder)) || !Files.isRegularFile(new SweepFolder(folder).file(table))) {
            String how = table == SweepTable.REPLICATIONS ? " --per-replication" : "";
            throw new CommandFailedException(
                    ExitCode.NO_INPUT,
                    folder + ": holds no " + table.text() + ".csv. Maybe 'spillway merge " + folder + how + "'");
        }
    }
}
