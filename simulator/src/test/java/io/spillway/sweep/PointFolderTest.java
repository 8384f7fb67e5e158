package io.spillway.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.spillway.experiment.Experiment;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Settings;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.measures.RowName;
import io.spillway.measures.Sample;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioException;
import io.spillway.scenario.ScenarioFile;
import io.spillway.scenario.ScenarioTree;
import io.spillway.scenario.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PointFolderTest {
    private static final Path SCENARIO = Path.of("src/test/resources/explain/every-reason.yaml");
    private static final List<RowName> MEASURES = List.of(
            RowName.of(Measure.SPILL_SHARE),
            RowName.of(Measure.REQUESTS_ARRIVED),
            new RowName(Measure.PLACED_SHARE, "azure"),
            new RowName(Measure.NET_RECEIPTS, "maker"));
    private static final ImmutableList<Setting> AS_IT_IS = ImmutableList.of();
    private static final ImmutableList<Setting> MORE =
            ImmutableList.of(new Setting("clouds.azure.capacityScale", "1.5"));

    @TempDir
    private Path folder;

    private PointFolder points(int jobs) throws IOException {
        JournalHead head = new JournalHead(
                "1", "here", 1, "2027-01-01T00:00:00Z", jobs, "1/1", ImmutableList.of(), ImmutableMap.of());
        return new PointFolder(ScenarioTree.read(SCENARIO), List.of(), MEASURES, 7, folder, head, Progress.NONE);
    }

    /** Of a study that asks once. */
    private List<ImmutableList<Sample>> values(int jobs, List<ImmutableList<Setting>> points, int replications)
            throws IOException, ScenarioException {
        try (PointFolder asked = points(jobs)) {
            return asked.values(points, replications);
        }
    }

    private List<Path> journals() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("journal"))) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void valuesAreThoseOfAnExperimentThere() throws Exception {
        List<ImmutableList<Sample>> values = values(2, List.of(AS_IT_IS, MORE), 3);
        assertThat(values).hasSize(2);
        LoadedScenario more = ScenarioFile.load(SCENARIO, MORE);
        var result = Experiment.of(more.scenario(), "more").run(Settings.of(7, 3), Progress.NONE);
        assertThat(values.get(1).get(0).estimate(Settings.CONFIDENCE)).isEqualTo(result.estimate(Measure.SPILL_SHARE));
        assertThat(values.get(1).get(2).estimate(Settings.CONFIDENCE))
                .isEqualTo(result.estimate(Row.of(Measure.PLACED_SHARE).cloud("azure")));
        assertThat(values.get(1).get(0).weights())
                .isEqualTo(values.get(1).get(1).values());
        assertThat(values.get(1).get(1).weights()).containsExactly(1, 1, 1);
        assertThat(values.get(0).get(1).values()).isEqualTo(values.get(1).get(1).values());
    }

    @Test
    void aPointThatSetsASeed_isRunWithIt() throws Exception {
        ImmutableList<Setting> seeded = ImmutableList.of(new Setting("seed", "11"));
        var values = points(1).values(List.of(AS_IT_IS, seeded), 3);
        LoadedScenario loaded = ScenarioFile.load(SCENARIO, List.of());
        for (int i = 0; i < 2; i++) {
            var result = Experiment.of(loaded.scenario(), "it").run(Settings.of(i == 0 ? 7 : 11, 3), Progress.NONE);
            assertThat(values.get(i).get(0).estimate(Settings.CONFIDENCE))
                    .isEqualTo(result.estimate(Measure.SPILL_SHARE));
        }
    }

    @Test
    void whatWasRun_isNotRunAgain_howeverManyThreads() throws Exception {
        List<ImmutableList<Sample>> first = values(2, List.of(AS_IT_IS, MORE), 3);
        List<Path> written = journals();
        assertThat(values(1, List.of(MORE, AS_IT_IS, MORE), 3))
                .usingRecursiveComparison()
                .isEqualTo(List.of(first.get(1), first.get(0), first.get(1)));
        assertThat(journals()).isEqualTo(written);
        Sample longer = values(1, List.of(MORE), 5).get(0).get(0);
        assertThat(Arrays.copyOf(longer.values(), 3))
                .isEqualTo(first.get(1).get(0).values());
        assertThat(journals()).hasSize(written.size() + 1);
    }

    @Test
    void aStudy_writesOneJournal_andRemembersWhatItWrote() throws Exception {
        try (PointFolder points = points(1)) {
            List<ImmutableList<Sample>> first = points.values(List.of(AS_IT_IS), 2);
            List<Path> written = journals();
            List<ImmutableList<Sample>> both = points.values(List.of(AS_IT_IS, MORE), 2);
            assertThat(both.get(0)).usingRecursiveComparison().isEqualTo(first.get(0));
            assertThat(journals()).isEqualTo(written).hasSize(1);
        }
        List<Path> written = journals();
        values(1, List.of(MORE, AS_IT_IS), 2);
        assertThat(journals()).isEqualTo(written);
    }

    @Test
    void asLongAsItIsOpen_theFolderIsItsOwn() throws Exception {
        try (PointFolder points = points(1)) {
            points.values(List.of(AS_IT_IS), 1);
            assertThatExceptionOfType(UnusableFolderException.class)
                    .isThrownBy(() -> values(1, List.of(AS_IT_IS), 1))
                    .withMessageContaining("is at work in it");
        }
        values(1, List.of(AS_IT_IS), 1);
    }

    @Test
    void stopped_itSaysSo_andTheNextOneGoesOn() throws Exception {
        PointFolder stopped = points(1);
        stopped.stop();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> stopped.values(List.of(MORE), 2));
        assertThat(values(1, List.of(MORE), 2).get(0).get(0).values()).hasSize(2);
    }

    @Test
    void stopped_itBuildsNoMorePoints() throws Exception {
        PointFolder stopped = points(1);
        stopped.stop();
        List<ImmutableList<Setting>> points = List.of(AS_IT_IS, ImmutableList.of(new Setting("primary", "azur")));
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> stopped.values(points, 2));
        assertThat(folder.resolve("journal")).doesNotExist();
    }

    @Test
    void aPointThatIsNoScenario_isRefusedBeforeAnythingIsRun() throws Exception {
        PointFolder points = points(1);
        assertThatExceptionOfType(ScenarioException.class)
                .isThrownBy(() -> points.values(List.of(AS_IT_IS, ImmutableList.of(new Setting("primary", "azur"))), 2))
                .withMessageContaining("azur");
        assertThat(folder.resolve("journal")).doesNotExist();
    }

    @Test
    void aPointThatDoesNotMeasureWhatIsAsked_isRefusedBeforeAnythingIsRun() throws Exception {
        PointFolder points = points(1);
        ImmutableList<Setting> renamed = ImmutableList.of(new Setting("money.maker", "lab"));
        assertThatExceptionOfType(ScenarioException.class)
                .isThrownBy(() -> points.values(List.of(AS_IT_IS, renamed), 2))
                .withMessageContaining(
                        "at a point: 'netReceipts/maker' is not measured in this scenario; expected one of"
                                + " netReceipts/lab, ");
        assertThat(folder.resolve("journal")).doesNotExist();
    }

    @Test
    void theScenarioAsItIs_canBeAskedForAlone() throws Exception {
        assertThat(values(1, List.of(AS_IT_IS), 1).get(0).get(0).values()).hasSize(1);
    }
}
