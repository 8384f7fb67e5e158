package io.spillway.sweep;

/** Threads of this process. */
record Threads(PointRuns points, int tasks) implements Workforce {
    @Override
    public int cores() {
        return tasks;
    }

    /** Few points are cut finer, so that every thread has something to do. */
    @Override
    public int blockReplications(long all) {
        return (int) Math.max(1, Math.min(BLOCK_REPLICATIONS, all / tasks));
    }

    @Override
    public TaskRunner runner() {
        return new LocalRunner(points);
    }

    @Override
    public void close() {}
}
