package io.spillway.benchmarks;

import java.util.function.Function;
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
    DSOL(DsolOverflow::new);

    private final Function<OverflowWork, OverflowSimulator> maker;

    OverflowCore(Function<OverflowWork, OverflowSimulator> maker) {
        this.maker = maker;
    }

    OverflowSimulator create(OverflowWork work) {
        return maker.apply(work);
    }
}
