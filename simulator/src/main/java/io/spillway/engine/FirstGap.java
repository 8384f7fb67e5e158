package io.spillway.engine;

/**
 * The time from a random instant to the next renewal of a process with gamma gaps of mean 1. The gap that such an instant
 * falls into is drawn by its length: of shape k + 1 where the gaps have shape k = 1 / cv², and of mean 1 + cv². What is left
 * of it is a uniform part (D. R. Cox: "Renewal Theory", 1962, §5.4).
 */
final class FirstGap {
    private final Sampler wholeGap;
    private final RandomStream part = new RandomStream();

    /** For gaps with a coefficient of variation. */
    FirstGap(double cv) {
        double squared = cv * cv;
        wholeGap = new Sampler(DrawSpec.of(DrawSpec.Shape.GAMMA, 1 + squared, cv / Math.sqrt(1 + squared)));
    }

    void reset(long seed, int replication, long streamId) {
        wholeGap.reset(seed, replication, Purpose.FIRST_GAP.stream(streamId));
        part.reset(seed, replication, Purpose.FIRST_GAP_PART.stream(streamId));
    }

    double next() {
        return part.nextDouble() * wholeGap.next();
    }
}
