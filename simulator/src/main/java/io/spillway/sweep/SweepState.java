package io.spillway.sweep;

import com.google.common.collect.ImmutableList;
import io.spillway.sweep.Plan.PlannedPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** How far a sweep has come, by what stands in its folders. */
public final class SweepState {
    private final Plan plan;
    private final Journals journals;
    private final ImmutableList<PointState> points;

    /** How a point stands. */
    public enum Status {
        DONE,
        FAILED,
        LEFT
    }

    /**
     * One point.
     *
     * @param replications that it is to have, as far as is known
     * @param done how many of them are done; of a point that failed those before the one that did
     * @param reason why it failed; else empty
     * @param precise whether it is done, and known as well as was asked for
     */
    public record PointState(
            PlannedPoint point, Status status, int replications, int done, String reason, boolean precise) {}

    private SweepState(Plan plan, Journals journals) {
        this.plan = plan;
        this.journals = journals;
        Progression progression = new Progression(plan, journals);
        points =
                plan.points().stream().map(point -> state(point, progression)).collect(ImmutableList.toImmutableList());
    }

    /**
     * Reads what stands in a folder, or in several with parts of one sweep.
     *
     * @throws DifferentSweepsException if they are not of one
     * @throws UnreadableResultsException if a plan cannot be read
     * @throws IOException if a journal cannot be read
     */
    public static SweepState read(List<Path> folders) throws IOException {
        Plan plan = PlanFile.read(folders.get(0));
        for (Path folder : folders) {
            if (!PlanFile.text(PlanFile.read(folder)).equals(PlanFile.text(plan))) {
                throw new DifferentSweepsException(folder, folders.get(0));
            }
        }
        return new SweepState(plan, Journals.read(folders));
    }

    /** Whether anything was ever done in a folder itself; results may have been brought there from others. */
    public static boolean hasJournals(Path folder) {
        return Files.isDirectory(Journal.folder(folder));
    }

    static SweepState of(Plan plan, Journals journals) {
        return new SweepState(plan, journals);
    }

    private PointState state(PlannedPoint point, Progression progression) {
        int replications = progression.replications(point);
        BitSet done = journals.done(point.identity()).get(0, replications);
        if (done.cardinality() == replications) {
            boolean precise = progression.isPrecise(point, replications);
            return new PointState(point, Status.DONE, replications, replications, "", precise);
        }
        return journals.failure(point.identity())
                .map(reason -> new PointState(point, Status.FAILED, replications, done.nextClearBit(0), reason, false))
                .orElseGet(() -> new PointState(point, Status.LEFT, replications, done.cardinality(), "", false));
    }

    /** Hears replications of a point. */
    @FunctionalInterface
    public interface Listener {
        /** The next one: a value for each row of a layout. */
        void replication(Layout layout, double[] values);
    }

    /**
     * Reads the replications of a point that is done, in their order.
     *
     * @throws IOException if they cannot be read
     */
    public void replay(PointState point, Listener listener) throws IOException {
        journals.replay(point.point().identity(), point.replications(), listener::replication);
    }

    public Plan plan() {
        return plan;
    }

    public Journals journals() {
        return journals;
    }

    public ImmutableList<PointState> points() {
        return points;
    }

    /** How many points stand so. */
    public int count(Status status) {
        return (int) points.stream().filter(point -> point.status() == status).count();
    }

    /** Whether every point is done. */
    public boolean isDone() {
        return count(Status.DONE) == points.size();
    }

    /** How many points are done and not known as well as was asked for. */
    public int imprecise() {
        return (int) points.stream()
                .filter(point -> point.status() == Status.DONE && !point.precise())
                .count();
    }

    /** Replications that are to be run, as far as is known; failed points aside. */
    public long replicationsLeft() {
        return points.stream()
                .filter(point -> point.status() == Status.LEFT)
                .mapToLong(point -> point.replications() - point.done())
                .sum();
    }

    public long replicationsDone() {
        return points.stream().mapToLong(PointState::done).sum();
    }

    /** How long the rest would take on so many threads, by what the replications so far took. */
    public Optional<Double> secondsLeft(int jobs) {
        double each = journals.secondsPerReplication();
        return Double.isFinite(each) && jobs > 0 ? Optional.of(each * replicationsLeft() / jobs) : Optional.empty();
    }

    /** The writers that are at work in a folder, as far as can be told from here. */
    public static List<JournalHead> writers(Path folder, Journals journals) throws IOException {
        List<JournalHead> writers = new ArrayList<>();
        for (Owner owner : FolderLock.owners(folder)) {
            journals.heads().stream()
                    .filter(head -> head.host().equals(owner.host()) && head.process() == owner.process())
                    .reduce((before, last) -> last)
                    .ifPresent(writers::add);
        }
        return writers;
    }
}
