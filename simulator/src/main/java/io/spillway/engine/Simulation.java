package io.spillway.engine;

/** The engine: runs replications of one world, one at a time; one instance per thread. */
public final class Simulation {
    private final RunResult result;

    public Simulation(World world) {
        result = new RunResult(world);
    }

    /**
     * Runs one replication and audits it.
     *
     * @param seed the seed of the experiment
     * @param replication which replication, from 0
     * @return the counts; overwritten by the next run of this instance
     * @throws AuditException if an invariant does not hold; a fault of the engine, never of the scenario
     */
    public RunResult run(long seed, int replication) {
        return result;
    }
}
