package io.spillway.cli;

import io.spillway.export.SweepFolder;
import io.spillway.report.SweepTable;
import io.spillway.sweep.DifferentSweepsException;
import io.spillway.sweep.PlanFile;
import io.spillway.sweep.SweepState;
import io.spillway.sweep.UnreadableResultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Folders that sweeps have written to. */
final class SweepFolders {
    private SweepFolders() {}

    /** @throws CommandFailedException if one is no such folder, or cannot be read */
    static SweepState read(List<Path> folders) throws IOException {
        for (Path folder : folders) {
            requireSweep(folder);
            if (!SweepState.hasJournals(folder) && Files.exists(new SweepFolder(folder).file(SweepTable.POINTS))) {
                throw new CommandFailedException(
                        ExitCode.NO_INPUT,
                        folder
                                + ": holds results and not what they were made of. Maybe name the folders that were merged");
            }
        }
        try {
            return SweepState.read(folders);
        } catch (DifferentSweepsException | UnreadableResultsException known) {
            throw known;
        } catch (IOException unread) {
            throw new CommandFailedException(ExitCode.NO_INPUT, "cannot read: " + unread.getMessage());
        }
    }

    /** @throws CommandFailedException if a folder has no plan */
    static void requireSweep(Path folder) {
        if (!Files.isRegularFile(PlanFile.in(folder))) {
            throw new CommandFailedException(
                    ExitCode.NO_INPUT, folder + ": holds no sweep. Maybe 'spillway sweep … --out " + folder + "'");
        }
    }

    /** @throws CommandFailedException if merged results would stand beside journals that they are not made of */
    static void requireOut(Path out, List<Path> merged) throws IOException {
        if (!SweepState.hasJournals(out)) {
            return;
        }
        for (Path folder : merged) {
            if (Files.isSameFile(folder, out)) {
                return;
            }
        }
        throw new CommandFailedException(
                ExitCode.CANNOT_CREATE,
                out + ": holds a sweep that is not among those to merge. Maybe name it too, or another --out");
    }
}
