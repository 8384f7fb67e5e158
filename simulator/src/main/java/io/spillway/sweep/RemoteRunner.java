package io.spillway.sweep;

import io.spillway.sweep.Engine.Cluster;
import io.spillway.sweep.JournalLine.Said;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/** Has tasks run by a cluster. */
final class RemoteRunner implements TaskRunner {
    private final PointRuns points;
    private final Cluster cluster;

    RemoteRunner(PointRuns points, Cluster cluster) {
        this.points = points;
        this.cluster = cluster;
    }

    @Override
    public Block run(Task task, BooleanSupplier enough) throws IOException {
        byte[] lines = cluster.run(new RemoteTask(task, points.settings(task.point())), enough);
        int first = 1;
        while (first < lines.length && lines[first - 1] != '\n') {
            first++;
        }
        Said said = said(Arrays.copyOf(lines, first));
        if (said.what().equals("failed")) {
            throw new FailedElsewhereException(said.text("reason"));
        }
        return block(said, said(Arrays.copyOfRange(lines, first, lines.length)));
    }

    /** What another machine said of a failure, word for word. */
    private static final class FailedElsewhereException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FailedElsewhereException(String reason) {
            super(reason);
        }

        @Override
        public String toString() {
            return String.valueOf(getMessage());
        }
    }

    private static Said said(byte[] line) throws IOException {
        if (!JournalLine.isWhole(line)) {
            throw new IOException("what the cluster sent was changed on its way");
        }
        return JournalLine.read(line, true);
    }

    private static Block block(Said layout, Said block) {
        return new Block(
                block.name(),
                block.number("first"),
                layout.layout(),
                block.values().toArray(double[][]::new),
                block.big("events"),
                block.big("nanos"));
    }
}
