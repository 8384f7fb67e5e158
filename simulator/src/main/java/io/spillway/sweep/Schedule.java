package io.spillway.sweep;

import io.spillway.sweep.Plan.PlannedPoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which block of which point comes next. A thread stays with its point as long as there is something to do for it, then takes
 * a point that nobody has, then helps others: a point is compiled once, and seldom shared.
 */
final class Schedule {
    private final int blockReplications;
    private final Aim aim;
    private final Deque<Case> fresh = new ArrayDeque<>();
    private final Map<String, Case> cases = new HashMap<>();
    private final List<Case> active = new ArrayList<>();
    private int left;
    private int running;
    private boolean stopped;

    /** How many replications a point should have, once it has so many. */
    @FunctionalInterface
    interface Aim {
        int replications(PlannedPoint point, int replications);
    }

    /** One point and what is done and given out of it. */
    private static final class Case {
        private final PlannedPoint point;
        private final BitSet taken;
        private final BitSet done;
        private int planned;
        private int running;
        private boolean given;
        private boolean failed;

        private Case(PlannedPoint point, BitSet done) {
            this.point = point;
            this.done = (BitSet) done.clone();
            taken = (BitSet) done.clone();
        }

        /** Replications that are not done. */
        private int open() {
            return planned - done.get(0, planned).cardinality();
        }
    }

    /** @param blockReplications of a task, at most */
    Schedule(int blockReplications, Aim aim) {
        this.blockReplications = blockReplications;
        this.aim = aim;
    }

    /**
     * Adds a point; one that is the same as an earlier one is run once, as often as the two need.
     *
     * @param done replications that are done already
     */
    void add(PlannedPoint point, BitSet done) {
        Case known = cases.get(point.identity());
        if (known == null) {
            known = new Case(point, done);
            cases.put(point.identity(), known);
            fresh.add(known);
        }
        left -= known.open();
        known.planned = Math.max(known.planned, point.replications());
        left += known.open();
    }

    /** How many replications there are to run, as far as is known. */
    synchronized int left() {
        return left;
    }

    /**
     * The next task; waits when others may leave something to do. Nothing when all is done, or stopped.
     *
     * @param before the caller's last task
     */
    synchronized Optional<Task> next(Optional<Task> before) throws InterruptedException {
        Case own = before.map(task -> cases.get(task.point().identity())).orElse(null);
        while (!stopped) {
            Task task = own == null ? null : take(own);
            while (task == null && !fresh.isEmpty()) {
                task = takeFresh();
            }
            for (int i = 0; task == null && i < active.size(); i++) {
                task = take(active.get(i));
            }
            if (task != null || running == 0) {
                return Optional.ofNullable(task);
            }
            wait();
        }
        return Optional.empty();
    }

    private @Nullable Task takeFresh() {
        Case first = fresh.remove();
        first.given = true;
        raise(first);
        Task task = take(first);
        if (task != null) {
            active.add(first);
        }
        return task;
    }

    private @Nullable Task take(Case one) {
        int first = one.taken.nextClearBit(0);
        if (!one.given || first >= one.planned) {
            return null;
        }
        int end = Math.min(one.planned, first + blockReplications);
        int next = one.taken.nextSetBit(first);
        end = next < 0 ? end : Math.min(end, next);
        one.taken.set(first, end);
        one.running++;
        running++;
        return new Task(one.point, first, end - first);
    }

    /**
     * A task has come to its end, in part or in whole.
     *
     * @return whether nothing more will be asked of its point
     */
    synchronized boolean done(Task task, int count) {
        Case one = ended(task);
        left -= one.open();
        one.done.set(task.first(), task.first() + count);
        left += one.open();
        one.taken.clear(task.first() + count, task.first() + task.count());
        raise(one);
        return isOver(one);
    }

    /**
     * A task has failed: no more of its point but what lies before it, where another may fail too.
     *
     * @return as {@link #done}
     */
    synchronized boolean failed(Task task) {
        Case one = ended(task);
        left -= one.open();
        one.planned = Math.min(one.planned, task.first());
        one.failed = true;
        left += one.open();
        return isOver(one);
    }

    private Case ended(Task task) {
        Case one = cases.get(task.point().identity());
        if (one == null) {
            throw new IllegalArgumentException("no task of this schedule: " + task);
        }
        one.running--;
        running--;
        notifyAll();
        return one;
    }

    private void raise(Case one) {
        while (!one.failed && one.done.nextClearBit(0) >= one.planned) {
            int more = aim.replications(one.point, one.planned);
            if (more <= one.planned) {
                return;
            }
            left += more - one.planned;
            one.planned = more;
        }
    }

    private boolean isOver(Case one) {
        boolean over = one.running == 0 && one.taken.nextClearBit(0) >= one.planned;
        if (over) {
            active.remove(one);
        }
        return over;
    }

    /** Gives no more tasks. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }
}
