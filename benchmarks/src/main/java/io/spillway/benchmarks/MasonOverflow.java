package io.spillway.benchmarks;

import sim.engine.Schedule;
import sim.engine.SimState;
import sim.engine.Steppable;

/** The overflow model on MASON: one agent for requests, and one a pool that ends its deployments. */
final class MasonOverflow extends SimState implements OverflowSimulator {
    private static final long serialVersionUID = 1;
    private static final int END = 1;
    private static final int REQUEST = 2;

    private final transient OverflowWork work;
    private final transient Steppable request = this::request;
    private final transient Steppable[] ends;
    private transient int left;

    MasonOverflow(OverflowWork work) {
        super(1, new Schedule());
        this.work = work;
        ends = new Steppable[work.pools()];
        for (int i = 0; i < ends.length; i++) {
            int pool = i;
            ends[i] = state -> {
                left--;
                work.end(pool);
            };
        }
        schedule.scheduleOnce(work.gapTicks(), REQUEST, request);
    }

    private void request(SimState state) {
        left--;
        double now = schedule.getTime();
        schedule.scheduleOnce(now + work.gapTicks(), REQUEST, request);
        int pool = work.place();
        if (pool != OverflowWork.NO_POOL) {
            schedule.scheduleOnce(now + work.holdingTicks(), END, ends[pool]);
        }
    }

    /** A step runs all events of one instant, so a few more than asked for may be run; the next call runs as many fewer. */
    @Override
    public void run(int events) {
        left += events;
        while (left > 0) {
            schedule.step(this);
        }
    }
}
