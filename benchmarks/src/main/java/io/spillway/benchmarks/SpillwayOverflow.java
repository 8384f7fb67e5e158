package io.spillway.benchmarks;

import io.spillway.engine.Clock;
import io.spillway.engine.EventQueue;
import io.spillway.engine.Phase;

/** The overflow model on {@link EventQueue}, the next request kept outside it as the engine does. */
final class SpillwayOverflow implements OverflowSimulator {
    private final OverflowWork work;
    private final EventQueue deployments = new EventQueue();
    private long nextRequestTick;

    SpillwayOverflow(OverflowWork work) {
        this.work = work;
        nextRequestTick = work.gapTicks();
    }

    @Override
    public void run(int events) {
        for (int i = 0; i < events; i++) {
            if (deployments.headKey() < Clock.key(nextRequestTick, Phase.REQUEST)) {
                work.end((int) deployments.take());
            } else {
                request();
            }
        }
    }

    private void request() {
        long now = nextRequestTick;
        nextRequestTick = now + work.gapTicks();
        int pool = work.place();
        if (pool != OverflowWork.NO_POOL) {
            deployments.add(Clock.key(now + work.holdingTicks(), Phase.DEPLOYMENT_END), pool);
        }
    }
}
