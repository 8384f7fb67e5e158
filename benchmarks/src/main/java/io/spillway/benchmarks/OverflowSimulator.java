package io.spillway.benchmarks;

/** An event core that runs the overflow model. Deployments end before requests of the same tick. */
interface OverflowSimulator {
    /** Runs the next events: requests and ends of deployments. */
    void run(int events);
}
