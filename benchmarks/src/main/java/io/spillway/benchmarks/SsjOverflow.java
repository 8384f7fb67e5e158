package io.spillway.benchmarks;

import java.util.ArrayDeque;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.EventList;

/** The overflow model on SSJ: two kinds of events, those of deployments used again. */
final class SsjOverflow extends Simulator implements OverflowSimulator {
    private final class Request extends Event {
        Request() {
            super(SsjOverflow.this);
            setPriority(2);
        }

        @Override
        public void actions() {
            schedule(work.gapTicks());
            int pool = work.place();
            if (pool != OverflowWork.NO_POOL) {
                Deployment deployment = ended.isEmpty() ? new Deployment() : ended.pop();
                deployment.pool = pool;
                deployment.schedule(work.holdingTicks());
            }
        }
    }

    private final class Deployment extends Event {
        private int pool;

        Deployment() {
            super(SsjOverflow.this);
            setPriority(1);
        }

        @Override
        public void actions() {
            work.end(pool);
            ended.push(this);
        }
    }

    private final OverflowWork work;
    private final ArrayDeque<Deployment> ended = new ArrayDeque<>();

    SsjOverflow(OverflowWork work, EventList list) {
        super(list);
        this.work = work;
        simulating = true;
        stopped = false;
        new Request().schedule(work.gapTicks());
    }

    /** The loop of {@link Simulator#start}, but for a number of events. */
    @Override
    public void run(int events) {
        for (int i = 0; i < events; i++) {
            removeFirstEvent().actions();
        }
    }
}
