package io.spillway.benchmarks;

import nl.tudelft.simulation.dsol.SimRuntimeException;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.AbstractSimEvent;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;

/** The overflow model on DSOL: events that execute themselves, without reflection; each is new, its time cannot change. */
final class DsolOverflow extends DevsSimulator<Long> implements OverflowSimulator {
    private static final long serialVersionUID = 1;
    private static final short SOONER = 6;
    private static final short LATER = 4;

    private final class Request extends AbstractSimEvent<Long> {
        private static final long serialVersionUID = 1;

        Request(long tick) {
            super(tick, LATER);
        }

        @Override
        public void execute() throws SimRuntimeException {
            long now = getAbsoluteExecutionTime();
            scheduleEvent(new Request(now + work.gapTicks()));
            int pool = work.place();
            if (pool != OverflowWork.NO_POOL) {
                scheduleEvent(new Deployment(now + work.holdingTicks(), pool));
            }
        }
    }

    private final class Deployment extends AbstractSimEvent<Long> {
        private static final long serialVersionUID = 1;
        private final int pool;

        Deployment(long endTick, int pool) {
            super(endTick, SOONER);
            this.pool = pool;
        }

        @Override
        public void execute() {
            work.end(pool);
        }
    }

    private final transient OverflowWork work;

    DsolOverflow(OverflowWork work) {
        super("overflow");
        this.work = work;
        simulatorTime = 0L;
        try {
            scheduleEvent(new Request(work.gapTicks()));
        } catch (SimRuntimeException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Steps in the caller's thread: the body of {@link DevsSimulator#run()} without its thread. */
    @Override
    public void run(int events) {
        for (int i = 0; i < events; i++) {
            stepImpl();
        }
    }
}
