package io.spillway.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spillway.compile.Compiled;
import io.spillway.compile.Transfer;
import io.spillway.compile.TransferKind;
import io.spillway.engine.Kind;
import io.spillway.engine.Reason;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowNameTest {
    private final Compiled compiled = TinyRun.compiled();
    private final MeasureTable table = new MeasureTable(compiled.world(), compiled.names());

    private static RowName name(String text) {
        return RowName.parse(text).orElseThrow();
    }

    static Stream<Arguments> namesOfRows() {
        return Stream.of(
                Arguments.of("spend", Row.of(Measure.SPEND)),
                Arguments.of("spend/aws", Row.of(Measure.SPEND).cloud("aws")),
                Arguments.of("spend/cloud=aws", Row.of(Measure.SPEND).cloud("aws")),
                Arguments.of(
                        "unitHoursLost/CANNOT", Row.of(Measure.UNIT_HOURS_LOST).kind(Kind.CANNOT)),
                Arguments.of(
                        "unitHoursLost/CAPACITY",
                        Row.of(Measure.UNIT_HOURS_LOST).reason(Reason.CAPACITY)),
                Arguments.of(
                        "unitHoursLost/CANNOT/CAPACITY",
                        Row.of(Measure.UNIT_HOURS_LOST).reason(Reason.CAPACITY)),
                Arguments.of("lossShare/eu", Row.of(Measure.LOSS_SHARE).market("eu")),
                Arguments.of(
                        "spillShare/eu/chat",
                        Row.of(Measure.SPILL_SHARE).launch("chat").market("eu")),
                Arguments.of(
                        "placedShare/azure/chat",
                        Row.of(Measure.PLACED_SHARE).launch("chat").cloud("azure")),
                Arguments.of(
                        "placedShare/chat/azure",
                        Row.of(Measure.PLACED_SHARE).launch("chat").cloud("azure")),
                Arguments.of(
                        "utilisation/azure/east/H100",
                        Row.of(Measure.UTILISATION).cloud("azure").pool("azure/east/H100")),
                Arguments.of("netReceipts/maker", Row.of(Measure.NET_RECEIPTS).party("maker")),
                Arguments.of(
                        "transfers/usage/azure",
                        Row.of(Measure.TRANSFERS)
                                .transfer(new Transfer(TransferKind.USAGE, "azure", "maker", "azure"))));
    }

    @ParameterizedTest
    @MethodSource("namesOfRows")
    void aName_meansOneRow_andIsWrittenAsItIsRead(String text, Row row) {
        assertThat(table.row(name(text))).isEqualTo(row);
        assertThat(name(text).text()).isEqualTo(text);
    }

    @Test
    void everyRowOfTheWholeRun_hasANameThatMeansIt_andNoOther() {
        List<Row> rows = table.rows().stream()
                .filter(row -> row.period() == null && row.year() == null)
                .toList();
        assertThat(rows).hasSizeGreaterThan(Measure.values().length).allSatisfy(row -> {
            RowName shortest = NamedRows.nameOf(row, rows);
            assertThat(table.row(name(shortest.text()))).isEqualTo(row);
        });
    }

    @Test
    void noPeriod_isEverMeant() {
        assertThat(table.find(name("spend/" + TinyRun.DECEMBER))).isEmpty();
        assertThat(table.find(name("spend/" + TinyRun.DECEMBER.getYear()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "spnd", "spend/", "spnd/aws", "/aws"})
    void whatNamesNoMeasure_isNoName(String text) {
        assertThat(RowName.parse(text)).isEmpty();
    }

    @Test
    void aNameOfNothing_isRefused_withAllThereAre() {
        assertThatThrownBy(() -> table.row(name("spend/asw")))
                .isInstanceOfSatisfying(
                        UnknownRowException.class,
                        wrong -> assertThat(wrong.near())
                                .containsExactly(
                                        "spend",
                                        "spend/azure",
                                        "spend/aws",
                                        "spend/chat",
                                        "spend/agent",
                                        "spend/azure/chat",
                                        "spend/aws/chat",
                                        "spend/azure/agent",
                                        "spend/aws/agent"))
                .hasMessage(
                        "'spend/asw' is not measured in this scenario; expected one of spend, spend/azure, spend/aws,"
                                + " spend/chat, spend/agent, spend/azure/chat, spend/aws/chat, spend/azure/agent,"
                                + " spend/aws/agent");
        assertThatThrownBy(() -> table.row(name("netReceipts")))
                .hasMessageStartingWith(
                        "'netReceipts' has no value for the whole run; expected one of netReceipts/maker,");
        assertThatThrownBy(() -> table.row(name("concentration/azure")))
                .hasMessageEndingWith("expected 'concentration'");
        assertThatThrownBy(() -> table.row(name("spend/aws/aws"))).isInstanceOf(UnknownRowException.class);
        assertThatThrownBy(() -> table.row(name("spend/aws/eu"))).isInstanceOf(UnknownRowException.class);
    }

    /** Use of azure and moves to it are both transfers of the item azure. */
    @Test
    void aNameOfSeveral_isRefused_withWhatTellsThemApart() {
        assertThatThrownBy(() -> table.row(name("transfers/azure")))
                .isInstanceOfSatisfying(
                        UnknownRowException.class,
                        wrong -> assertThat(wrong.near()).isEmpty())
                .hasMessage("'transfers/azure' may stand for several; expected one of transfers/usage/azure,"
                        + " transfers/move/azure, transfers/egress/azure");
        Row cloud = Row.of(Measure.SPEND).cloud("aws");
        Row launch = Row.of(Measure.SPEND).launch("aws");
        assertThatThrownBy(() -> NamedRows.meant(name("spend/aws"), List.of(cloud, launch)))
                .hasMessageEndingWith("expected one of spend/cloud=aws, spend/launch=aws");
        assertThat(NamedRows.meant(name("spend/launch=aws"), List.of(cloud, launch)))
                .isEqualTo(launch);
    }

    @Test
    void namesWithDotsSpacesAndEvenStrokes_areFound() {
        Row row = Row.of(Measure.LAUNCH_LAG_HOURS).cloud("aws").launch("gpt-5.5 large/eu");
        assertThat(name("launchLagHours/aws/gpt-5.5 large/eu").means(row)).isTrue();
        assertThat(name("launchLagHours/gpt-5.5 large/eu/aws").means(row)).isTrue();
        assertThat(name("launchLagHours/gpt-5.5 large/aws").means(row)).isFalse();
    }
}
