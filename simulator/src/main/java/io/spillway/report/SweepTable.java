package io.spillway.report;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import io.spillway.experiment.Settings;
import io.spillway.measures.Estimate;
import io.spillway.measures.Tally;
import io.spillway.sweep.Layout;
import io.spillway.sweep.Layout.Column;
import io.spillway.sweep.Parameter;
import io.spillway.sweep.Plan;
import io.spillway.sweep.SweepState;
import io.spillway.sweep.SweepState.PointState;
import io.spillway.sweep.SweepState.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a sweep, tidy, with the parameters of the point on every row. They depend on the plan and on what the journals
 * say of its replications, and on nothing else. Points that are not done are in {@link #POINTS} alone; rows about a reason,
 * or about accounts, that are nothing at every point are left out.
 */
public enum SweepTable {
    /** A row for each point, with how it stands. */
    POINTS(false) {
        @Override
        List<Field> ownFields() {
            return List.of(
                    Field.text("fingerprint"),
                    Field.number("seed"),
                    Field.text("status"),
                    Field.number("replications"),
                    Field.number("replicationsDone"),
                    Field.truth("precise"),
                    Field.text("reason"));
        }

        @Override
        void writePoint(SweepState state, PointState point, List<String> start, Set<Column> seen, RowWriter to)
                throws IOException {
            List<String> row = new ArrayList<>(start);
            row.add(point.point().fingerprint());
            row.add(Long.toString(point.point().seed()));
            row.add(point.status().name().toLowerCase(Locale.ROOT));
            row.add(Integer.toString(point.replications()));
            row.add(Integer.toString(point.done()));
            row.add(Boolean.toString(point.precise()));
            row.add(point.reason());
            writeRow(row, to);
        }
    },

    /** A row for each point and measure. */
    RESULTS(true) {
        @Override
        List<Field> ownFields() {
            List<Field> fields = new ArrayList<>(RUN);
            Column.NAMES.forEach(name -> fields.add(Field.text(name)));
            fields.add(Field.number("mean"));
            fields.add(Field.number("halfWidth"));
            fields.add(Field.number("n"));
            return fields;
        }

        @Override
        void writePoint(SweepState state, PointState point, List<String> start, Set<Column> seen, RowWriter to)
                throws IOException {
            Gathered gathered = new Gathered();
            state.replay(point, gathered::add);
            List<String> run = run(point, start);
            for (int i = 0; i < gathered.layout().asked(); i++) {
                Column column = gathered.layout().rows().get(i);
                if (isShown(column, seen)) {
                    Estimate estimate = gathered.tally().estimate(i);
                    List<String> row = new ArrayList<>(run);
                    row.addAll(column.cells());
                    row.add(Json.number(estimate.mean()));
                    row.add(Json.number(estimate.halfWidth()));
                    row.add(Integer.toString(estimate.n()));
                    writeRow(row, to);
                }
            }
        }
    },

    /** A row for each point, replication and measure: its value there, and what it weighs in the mean over replications. */
    REPLICATIONS(true) {
        @Override
        List<Field> ownFields() {
            List<Field> fields = new ArrayList<>(RUN);
            fields.add(Field.number("replication"));
            Column.NAMES.forEach(name -> fields.add(Field.text(name)));
            fields.add(Field.number("value"));
            fields.add(Field.number("weight"));
            return fields;
        }

        @Override
        void writePoint(SweepState state, PointState point, List<String> start, Set<Column> seen, RowWriter to)
                throws IOException {
            List<String> run = run(point, start);
            int[] replication = new int[1];
            state.replay(point, (layout, values) -> {
                for (int i = 0; i < layout.asked(); i++) {
                    Column column = layout.rows().get(i);
                    if (isShown(column, seen)) {
                        List<String> row = new ArrayList<>(run);
                        row.add(Integer.toString(replication[0]));
                        row.addAll(column.cells());
                        row.add(Json.number(values[i]));
                        row.add(Json.number(layout.weightOfNumber(i, values)));
                        replayRow(row, to);
                    }
                }
                replication[0]++;
            });
        }
    };

    private static final ImmutableList<Field> RUN =
            ImmutableList.of(Field.text("fingerprint"), Field.number("seed"), Field.number("replications"));

    private final boolean ofDonePoints;

    SweepTable(boolean ofDonePoints) {
        this.ofDonePoints = ofDonePoints;
    }

    /** {@code points}, {@code results} or {@code replications}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text();
    }

    /** The columns for a plan. */
    public List<Field> fields(Plan plan) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.number("schemaVersion"));
        fields.add(Field.text("sweep"));
        fields.add(Field.number("pointSeq"));
        fields.add(Field.text("pointId"));
        for (Parameter parameter : plan.parameters()) {
            fields.add(parameter.kind().isNumber() ? Field.number(parameter.column()) : Field.text(parameter.column()));
        }
        fields.addAll(ownFields());
        return fields;
    }

    /** Writes the table, a point at a time. */
    public void write(SweepState state, RowWriter to) throws IOException {
        to.head(fields(state.plan()));
        Set<Column> seen = ofDonePoints ? seen(state) : Set.of();
        for (PointState point : state.points()) {
            if (!ofDonePoints || point.status() == Status.DONE) {
                writePoint(state, point, start(state.plan(), point), seen, to);
            }
        }
        to.end();
    }

    abstract List<Field> ownFields();

    abstract void writePoint(SweepState state, PointState point, List<String> start, Set<Column> seen, RowWriter to)
            throws IOException;

    private static List<String> start(Plan plan, PointState point) {
        List<String> start = new ArrayList<>();
        start.add(Integer.toString(Format.SCHEMA_VERSION));
        start.add(plan.name());
        start.add(Integer.toString(point.point().seq()));
        start.add(point.point().id());
        for (int a = 0; a < plan.parameters().size(); a++) {
            start.add(plan.parameters().get(a).cell(point.point().values().get(a)));
        }
        return start;
    }

    private static List<String> run(PointState point, List<String> start) {
        List<String> run = new ArrayList<>(start);
        run.add(point.point().fingerprint());
        run.add(Long.toString(point.point().seed()));
        run.add(Integer.toString(point.replications()));
        return run;
    }

    private static boolean isShown(Column column, Set<Column> seen) {
        return !column.goesWithoutSaying() || seen.contains(column);
    }

    /** The rows that do not go without saying, as they are a number other than 0 somewhere. */
    private static Set<Column> seen(SweepState state) throws IOException {
        Set<Column> seen = new HashSet<>();
        for (PointState point : state.points()) {
            if (point.status() == Status.DONE) {
                state.replay(point, (layout, values) -> {
                    for (int i = 0; i < values.length; i++) {
                        if (values[i] != 0 && layout.rows().get(i).goesWithoutSaying() && Double.isFinite(values[i])) {
                            seen.add(layout.rows().get(i));
                        }
                    }
                });
            }
        }
        return seen;
    }

    /** What does not exist is empty in the row. */
    private static void writeRow(List<String> row, RowWriter to) throws IOException {
        to.row(row.stream().map(Strings::emptyToNull).toList());
    }

    private static void replayRow(List<String> row, RowWriter to) {
        try {
            writeRow(row, to);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The replications of a point. */
    private static final class Gathered {
        private @Nullable Layout layout;
        private @Nullable Tally tally;

        void add(Layout of, double[] values) {
            Tally to = tally;
            if (to == null) {
                to = new Tally(of.weightRows().toArray(), Settings.CONFIDENCE);
                tally = to;
                layout = of;
            }
            to.add(values);
        }

        Layout layout() {
            if (layout == null) {
                throw new IllegalStateException("a point without replications");
            }
            return layout;
        }

        Tally tally() {
            if (tally == null) {
                throw new IllegalStateException("a point without replications");
            }
            return tally;
        }
    }
}
