package io.spillway.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spillway.compile.Compiled;
import io.spillway.engine.Kind;
import io.spillway.engine.Reason;
import io.spillway.model.ThresholdMeasures;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasureTableTest {
    private final Compiled compiled = TinyRun.compiled();
    private final MeasureTable table = new MeasureTable(compiled.world(), compiled.names());

    @Test
    void everyRowStandsWhereItsNameSays() {
        List<Row> rows = table.rows();
        assertThat(rows).hasSize(table.size());
        assertThat(new HashSet<>(rows)).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(table.index(rows.get(i))).as("%s", rows.get(i)).isEqualTo(i);
        }
    }

    @Test
    void reasonsAlwaysComeWithTheirKind_andPoolsWithTheirCloud() {
        assertThat(table.rows()).allSatisfy(row -> {
            if (row.reason() != null) {
                assertThat(row.kind()).isEqualTo(row.reason().kind());
            }
            if (row.pool() != null) {
                assertThat(row.pool()).startsWith(row.cloud() + "/");
            }
        });
    }

    @Test
    void rowsThatDoNotExist_areRefusedWithTheirName() {
        assertThatThrownBy(() -> table.index(Row.of(Measure.SPEND).cloud("gcp")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gcp");
        assertThatThrownBy(() -> table.index(Row.of(Measure.SPEND).kind(Kind.CANNOT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("spend is not broken down by [KIND]. Maybe one of [");
        assertThatThrownBy(() ->
                        table.index(Row.of(Measure.UTILISATION).cloud("aws").pool("azure/east/H100")))
                .hasMessageContaining("azure/east/H100 is not a pool of aws");
        assertThatThrownBy(() ->
                        Row.of(Measure.REQUESTS_LOST).reason(Reason.CAPACITY).kind(Kind.BARRED))
                .hasMessageContaining("CAPACITY is a reason of CANNOT");
    }

    @Test
    void thresholdsCanBePutOnAllMeasuresOfTheWholeRun_andNoOther() {
        assertThat(ThresholdMeasures.NAMES)
                .containsExactlyElementsOf(Arrays.stream(Measure.values())
                        .filter(Measure::hasTotal)
                        .map(Measure::text)
                        .toList());
        assertThat(ThresholdMeasures.NARROWED)
                .containsExactlyElementsOf(Arrays.stream(Measure.values())
                        .filter(measure -> !measure.hasTotal())
                        .map(Measure::text)
                        .toList());
        assertThat(ThresholdMeasures.SHARES)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Measure.values())
                        .filter(measure -> measure == Measure.CONCENTRATION
                                || measure.unit().equals("share"))
                        .map(Measure::text)
                        .toList());
    }

    @Test
    void aMeasureIsFoundByItsName() {
        assertThat(Measure.named("spillShare")).contains(Measure.SPILL_SHARE);
        assertThat(Measure.named("spilShare")).isEmpty();
    }
}
