package io.spillway.report;

import io.spillway.engine.Kind;
import io.spillway.engine.Reason;
import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.Estimate;
import io.spillway.measures.Measure;
import io.spillway.measures.MeasureTable;
import io.spillway.measures.Row;
import io.spillway.measures.RuleOfThree;
import io.spillway.measures.ThresholdOutcome;
import io.spillway.model.Dates;
import java.io.IOException;
import java.time.Year;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What a planner reads in one screen: where demand ran, why it spilled, what was lost, by year and by launch. */
final class TableReport {
    private static final int LAUNCHES_SHOWN = 12;
    /** That of all others among them. */
    private static final int CLOUD_COLUMNS = 6;

    /** Availability is spoken of in nines. */
    private static final int AVAILABILITY_DECIMALS = 3;
    /** A half-width that one decimal of a per cent does not show. */
    private static final double KNOWN_WELL = 0.0005;

    private final ExperimentResult result;
    private final MeasureTable names;
    private final Sheet sheet;
    /** Whether anything has a price. */
    private final boolean priced;
    /** One, unless what is asked about most is known better than that. */
    private final int shareDecimals;
    /** The clouds that have columns of their own: those that served most, in the scenario's order. */
    private final List<String> columns;
    /** The clouds that share one. */
    private final List<String> otherClouds;

    TableReport(ExperimentResult result, Sheet sheet) {
        this.result = result;
        this.sheet = sheet;
        names = result.table();
        priced = mean(Row.of(Measure.SPEND)) > 0;
        shareDecimals = result.estimate(Measure.SPILL_SHARE).halfWidth() < KNOWN_WELL ? 2 : 1;
        columns = Largest.of(
                names.clouds(),
                CLOUD_COLUMNS,
                cloud -> mean(Row.of(Measure.UNIT_HOURS_PLACED).cloud(cloud)));
        otherClouds = names.clouds().stream()
                .filter(cloud -> !columns.contains(cloud))
                .toList();
    }

    static void write(ExperimentResult result, Appendable to) throws IOException {
        TableReport report = new TableReport(result, new TextSheet(to));
        report.writeHead();
        report.writeSections();
    }

    void writeSections() throws IOException {
        writeClouds();
        AccountsTable.write(result, sheet);
        writeSpilled();
        writeLost();
        writeWaited();
        writeOutages();
        new FailbackSection(result, sheet).write();
        new EgressSection(result, sheet).write();
        if (names.years().size() > 1) {
            writeYears();
        }
        if (names.launches().size() > 1) {
            writeLaunches();
        }
        writeMarkets();
        LaunchDecisionsTable.write(result, sheet);
        writeThresholds();
    }

    void writeHead() throws IOException {
        String period = Dates.written(result.start()) + " to " + Dates.written(result.end());
        String intervals =
                result.replications() > 1 ? ", ± " + Human.decimal(result.confidence() * 100, 0) + " % intervals" : "";
        sheet.head(
                result.scenario(),
                period,
                "seed " + result.seed() + ", replications " + result.replications() + intervals + ", fingerprint "
                        + Human.fingerprint(result.fingerprint()));
    }

    private void writeClouds() throws IOException {
        sheet.title("Where demand ran");
        TextTable table = new TextTable()
                .text("cloud")
                .numbers("share of unit-hours")
                .numbers("unit-hours")
                .numbers("requests")
                .numbers("utilisation");
        if (priced) {
            table.numbers("spend").numbers("USD/unit-hour");
        }
        for (String cloud : names.clouds()) {
            Cell share = share(get(Row.of(Measure.PLACED_SHARE).cloud(cloud)));
            table.row(cloudCells(cloud, share, measure -> Row.of(measure).cloud(cloud)));
        }
        table.row(cloudCells("all", Cell.EMPTY, Row::of));
        sheet.table(table);
        sheet.say("Utilisation counts the clouds' own demand too. Concentration (HHI) "
                + Human.number(get(Row.of(Measure.CONCENTRATION)), 2) + ".");
        if (priced) {
            writeUnitEconomics();
        }
    }

    private void writeUnitEconomics() throws IOException {
        if (get(Row.of(Measure.SPEND_SPILLED)).mean() > 0) {
            sheet.say("Spilling instead of staying at the primary's prices: "
                    + Human.money(get(Row.of(Measure.SPILL_PREMIUM)), "USD") + ".");
        }
        if (get(Row.of(Measure.MILLION_TOKENS)).mean() > 0) {
            sheet.say("A million tokens cost "
                    + Human.number(get(Row.of(Measure.PRICE_PER_MILLION_TOKENS)), 2)
                    + " USD, where throughput is given.");
        }
    }

    private List<Cell> cloudCells(String name, Cell share, Function<Measure, Row> row) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(name));
        cells.add(share);
        cells.add(Human.quantity(get(row.apply(Measure.UNIT_HOURS_PLACED))));
        cells.add(Human.quantity(get(row.apply(Measure.REQUESTS_PLACED))).withoutHalfWidth());
        cells.add(share(get(row.apply(Measure.UTILISATION))));
        if (priced) {
            cells.add(Human.money(get(row.apply(Measure.SPEND)), "USD"));
            cells.add(
                    Human.number(get(row.apply(Measure.PRICE_PER_UNIT_HOUR)), 2).withoutHalfWidth());
        }
        return cells;
    }

    private void writeSpilled() throws IOException {
        sheet.title("Why it spilled");
        TextTable table = new TextTable()
                .text("kind")
                .text("reason")
                .numbers("share of requests")
                .numbers("share of unit-hours")
                .numbers("unit-hours")
                .text("to");
        for (Kind kind : Kind.values()) {
            List<Reason> reasons = Arrays.stream(Reason.values())
                    .filter(reason -> reason.kind() == kind && happened(reason))
                    .toList();
            for (Reason reason : reasons) {
                Function<Measure, Row> row = measure -> Row.of(measure).reason(reason);
                table.row(spillCells(kind.name(), reason.name(), row, destinations(reason)));
            }
            if (reasons.size() > 1) {
                table.row(spillCells(
                        kind.name(), "all", measure -> Row.of(measure).kind(kind), ""));
            }
        }
        if (table.isEmpty()) {
            sheet.say("Nothing did.");
        } else {
            table.row(spillCells("all", "", Row::of, ""));
            sheet.table(table);
        }
        boolean noneCame = mean(Row.of(Measure.REQUESTS_SPILLED)) == 0 && mean(Row.of(Measure.SPILL_STAYS)) == 0;
        if (noneCame && mean(Row.of(Measure.UNIT_HOURS_SPILLED)) > 0) {
            sheet.say("All of it was placed before the time that is measured, and ran on into it.");
        }
        Estimate chosen = get(Row.of(Measure.REQUESTS_CUSTOMER_CHOICE));
        if (chosen.mean() > 0) {
            sheet.say("Not spilled: " + Human.quantity(chosen).withoutHalfWidth()
                    + " requests went to the cloud their customer asked for.");
        }
        Estimate passedOver = get(Row.of(Measure.REQUESTS_PASSED_OVER));
        if (passedOver.mean() > 0) {
            sheet.say("The primary would have taken " + Human.quantity(passedOver)
                    + " requests for which it was not known to have room.");
        }
    }

    private List<Cell> spillCells(String kind, String reason, Function<Measure, Row> row, String destinations) {
        return List.of(
                Cell.text(kind),
                Cell.text(reason),
                share(get(row.apply(Measure.SPILL_SHARE))),
                share(get(row.apply(Measure.SPILL_SHARE_UNIT_HOURS))),
                Human.quantity(get(row.apply(Measure.UNIT_HOURS_SPILLED))),
                Cell.text(destinations));
    }

    private boolean happened(Reason reason) {
        return mean(Row.of(Measure.REQUESTS_SPILLED).reason(reason)) > 0
                || mean(Row.of(Measure.UNIT_HOURS_SPILLED).reason(reason)) > 0;
    }

    /** Where the spill of a reason went, the largest part first. */
    private String destinations(Reason reason) {
        double whole = mean(Row.of(Measure.UNIT_HOURS_SPILLED).reason(reason));
        Row row = Row.of(Measure.UNIT_HOURS_SPILLED).reason(reason);
        return names.clouds().stream()
                .filter(cloud -> mean(row.cloud(cloud)) > 0)
                .sorted(Comparator.comparingDouble(cloud -> -mean(row.cloud(cloud))))
                .map(cloud -> cloud + " " + Human.decimal(100 * mean(row.cloud(cloud)) / whole, 0) + " %")
                .collect(Collectors.joining(", "));
    }

    private void writeLost() throws IOException {
        sheet.title("What was lost");
        if (mean(Row.of(Measure.REQUESTS_LOST)) == 0) {
            double most = RuleOfThree.most(Measure.LOSS_SHARE, get(Row.of(Measure.LOSS_SHARE)), result.confidence());
            sheet.say((Double.isNaN(most)
                            ? "Nothing."
                            : "Nothing; no more than " + Human.partAtMost(most) + " of requests "
                                    + Human.surely(result.confidence()) + ".")
                    + (mean(Row.of(Measure.REQUESTS_EXPIRED)) == 0
                            ? ""
                            : " What waited until its patience ended is told below."));
            return;
        }
        TextTable table = new TextTable()
                .text("kind")
                .text("reason")
                .numbers("share of requests")
                .numbers("requests")
                .numbers("unit-hours");
        for (Reason reason : Reason.values()) {
            if (mean(Row.of(Measure.REQUESTS_LOST).reason(reason)) > 0) {
                table.row(List.of(
                        Cell.text(reason.kind().name()),
                        Cell.text(reason.name()),
                        share(get(Row.of(Measure.LOSS_SHARE).reason(reason))),
                        Human.quantity(get(Row.of(Measure.REQUESTS_LOST).reason(reason))),
                        Human.quantity(get(Row.of(Measure.UNIT_HOURS_LOST).reason(reason)))));
            }
        }
        table.row(List.of(
                Cell.text("all"),
                Cell.EMPTY,
                share(get(Row.of(Measure.LOSS_SHARE))),
                Human.quantity(get(Row.of(Measure.REQUESTS_LOST))),
                Human.quantity(get(Row.of(Measure.UNIT_HOURS_LOST)))));
        sheet.table(table);
    }

    private void writeWaited() throws IOException {
        if (mean(Row.of(Measure.REQUESTS_WAITED)) == 0) {
            return;
        }
        sheet.title("What waited");
        TextTable table = new TextTable()
                .text("launch")
                .numbers("share of requests")
                .numbers("waiting at a time")
                .numbers("hours until placed")
                .numbers("expired")
                .text("for");
        List<String> launches = names.launches().stream()
                .filter(launch -> mean(Row.of(Measure.REQUESTS_WAITED).launch(launch)) > 0)
                .toList();
        for (String launch : launches) {
            table.row(waitedCells(launch, measure -> Row.of(measure).launch(launch)));
        }
        if (launches.size() > 1) {
            table.row(waitedCells("all", Row::of));
        }
        sheet.table(table);
    }

    private List<Cell> waitedCells(String name, Function<Measure, Row> row) {
        return List.of(
                Cell.text(name),
                share(get(row.apply(Measure.WAITED_SHARE))),
                Human.quantity(get(row.apply(Measure.REQUESTS_WAITING))),
                Human.quantity(get(row.apply(Measure.WAIT_HOURS))),
                share(get(row.apply(Measure.EXPIRED_SHARE))),
                Cell.text(expiredFor(row)));
    }

    /** What expired requests had waited for, the most frequent refusal first. */
    private String expiredFor(Function<Measure, Row> row) {
        return Arrays.stream(Reason.values())
                .filter(reason -> mean(row.apply(Measure.REQUESTS_EXPIRED).reason(reason)) > 0)
                .sorted(Comparator.comparingDouble(
                        reason -> -mean(row.apply(Measure.REQUESTS_EXPIRED).reason(reason))))
                .map(Reason::name)
                .collect(Collectors.joining(", "));
    }

    /** Nothing when nothing happened. */
    private void writeOutages() throws IOException {
        double overcommitted = mean(Row.of(Measure.UNIT_HOURS_OVERCOMMITTED));
        if (mean(Row.of(Measure.AVAILABILITY)) < 1) {
            sheet.title("Outages");
            TextTable table = new TextTable()
                    .text("cloud")
                    .numbers("available")
                    .numbers("evacuated")
                    .numbers("dropped")
                    .numbers("unit-hours dropped");
            for (String cloud : names.clouds()) {
                if (mean(Row.of(Measure.AVAILABILITY).cloud(cloud)) < 1) {
                    table.row(outageCells(cloud, measure -> Row.of(measure).cloud(cloud)));
                }
            }
            table.row(outageCells("all", Row::of));
            sheet.table(table);
            sheet.say("Available is a share of capacity over time. Unserved, lost or expired for OUTAGE or dropped: "
                    + text(Measure.UNIT_HOURS_UNSERVED_IN_OUTAGES) + " unit-hours.");
            writeEvacuees();
        }
        if (overcommitted > 0) {
            sheet.title("Capacity cut while in use");
            sheet.say(text(Measure.UNIT_HOURS_OVERCOMMITTED) + " unit-hours ran beyond the capacity in force.");
        }
    }

    private void writeEvacuees() throws IOException {
        if (mean(Row.of(Measure.EVACUEES_WAITED)) > 0) {
            sheet.say("Evacuees that had to wait: " + text(Measure.EVACUEES_WAITED)
                    + "; placed after waiting: " + text(Measure.EVACUEES_PLACED_AFTER_WAITING)
                    + ", hours until then: " + text(Measure.EVACUEE_WAIT_HOURS)
                    + "; unit-hours interrupted: " + text(Measure.UNIT_HOURS_INTERRUPTED) + ".");
        }
    }

    private String text(Measure measure) {
        return Human.quantity(get(Row.of(measure))).toString();
    }

    private List<Cell> outageCells(String name, Function<Measure, Row> row) {
        return List.of(
                Cell.text(name),
                Human.share(get(row.apply(Measure.AVAILABILITY)), AVAILABILITY_DECIMALS),
                Human.quantity(get(row.apply(Measure.REQUESTS_EVACUATED))),
                Human.quantity(get(row.apply(Measure.REQUESTS_DROPPED))),
                Human.quantity(get(row.apply(Measure.UNIT_HOURS_DROPPED))));
    }

    private void writeYears() throws IOException {
        sheet.title("By year (shares of unit-hours; lost: of requests)");
        List<Kind> kinds = shownKinds();
        TextTable table = new TextTable().text("year").numbers("units in use");
        cloudColumns(table);
        kinds.forEach(kind -> table.numbers(kind.name()));
        table.numbers("lost");
        if (priced) {
            table.numbers("spend");
        }
        for (Year year : names.years()) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.text(year.toString()));
            cells.add(Human.quantity(get(Row.of(Measure.UNITS_IN_USE).year(year))));
            cells.addAll(placedShares(Row.of(Measure.PLACED_SHARE).year(year)));
            for (Kind kind : kinds) {
                cells.add(share(
                        get(Row.of(Measure.SPILL_SHARE_UNIT_HOURS).year(year).kind(kind))));
            }
            cells.add(share(get(Row.of(Measure.LOSS_SHARE).year(year))));
            if (priced) {
                cells.add(Human.money(get(Row.of(Measure.SPEND).year(year)), "USD")
                        .withoutHalfWidth());
            }
            table.row(cells);
        }
        sheet.table(table);
    }

    private void cloudColumns(TextTable table) {
        columns.forEach(table::numbers);
        if (!otherClouds.isEmpty()) {
            table.numbers(otherClouds.size() + " others");
        }
    }

    private List<Cell> placedShares(Row row) {
        return cloudCells(cloud -> mean(row.cloud(cloud)));
    }

    /** What part each cloud has of a count. */
    private List<Cell> partsByCloud(Row row) {
        double whole = mean(row);
        return cloudCells(cloud -> mean(row.cloud(cloud)) / whole);
    }

    /** By {@link #cloudColumns}. */
    private List<Cell> cloudCells(ToDoubleFunction<String> shareOfCloud) {
        List<Cell> cells = new ArrayList<>();
        for (String cloud : columns) {
            cells.add(share(Estimate.bare(shareOfCloud.applyAsDouble(cloud))));
        }
        if (!otherClouds.isEmpty()) {
            cells.add(share(
                    Estimate.bare(otherClouds.stream().mapToDouble(shareOfCloud).sum())));
        }
        return cells;
    }

    /** Always the two that are never merged; the third when it occurs. */
    private List<Kind> shownKinds() {
        List<Kind> kinds = new ArrayList<>(List.of(Kind.CANNOT, Kind.CHOOSES_NOT));
        if (mean(Row.of(Measure.UNIT_HOURS_SPILLED).kind(Kind.BARRED)) > 0) {
            kinds.add(0, Kind.BARRED);
        }
        return kinds;
    }

    private void writeLaunches() throws IOException {
        List<String> launches = names.launches().stream()
                .sorted(Comparator.comparingDouble(
                        launch -> -mean(Row.of(Measure.UNIT_HOURS_PLACED).launch(launch))))
                .toList();
        int shown = Math.min(LAUNCHES_SHOWN, launches.size());
        sheet.title(
                shown < launches.size()
                        ? "By launch (the " + shown + " largest of " + launches.size()
                                + ", shares of unit-hours; lost: of requests)"
                        : "By launch (shares of unit-hours; lost: of requests)");
        TextTable table = new TextTable().text("launch").numbers("unit-hours");
        cloudColumns(table);
        table.numbers("spilled").numbers("lost").text("main reason");
        for (String launch : launches.subList(0, shown)) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.text(launch));
            cells.add(Human.quantity(get(Row.of(Measure.UNIT_HOURS_PLACED).launch(launch))));
            cells.addAll(placedShares(Row.of(Measure.PLACED_SHARE).launch(launch)));
            cells.add(share(get(Row.of(Measure.SPILL_SHARE_UNIT_HOURS).launch(launch))));
            cells.add(share(get(Row.of(Measure.LOSS_SHARE).launch(launch))).withoutHalfWidth());
            cells.add(Cell.text(MainReason.of(result, launch)));
            table.row(cells);
        }
        sheet.table(table);
    }

    private void writeMarkets() throws IOException {
        List<String> markets = names.markets();
        if (markets.isEmpty()) {
            return;
        }
        sheet.title("By market (shares of requests; of clouds: of those placed)");
        TextTable table = new TextTable().text("market").numbers("requests");
        cloudColumns(table);
        table.numbers("spilled").text("spilled mostly for").numbers("lost").text("lost mostly for");
        for (String market : markets) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.text(market));
            cells.add(Human.quantity(get(Row.of(Measure.REQUESTS_ARRIVED).market(market)))
                    .withoutHalfWidth());
            cells.addAll(partsByCloud(Row.of(Measure.REQUESTS_PLACED).market(market)));
            cells.add(share(get(Row.of(Measure.SPILL_SHARE).market(market))));
            cells.add(Cell.text(
                    MainReason.of(result, Row.of(Measure.REQUESTS_SPILLED).market(market))));
            cells.add(share(get(Row.of(Measure.LOSS_SHARE).market(market))));
            cells.add(Cell.text(
                    MainReason.of(result, Row.of(Measure.REQUESTS_LOST).market(market))));
            table.row(cells);
        }
        sheet.table(table);
    }

    private void writeThresholds() throws IOException {
        List<ThresholdOutcome> outcomes = result.thresholds();
        if (outcomes.isEmpty()) {
            return;
        }
        sheet.title("Thresholds");
        TextTable table =
                new TextTable().text("measure").text("wanted").numbers("found").text("outcome");
        for (ThresholdOutcome outcome : outcomes) {
            String unit = outcome.measure().unit();
            List<Cell> cells = List.of(
                    Cell.text(outcome.measure().text()),
                    Cell.text(Human.bound(outcome.threshold(), unit)),
                    Human.finely(outcome.estimate(), unit),
                    Cell.text((outcome.isMet() ? "met" : "FAILED") + (outcome.isClose() ? ", not surely" : "")));
            if (outcome.isMet()) {
                table.row(cells);
            } else {
                table.badRow(cells);
            }
        }
        sheet.table(table);
        for (ThresholdOutcome outcome : outcomes) {
            if (outcome.isOfUnseen()) {
                sheet.say("Not surely: " + Human.unseen(outcome));
            }
        }
    }

    private Cell share(Estimate share) {
        return Human.share(share, shareDecimals);
    }

    private Estimate get(Row row) {
        return result.estimate(row);
    }

    private double mean(Row row) {
        return result.estimate(row).mean();
    }
}
