package io.spillway.sweep;

import com.google.common.collect.ImmutableList;
import io.spillway.experiment.Progress;
import io.spillway.scenario.ScenarioException;
import io.spillway.sweep.Engine.TaskLostException;
import io.spillway.sweep.Plan.PlannedPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Runs what is left to do of a sweep, in a folder. Whatever ends it, what was done before is known to the next one, and
 * results are the same.
 */
public final class SweepRun {
    private final Plan plan;
    private final Path folder;
    private final Choice choice;
    private final Workforce workforce;
    private final PointRuns points;
    private volatile @Nullable Schedule schedule;
    private volatile boolean stopped;

    /**
     * What of a sweep is run, and how.
     *
     * @param filter which points
     * @param retryFailed whether points that failed are tried again
     * @param jobs threads of this process
     * @param failFast whether the first failure ends the run
     * @param hire the cluster that runs it; threads of this process when empty
     */
    public record Choice(
            Shard shard,
            ImmutableList<Condition> filter,
            int jobs,
            boolean retryFailed,
            boolean failFast,
            Optional<Hire> hire) {
        /** Threads of this process run it. */
        public Choice(Shard shard, ImmutableList<Condition> filter, int jobs, boolean retryFailed, boolean failFast) {
            this(shard, filter, jobs, retryFailed, failFast, Optional.empty());
        }

        /** @throws IllegalArgumentException when there is nobody to do it */
        public Choice {
            if (jobs < 1) {
                throw new IllegalArgumentException("jobs: " + jobs + "; expected 1 or more");
            }
        }
    }

    /** @throws ScenarioException when the points cannot be made */
    public SweepRun(Sweep sweep, Plan plan, Path folder, Choice choice) throws ScenarioException {
        this.plan = plan;
        this.folder = folder;
        this.choice = choice;
        points = new PointRuns(sweep);
        workforce = choice.hire()
                .<Workforce>map(hire -> new Remote(sweep, points, hire))
                .orElseGet(() -> new Threads(points, choice.jobs()));
    }

    /** Makes {@link #run} end soon: replications that are being run are ended and written. */
    public void stop() {
        stopped = true;
        Schedule running = schedule;
        if (running != null) {
            running.stop();
        }
    }

    /** Whether it was stopped. */
    public boolean isStopped() {
        return stopped;
    }

    /**
     * Runs what is left.
     *
     * @param writer who runs it
     * @return how the points that were chosen stand
     * @throws UnusableFolderException if the folder cannot be used for it now
     * @throws IOException if something cannot be written; what was written before counts
     */
    public SweepState run(JournalHead writer, Progress progress) throws IOException {
        try (Workforce hired = workforce;
                OpenFolder open = OpenFolder.take(folder, choice.shard(), () -> writer.with(hired.cores()))) {
            return runIn(open, progress);
        }
    }

    /** The same in a folder that is open already, and stays so. */
    SweepState runIn(OpenFolder open, Progress progress) throws IOException {
        open.keepPlan(plan);
        Journals journals = open.journals();
        Progression progression = new Progression(plan, journals);
        ImmutableList<PlannedPoint> chosen = chosen();
        Schedule todo = new Schedule(workforce.blockReplications(replications(chosen)), progression::next);
        chosen.stream()
                .filter(point -> choice.retryFailed()
                        || journals.failure(point.identity()).isEmpty())
                .forEach(point -> todo.add(point, journals.done(point.identity())));
        schedule = todo;
        boolean interrupted = !stopped && new Work(todo, open.journal(), journals, progress).isInterrupted();
        SweepState state = SweepState.of(part(), journals);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return state;
    }

    private static long replications(List<PlannedPoint> points) {
        return points.stream().mapToLong(PlannedPoint::replications).sum();
    }

    /**
     * How the points that were chosen stand before anything is run.
     *
     * @throws IOException if what the folder holds cannot be read
     */
    public SweepState planned() throws IOException {
        return SweepState.of(part(), Journals.read(List.of(folder)));
    }

    private Plan part() {
        return new Plan(plan.name(), plan.version(), plan.parameters(), plan.precision(), chosen());
    }

    /**
     * Runs a few replications of the first, the middle and the last point that is left, to see what they take; nothing is
     * kept.
     *
     * @throws ScenarioException when a point is none any more
     */
    public Pilot pilot(SweepState planned) throws ScenarioException {
        return new PilotRun(points, planned, choice.jobs()).run();
    }

    private ImmutableList<PlannedPoint> chosen() {
        return plan.points().stream()
                .filter(point -> choice.shard().holds(point.seq()))
                .filter(point -> choice.filter().stream().allMatch(condition -> holds(condition, point)))
                .collect(ImmutableList.toImmutableList());
    }

    private boolean holds(Condition condition, PlannedPoint point) {
        return condition.holds(point.seq(), name -> points.value(point, name));
    }

    /** One run of the threads. */
    private final class Work {
        private final Schedule todo;
        private final Journal journal;
        private final Journals journals;
        private final Progress progress;
        private int done;
        private @Nullable IOException unwritten;

        Work(Schedule todo, Journal journal, Journals journals, Progress progress) {
            this.todo = todo;
            this.journal = journal;
            this.journals = journals;
            this.progress = progress;
        }

        /** Does the work; whether the calling thread was interrupted, whose mark is then taken away. */
        boolean isInterrupted() throws IOException {
            boolean interrupted = false;
            try {
                Crew.work(workforce.tasks(), this::work, SweepRun.this::stop);
            } catch (CancellationException asked) {
                interrupted = Thread.interrupted();
            } catch (UncheckedIOException failed) {
                throw failed.getCause();
            }
            synchronized (this) {
                if (unwritten != null) {
                    throw unwritten;
                }
            }
            return interrupted;
        }

        private void work() {
            try {
                Optional<Task> task = todo.next(Optional.empty());
                Optional<TaskRunner> runner = Optional.empty();
                while (task.isPresent()) {
                    runner = run(task.get(), runner.isPresent() ? runner.get() : workforce.runner());
                    task = todo.next(task);
                }
            } catch (InterruptedException interrupted) {
                stop();
            } catch (IOException failed) {
                fail(failed);
            }
        }

        /** Runs a task; the runner, if it is good for another one. */
        private Optional<TaskRunner> run(Task task, TaskRunner runner) throws IOException {
            Block block;
            try {
                block = runner.run(task, SweepRun.this::isStopped);
            } catch (CancellationException stoppedBefore) {
                todo.done(task, 0);
                return Optional.empty();
            } catch (ScenarioException | RuntimeException | OutOfMemoryError | StackOverflowError failed) {
                failed(task, failed);
                return Optional.empty();
            }
            journals.know(block.layout());
            journals.add(block.identity(), journal.append(block));
            ended(task, todo.done(task, block.count()));
            tell(block.count());
            return Optional.of(runner);
        }

        private void failed(Task task, Throwable failed) throws IOException {
            String which = failed instanceof TaskLostException ? "replications from " : "replication ";
            String reason = which + task.first() + ": " + failed;
            journal.append(task, reason);
            journals.fail(task.point().identity(), task.first(), reason);
            ended(task, todo.failed(task));
        }

        private void ended(Task task, boolean isOver) {
            if (isOver) {
                points.forget(task.point());
            }
            if (choice.failFast() && journals.failure(task.point().identity()).isPresent()) {
                stop();
            }
        }

        private synchronized void tell(int replications) {
            done += replications;
            progress.replicated(done, done + todo.left());
        }

        private synchronized void fail(IOException failed) {
            unwritten = failed;
            stop();
        }
    }
}
