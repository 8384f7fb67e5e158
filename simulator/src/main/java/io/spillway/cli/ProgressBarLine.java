package io.spillway.cli;

import io.spillway.experiment.Progress;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Replications done, on one line that goes away in the end. It shows up only when a run takes longer than a moment. */
final class ProgressBarLine implements Progress, AutoCloseable {
    private static final long A_MOMENT_NANOS = 400_000_000;
    private static final int WIDTH = 79;
    private static final int UPDATE_MILLIS = 200;

    private final PrintStream to;
    private final long start = System.nanoTime();
    private @Nullable ProgressBar bar;

    ProgressBarLine(PrintStream to) {
        this.to = to;
    }

    @Override
    public void replicated(int done, int planned) {
        if (bar == null && done < planned && System.nanoTime() - start > A_MOMENT_NANOS) {
            bar = new ProgressBarBuilder()
                    .setTaskName("replications")
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(UPDATE_MILLIS)
                    .setConsumer(new ConsoleProgressBarConsumer(to, WIDTH))
                    .clearDisplayOnFinish()
                    .setInitialMax(planned)
                    .build();
        }
        if (bar != null) {
            bar.maxHint(planned);
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
