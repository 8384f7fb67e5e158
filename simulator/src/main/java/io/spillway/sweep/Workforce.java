package io.spillway.sweep;

import java.io.IOException;

/** Those who run the tasks of a sweep. */
interface Workforce extends AutoCloseable {
    /** A usual number of replications of a task: what is lost when the program is killed. */
    int BLOCK_REPLICATIONS = 10;

    /** How many tasks are given out at once. */
    int tasks();

    /** How many of them are run at once, as far as is known. */
    int cores();

    /**
     * How many replications a task has, at most.
     *
     * @param all that there are to run
     */
    int blockReplications(long all);

    /**
     * One who runs tasks, for one thread.
     *
     * @throws IOException when there is none
     */
    TaskRunner runner() throws IOException;

    @Override
    void close();
}
