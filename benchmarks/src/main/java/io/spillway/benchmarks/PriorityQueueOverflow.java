package io.spillway.benchmarks;

import java.util.ArrayDeque;
import java.util.PriorityQueue;

/** The overflow model on {@link PriorityQueue}, the next request kept outside it and entries used again. */
final class PriorityQueueOverflow implements OverflowSimulator {
    private static final class Deployment implements Comparable<Deployment> {
        private long endTick;
        private int pool;

        @Override
        public int compareTo(Deployment other) {
            return Long.compare(endTick, other.endTick);
        }
    }

    private final OverflowWork work;
    private final PriorityQueue<Deployment> deployments = new PriorityQueue<>();
    private final ArrayDeque<Deployment> ended = new ArrayDeque<>();
    private long nextRequestTick;

    PriorityQueueOverflow(OverflowWork work) {
        this.work = work;
        nextRequestTick = work.gapTicks();
    }

    @Override
    public void run(int events) {
        for (int i = 0; i < events; i++) {
            Deployment first = deployments.peek();
            if (first != null && first.endTick <= nextRequestTick) {
                deployments.remove();
                work.end(first.pool);
                ended.push(first);
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
            Deployment deployment = ended.isEmpty() ? new Deployment() : ended.pop();
            deployment.endTick = now + work.holdingTicks();
            deployment.pool = pool;
            deployments.add(deployment);
        }
    }
}
