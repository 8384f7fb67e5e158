package io.spillway.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.spillway.experiment.Progress;
import io.spillway.sweep.Engine.ClusterLostException;
import io.spillway.sweep.Engine.TaskLostException;
import io.spillway.sweep.SweepReader.Overrides;
import io.spillway.sweep.SweepState.PointState;
import io.spillway.sweep.SweepState.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps through a cluster that gets nothing but bytes, after all files are gone. */
class RemoteSweepTest {
    private static final String SCENARIO = """
            include: parts/clouds.yaml
            name: small
            start: 2027-01-01
            end: 2027-02-01
            primary: azure
            terms: {always: {rule: first}}
            launches:
              load: {date: 2027-01-01, kind: api, demand: {unitsWanted: 12}, holding: 6h}
            """;
    private static final String CLOUDS = """
            accelerators: {unit: {performance: 1}}
            clouds:
              azure: {regions: {east: {geography: us, pools: {unit: {capacity: 10}}}}}
              aws: {regions: {east: {geography: us, pools: {unit: {capacity: 5}}}}}
            """;
    private static final String SWEEP = """
            name: remote
            scenario: small.yaml
            set: [launches.load.holding=5h]
            axes:
              azure: {path: clouds.azure.capacityScale, values: [0.5, 1, 2]}
            replications: 25
            """;

    @TempDir
    private Path folder;

    private Sweep sweep;
    private Plan plan;

    /** Each scenario file is deleted once it was sent. */
    private final class Elsewhere implements Engine {
        private final Cluster cluster;
        private RemoteSweep sent;

        Elsewhere() {
            cluster = new Running(this);
        }

        Elsewhere(Cluster cluster) {
            this.cluster = cluster;
        }

        @Override
        public String name() {
            return "elsewhere";
        }

        @Override
        public boolean isUsual() {
            return false;
        }

        @Override
        public Cluster connect(String name, Optional<String> master, Shipment shipment) {
            try {
                Files.delete(folder.resolve("small.yaml"));
                Files.delete(folder.resolve("parts/clouds.yaml"));
                sent = new RemoteSweep(copy(shipment));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            return cluster;
        }
    }

    /** One that works. */
    private record Running(Elsewhere engine) implements Engine.Cluster {
        @Override
        public int cores() {
            return 2;
        }

        @Override
        public byte[] run(RemoteTask task, BooleanSupplier enough) throws ClusterLostException {
            return engine.sent.run(copy(task));
        }

        @Override
        public void close() {}
    }

    /** One that does not. */
    private record Failing(IOException lost) implements Engine.Cluster {
        @Override
        public int cores() {
            return 2;
        }

        @Override
        public byte[] run(RemoteTask task, BooleanSupplier enough) throws ClusterLostException {
            if (lost instanceof ClusterLostException gone) {
                throw gone;
            }
            throw new TaskLostException(lost.getMessage());
        }

        @Override
        public void close() {}
    }

    private static <T> T copy(T one) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(one);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                @SuppressWarnings("unchecked")
                T same = (T) in.readObject();
                return same;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @BeforeEach
    void read() throws Exception {
        Files.createDirectories(folder.resolve("parts"));
        Files.writeString(folder.resolve("parts/clouds.yaml"), CLOUDS);
        Files.writeString(folder.resolve("small.yaml"), SCENARIO);
        Path file = Files.writeString(folder.resolve("sweep.yaml"), SWEEP);
        sweep = SweepReader.read(
                file,
                new Overrides(
                        ImmutableList.of(),
                        ImmutableList.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        plan = Planning.of(sweep, "1", 2).plan();
    }

    @Test
    void whatComesFromElsewhere_isWhatComesFromHere_numberForNumber() throws Exception {
        SweepState here = run("here", Optional.empty());
        SweepState there = run("there", Optional.of(new Elsewhere()));

        assertThat(there.isDone()).isTrue();
        for (int i = 0; i < plan.points().size(); i++) {
            assertThat(numbers(there, i)).hasSize(25).isEqualTo(numbers(here, i));
        }
        assertThat(Journals.read(List.of(folder.resolve("there")))
                        .heads()
                        .get(0)
                        .jobs())
                .as("cores of the cluster")
                .isEqualTo(2);
    }

    @Test
    void taskThatNobodyCanRun_failsItsPoint_inTheClustersWords() throws Exception {
        SweepState state = run("failed", Optional.of(new Elsewhere(new Failing(new IOException("lost three times")))));

        assertThat(state.count(Status.FAILED)).isEqualTo(3);
        assertThat(state.points().get(0).reason()).isEqualTo("replications from 0: lost three times");
    }

    @Test
    void clusterThatIsLost_endsTheSweep_andFailsNoPoint() throws Exception {
        assertThatExceptionOfType(ClusterLostException.class)
                .isThrownBy(() ->
                        run("lost", Optional.of(new Elsewhere(new Failing(new ClusterLostException("it is gone"))))))
                .withMessage("it is gone");
        assertThat(SweepState.read(List.of(folder.resolve("lost"))).count(Status.LEFT))
                .isEqualTo(3);
    }

    private SweepState run(String name, Optional<Engine> engine) throws Exception {
        SweepRun.Choice choice = new SweepRun.Choice(
                Shard.WHOLE,
                ImmutableList.of(),
                2,
                false,
                false,
                engine.map(one -> new Hire(one, Optional.empty(), 8)));
        Owner self = Owner.self();
        JournalHead head =
                new JournalHead("1", self.host(), self.process(), "", 8, "1/1", ImmutableList.of(), ImmutableMap.of());
        return new SweepRun(sweep, plan, folder.resolve(name), choice).run(head, Progress.NONE);
    }

    private static List<String> numbers(SweepState state, int point) throws IOException {
        PointState one = state.points().get(point);
        List<String> numbers = new ArrayList<>();
        state.replay(one, (layout, values) -> numbers.add(layout.id() + Arrays.toString(values)));
        return numbers;
    }
}
