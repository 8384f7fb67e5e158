package io.spillway.benchmarks;

import ch.qos.logback.classic.Level;
import org.cloudsimplus.core.CloudSimEntity;
import org.cloudsimplus.core.CloudSimPlus;
import org.cloudsimplus.core.SimEntity;
import org.cloudsimplus.core.events.SimEvent;
import org.cloudsimplus.util.Log;

/**
 * The overflow model on the event core of CloudSim Plus: its clock, its future queue and its events, sent by one entity to
 * itself. The clock counts ticks, exact in a double; of events at one instant the lower tag comes first.
 *
 * <p>An event goes straight to its entity, not through the list of all entities' mail, which is searched at every instant;
 * so the entity, and the information service that every simulation has, count as waiting and are not asked to read theirs.
 */
final class CloudSimPlusOverflow extends CloudSimPlus implements OverflowSimulator {
    /** Tags below 300 are the library's. */
    private static final int END = 1000;

    private static final int REQUEST = 1001;
    /** Only simulations that are told when to end use it. */
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
        new System().setState(SimEntity.State.WAITING);
        getCis().setState(SimEntity.State.WAITING);
        startSync();
    }

    @Override
    protected void processEvent(SimEvent event) {
        setClock(event.getTime());
        event.getDestination().processEvent(event);
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
