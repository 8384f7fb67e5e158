package io.spillway.benchmarks;

import ch.qos.logback.classic.Level;
import org.cloudsimplus.core.CloudSimEntity;
import org.cloudsimplus.core.CloudSimPlus;
import org.cloudsimplus.core.SimEntity;
import org.cloudsimplus.core.events.SimEvent;
import org.cloudsimplus.util.Log;

/**
 * The overflow model on the event core of CloudSim Plus: one entity that sends itself requests and ends of deployments.
 * Its clock counts ticks, exact in a double; of events at one instant the lower tag comes first. The information service
 * that every simulation has waits, so that it does not look for mail at each instant.
 */
final class CloudSimPlusOverflow extends CloudSimPlus implements OverflowSimulator {
    /** Tags below 300 are the library's. */
    private static final int END = 1000;

    private static final int REQUEST = 1001;
    private static final double MIN_TICKS_BETWEEN_EVENTS = 1;

    static {
        Log.setLevel(Level.OFF);
    }

    private final class System extends CloudSimEntity {
        System() {
            super(CloudSimPlusOverflow.this);
        }

        @Override
        protected void startInternal() {
            schedule(work.gapTicks(), REQUEST);
        }

        @Override
        public void processEvent(SimEvent event) {
            left--;
            if (event.getTag() == END) {
                work.end((Integer) event.getData());
                return;
            }
            schedule(work.gapTicks(), REQUEST);
            int pool = work.place();
            if (pool != OverflowWork.NO_POOL) {
                schedule(work.holdingTicks(), END, pool);
            }
        }
    }

    private final OverflowWork work;
    private int left;

    CloudSimPlusOverflow(OverflowWork work) {
        super(MIN_TICKS_BETWEEN_EVENTS);
        this.work = work;
        new System();
        getCis().setState(SimEntity.State.WAITING);
        startSync();
    }

    /** Runs all events of one instant at once, so maybe a few more than asked for; the next call runs as many fewer. */
    @Override
    public void run(int events) {
        left += events;
        while (left > 0) {
            processEvents(Double.MAX_VALUE);
        }
    }
}
