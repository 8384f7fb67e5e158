package io.spillway.study;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import io.spillway.compile.Compiled;
import io.spillway.compile.Compiler;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Worker;
import io.spillway.measures.Measure;
import io.spillway.measures.MeasureTable;
import io.spillway.measures.Row;
import io.spillway.model.Scenario;
import io.spillway.scenario.ScenarioException;
import io.spillway.scenario.ScenarioTree;
import io.spillway.scenario.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Trials in this process, which remember what was tried. */
public final class DirectTrials implements Trials {
    private final ScenarioTree scenario;
    private final ImmutableList<Setting> base;
    private final ImmutableList<Measure> measures;
    private final long seed;
    private final int jobs;
    private final Progress progress;
    private final Map<String, double[][]> known = new HashMap<>();
    private int done;
    private int planned;

    /**
     * @param base laid over the scenario at every point
     * @param jobs threads
     */
    public DirectTrials(
            ScenarioTree scenario, List<Setting> base, List<Measure> measures, long seed, int jobs, Progress progress) {
        this.scenario = scenario;
        this.base = ImmutableList.copyOf(base);
        this.measures = ImmutableList.copyOf(measures);
        this.seed = seed;
        this.jobs = jobs;
        this.progress = progress;
    }

    @Override
    public double[][][] values(List<ImmutableList<Setting>> points, int replications) {
        Map<String, ImmutableList<Setting>> wanted = new HashMap<>();
        for (ImmutableList<Setting> point : points) {
            if (known(point).length < replications) {
                wanted.put(name(point), point);
            }
        }
        run(List.copyOf(wanted.values()), replications);
        double[][][] values = new double[points.size()][][];
        for (int i = 0; i < values.length; i++) {
            values[i] = Arrays.copyOf(known(points.get(i)), replications);
        }
        return values;
    }

    private double[][] known(ImmutableList<Setting> point) {
        return known.getOrDefault(name(point), new double[0][]);
    }

    private static String name(ImmutableList<Setting> point) {
        return point.toString();
    }

    private void run(List<ImmutableList<Setting>> points, int replications) {
        ExecutorService threads = Executors.newFixedThreadPool(jobs, DirectTrials::thread);
        try {
            all(
                    threads,
                    points.stream()
                            .<Callable<Scenario>>map(point -> () -> at(point))
                            .toList());
            Map<String, double[][]> fresh = new HashMap<>();
            List<Callable<double[][]>> tasks = new ArrayList<>();
            for (ImmutableList<Setting> point : points) {
                int from = known(point).length;
                double[][] rows = Arrays.copyOf(known(point), replications);
                fresh.put(name(point), rows);
                int block = points.size() >= jobs ? replications : 1 + (replications - from - 1) / jobs;
                for (int first = from; first < replications; first += block) {
                    int begin = first;
                    tasks.add(() -> fill(rows, point, begin, Math.min(replications, begin + block)));
                }
                plan(replications - from);
            }
            all(threads, tasks);
            known.putAll(fresh);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Whether there is a scenario at a point; refuses it otherwise. It is not kept: there may be thousands. */
    private boolean isScenario(ImmutableList<Setting> point) {
        at(point);
        return true;
    }

    private Scenario at(ImmutableList<Setting> point) {
        List<Setting> all = new ArrayList<>(base);
        all.addAll(point);
        try {
            return scenario.with(all).scenario();
        } catch (ScenarioException wrong) {
            throw new PointRefusedException(wrong);
        }
    }

    private double[][] fill(double[][] rows, ImmutableList<Setting> point, int from, int end) {
        Compiled compiled = Compiler.compile(at(point));
        MeasureTable table = new MeasureTable(compiled.world(), compiled.names());
        Worker worker = new Worker(compiled, table, seed);
        for (int r = from; r < end; r++) {
            double[] all = worker.run(r).values();
            rows[r] = measures.stream()
                    .mapToDouble(measure -> all[table.index(Row.of(measure))])
                    .toArray();
            tell();
        }
        return rows;
    }

    private synchronized void plan(int replications) {
        planned += replications;
    }

    private synchronized void tell() {
        progress.replicated(++done, planned);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "spillway-trial");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Does all the work and waits for it.
     *
     * @throws CancellationException if the calling thread is interrupted
     */
    private static <T> void all(ExecutorService threads, List<Callable<T>> work) {
        try {
            for (Future<T> future : threads.invokeAll(work)) {
                future.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            Throwables.throwIfUnchecked(cause);
            throw new IllegalStateException(cause);
        }
    }
}
