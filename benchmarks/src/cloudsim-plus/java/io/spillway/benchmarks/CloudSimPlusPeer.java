package io.spillway.benchmarks;

/** {@link CloudSimPlusOverflow} as the service that {@link OverflowCore#CLOUDSIM_PLUS} looks for. */
public final class CloudSimPlusPeer implements OverflowPeer {
    @Override
    public OverflowCore core() {
        return OverflowCore.CLOUDSIM_PLUS;
    }

    @Override
    public OverflowSimulator create(OverflowWork work) {
        return new CloudSimPlusOverflow(work);
    }
}
