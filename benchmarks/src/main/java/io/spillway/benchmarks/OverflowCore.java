package io.spillway.benchmarks;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import umontreal.ssj.simevents.eventlist.Henriksen;
import umontreal.ssj.simevents.eventlist.SplayTree;

/** The event cores that run the overflow model. */
public enum OverflowCore {
    /** Spillway's event queue. */
    SPILLWAY(SpillwayOverflow::new),
    /** The binary heap of the JDK. */
    PRIORITY_QUEUE(PriorityQueueOverflow::new),
    /** SSJ on Henriksen's list. */
    SSJ_HENRIKSEN(work -> new SsjOverflow(work, new Henriksen())),
    /** SSJ on its default, a splay tree. */
    SSJ_SPLAY(work -> new SsjOverflow(work, new SplayTree())),
    /** MASON. */
    MASON(MasonOverflow::new),
    /** DSOL. */
    DSOL(DsolOverflow::new),
    /** CloudSim Plus, which only the Maven profile {@code cloudsim-plus} builds. */
    CLOUDSIM_PLUS;

    private final @Nullable Function<OverflowWork, OverflowSimulator> maker;

    OverflowCore() {
        maker = null;
    }

    OverflowCore(Function<OverflowWork, OverflowSimulator> maker) {
        this.maker = maker;
    }

    /** Whether this build holds it. */
    boolean isPresent() {
        return maker != null || OverflowPeer.of(this).isPresent();
    }

    /**
     * A simulator at time 0.
     *
     * @throws IllegalStateException if this build does not hold the core
     */
    OverflowSimulator create(OverflowWork work) {
        if (maker != null) {
            return maker.apply(work);
        }
        return OverflowPeer.of(this)
                .orElseThrow(() -> new IllegalStateException(this
                        + " is not in this build. Maybe build with: mvn -q -B -P cloudsim-plus package -DskipTests, and run"
                        + " benchmarks/target/cloudsim-plus/benchmarks.jar"))
                .create(work);
    }
}
