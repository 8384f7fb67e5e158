package io.spillway.experiment;

import com.google.common.collect.ImmutableMap;
import io.spillway.Fixtures;
import io.spillway.compile.Compiled;
import io.spillway.engine.Clock;
import io.spillway.engine.Reason;
import io.spillway.engine.RunResult;
import io.spillway.engine.RunResults;
import io.spillway.measures.MeasureTable;
import io.spillway.measures.Meter;
import io.spillway.measures.Tally;
import io.spillway.measures.TinyRun;
import io.spillway.measures.Usual;
import io.spillway.model.Scenario;
import io.spillway.model.Threshold;
import java.time.Instant;

/** Results of an experiment that was never run: replications made from {@link TinyRun} by hand. */
public final class TinyResults {
    private static final int LAST_SEGMENT = 2;
    private static final int AGENT = 1;
    private static final int AGENT_ALL = 2;
    private static final int AWS_POOL = 2;

    private TinyResults() {}

    /** Three replications: the run itself, one in which agent spills twice more, and the run again. */
    public static ExperimentResult ofThree() {
        Compiled compiled = TinyRun.compiled();
        RunResult more = TinyRun.counts(compiled.world());
        more.arrivedRequests[LAST_SEGMENT * compiled.world().classes + AGENT_ALL] += 2;
        RunResults.use(
                compiled.world(),
                more,
                LAST_SEGMENT,
                AGENT,
                AWS_POOL,
                Reason.CAPABILITY.ordinal(),
                25 * Clock.TICKS_PER_HOUR);
        RunResults.place(compiled.world(), more, LAST_SEGMENT, AGENT_ALL, AWS_POOL, Reason.CAPABILITY.ordinal(), 2);
        RunResults.countStay(compiled.world(), more);
        return of(compiled, TinyRun.counts(compiled.world()), more, TinyRun.counts(compiled.world()));
    }

    /** One replication in which nothing happened. */
    public static ExperimentResult ofNothing() {
        Compiled compiled = TinyRun.compiled();
        return of(compiled, RunResults.empty(compiled.world()));
    }

    private static ExperimentResult of(Compiled compiled, RunResult... runs) {
        MeasureTable table = new MeasureTable(compiled.world(), compiled.names());
        Meter meter = new Meter(compiled, table);
        Tally tally = new Tally(table.weightRows(), Settings.CONFIDENCE);
        long events = 0;
        for (RunResult run : runs) {
            tally.add(meter.read(run));
            events += run.events;
        }
        Experiment experiment = Experiment.of(scenario(), "0123456789abcdef", compiled);
        return new ExperimentResult(
                experiment, Settings.of(7, runs.length).withJobs(1), table, tally, new Usual(), events, 0.5);
    }

    private static Scenario scenario() {
        Scenario any = Fixtures.scenario().cloud("azure", Fixtures.cloud(1)).build();
        return new Scenario(
                "tiny, \"quoted\"",
                "",
                Instant.parse("2026-12-30T18:00:00Z"),
                Instant.parse("2027-01-01T20:00:00Z"),
                any.warmUp(),
                7,
                3,
                any.accelerators(),
                any.clouds(),
                any.primary(),
                any.terms(),
                any.waivers(),
                any.spill(),
                any.launches(),
                any.launchProcesses(),
                ImmutableMap.of(
                        "spillShare", new Threshold(Threshold.Comparison.LESS, 0.3),
                        "spend", new Threshold(Threshold.Comparison.AT_LEAST, 1000)),
                any.money());
    }
}
