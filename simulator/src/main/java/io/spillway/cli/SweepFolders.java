package io.spillway.cli;

import io.spillway.export.SweepFolder;
import io.spillway.report.SweepReport;
import io.spillway.report.SweepTable;
import io.spillway.sweep.DifferentSweepsException;
import io.spillway.sweep.Plan;
import io.spillway.sweep.Plan.PlannedPoint;
import io.spillway.sweep.PlanFile;
import io.spillway.sweep.ShellWord;
import io.spillway.sweep.SweepState;
import io.spillway.sweep.SweepState.PointState;
import io.spillway.sweep.SweepState.Status;
import io.spillway.sweep.UnreadableResultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Folders that sweeps have written to. */
final class SweepFolders {
    private static final int MOST_FAILURES_TOLD = 5;

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

    /** Says which points failed, and why: the first few of them. */
    static void tellFailed(SweepState state, Console console) {
        List<PointState> failed = state.points().stream()
                .filter(point -> point.status() == Status.FAILED)
                .toList();
        failed.stream()
                .limit(MOST_FAILURES_TOLD)
                .forEach(point ->
                        console.err().println("failed: " + SweepReport.describe(state, point) + ": " + point.reason()));
        if (failed.size() > MOST_FAILURES_TOLD) {
            console.err()
                    .println("failed: " + (failed.size() - MOST_FAILURES_TOLD) + " more; points.csv says why each did");
        }
    }

    /** @throws CommandFailedException if a folder has no plan */
    static void requireSweep(Path folder) {
        if (!Files.isRegularFile(PlanFile.in(folder))) {
            throw new CommandFailedException(
                    ExitCode.NO_INPUT,
                    folder + ": holds no sweep. Maybe 'spillway sweep … --out " + ShellWord.of(folder) + "'");
        }
    }

    /** @throws CommandFailedException if results would replace a file that no sweep has written, or stand in no folder */
    static void requireOwn(Path out) {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new CommandFailedException(
                    ExitCode.CANNOT_CREATE, out + ": cannot be made: it is a file. Maybe another --out");
        }
        if (!Files.exists(PlanFile.in(out)) && !SweepState.hasJournals(out)) {
            for (String name : SweepFolder.FILES) {
                Path file = out.resolve(name);
                if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    throw new CommandFailedException(
                            ExitCode.CANNOT_CREATE, file + ": exists, and is no sweep's. Maybe another --out");
                }
            }
        }
    }

    /** The name of the sweep that a folder holds, where it shares no point with a plan; nothing of a plan that was cut off. */
    static Optional<String> other(Path folder, Plan plan) throws IOException {
        Plan held;
        try {
            held = PlanFile.read(folder);
        } catch (NoSuchFileException | UnreadableResultsException none) {
            return Optional.empty();
        }
        Set<String> points = held.points().stream().map(PlannedPoint::identity).collect(Collectors.toSet());
        return plan.points().stream().map(PlannedPoint::identity).anyMatch(points::contains)
                ? Optional.empty()
                : Optional.of(held.name());
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
