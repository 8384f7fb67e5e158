package io.spillway.report;

import io.spillway.compare.Attribution;
import io.spillway.compare.ComparisonResult;
import io.spillway.compare.Contrast;
import io.spillway.compare.Difference;
import io.spillway.compile.TransferKind;
import io.spillway.measures.Estimate;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.scenario.Change;
import io.spillway.scenario.Clause;
import io.spillway.scenario.Grain;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A comparison for a reader: what differs, by how much and how surely, and which clause moved it. */
final class ComparisonTable {
    private static final int CHANGES_SHOWN = 6;
    private static final int MANY_TIMES = 10;
    private static final Set<Measure> WHERE =
            Set.of(Measure.PLACED_SHARE, Measure.UNIT_HOURS_PLACED, Measure.UTILISATION, Measure.CONCENTRATION);
    private static final Set<Measure> WHY = Set.of(
            Measure.SPILL_SHARE,
            Measure.SPILL_SHARE_UNIT_HOURS,
            Measure.LOSS_SHARE,
            Measure.WAITED_SHARE,
            Measure.EXPIRED_SHARE,
            Measure.WAIT_HOURS,
            Measure.AVAILABILITY,
            Measure.UNIT_HOURS_UNSERVED_IN_OUTAGES);

    private static final List<Section> SECTIONS = List.of(
            new Section("Money", ComparisonTable::isMoney),
            new Section("Where demand ran", row -> WHERE.contains(row.measure())),
            new Section("What spilled, was lost or late", row -> WHY.contains(row.measure())));

    /** Rows that stand together. */
    private record Section(String title, Predicate<Row> rows) {}

    private final ComparisonResult result;
    private final Contrast contrast;
    private final Sheet sheet;

    ComparisonTable(ComparisonResult result, Contrast contrast, Sheet sheet) {
        this.result = result;
        this.contrast = contrast;
        this.sheet = sheet;
    }

    static void write(ComparisonResult result, Appendable to) throws IOException {
        for (int i = 0; i < result.contrasts().size(); i++) {
            if (i > 0) {
                to.append("\n\n");
            }
            ComparisonTable table =
                    new ComparisonTable(result, result.contrasts().get(i), new TextSheet(to));
            table.writeHead();
            table.writeSections();
        }
    }

    void writeSections() throws IOException {
        writeClauses();
        if (contrast.lines().stream().allMatch(line -> line.difference().isNone())) {
            sheet.gap();
            sheet.say("Nothing differs: every number of the two is the same in every replication.");
            return;
        }
        int same = 0;
        for (Section section : SECTIONS) {
            same += writeRows(section);
        }
        writeLegend(same);
        if (contrast.attribution().isPresent()) {
            writeAttribution(contrast.attribution().get());
        } else if (contrast.clauses().size() == 1) {
            sheet.say(one(contrast.clauses().get(0), result.grain()));
        }
    }

    private static String one(Clause clause, Grain grain) {
        boolean isDivisible = clause.changes().size() > 1 && grain != Grain.VALUES;
        return "One clause was changed, " + clause.name() + ": it moved all of this."
                + (isDivisible ? " Maybe --clauses values, which tells its values apart." : "");
    }

    /** The two that are held against each other. */
    static String name(ComparisonResult result, Contrast contrast) {
        return contrast.side().label() + " against " + result.base().label();
    }

    void writeHead() throws IOException {
        sheet.head(
                name(result, contrast),
                result.start().atZone(ZoneOffset.UTC).toLocalDate() + " to "
                        + result.end().atZone(ZoneOffset.UTC).toLocalDate(),
                "seed " + result.settings().seed() + ", " + result.settings().replications()
                        + " replications, the same worlds in both, fingerprints "
                        + Human.fingerprint(contrast.side().fingerprint()) + " and "
                        + Human.fingerprint(result.base().fingerprint()));
        for (String remark : contrast.remarks()) {
            sheet.say(remark);
        }
    }

    private void writeClauses() throws IOException {
        sheet.title("What was changed");
        if (contrast.clauses().isEmpty()) {
            sheet.say("Nothing.");
            return;
        }
        boolean isByValue = contrast.clauses().stream().allMatch(Clause::isOneValue);
        TextTable table = new TextTable().text("clause");
        if (!isByValue) {
            table.text("value");
        }
        table.text(result.base().label()).text(contrast.side().label());
        for (Clause clause : contrast.clauses()) {
            Cell name = Cell.text(clause.name());
            int shown = Math.min(CHANGES_SHOWN, clause.changes().size());
            for (Change change : clause.changes().subList(0, shown)) {
                Cell before = value(change.before());
                Cell after = value(change.after());
                table.row(
                        isByValue
                                ? List.of(name, before, after)
                                : List.of(name, Cell.text(change.path()), before, after));
            }
            if (shown < clause.changes().size()) {
                String more = "… and " + (clause.changes().size() - shown) + " more";
                table.row(List.of(name, Cell.text(more), Cell.EMPTY, Cell.EMPTY));
            }
        }
        sheet.table(table);
    }

    private static Cell value(Optional<String> value) {
        return Cell.value(value.orElse("–"));
    }

    /** How many rows were left out, as they are the same in every replication. */
    private int writeRows(Section section) throws IOException {
        TextTable table = new TextTable()
                .text("measure")
                .text("of")
                .numbers(result.base().label())
                .numbers(contrast.side().label())
                .numbers("difference")
                .numbers("change")
                .numbers("p (Holm)")
                .numbers("narrower by");
        int same = 0;
        for (Contrast.Line line : contrast.lines()) {
            if (isShown(line) && section.rows().test(line.row())) {
                if (line.difference().isNone()) {
                    same++;
                } else {
                    table.row(cells(line));
                }
            }
        }
        if (!table.isEmpty()) {
            sheet.title(section.title());
            sheet.table(table);
        }
        return same;
    }

    /** What is used is told by spend already. */
    private static boolean isMoney(Row row) {
        boolean isUsage = row.transfer() != null && row.transfer().kind() == TransferKind.USAGE;
        return !isUsage && (row.measure().unit().startsWith("USD") || row.measure() == Measure.REVENUE_SHARE_CAP_DATE);
    }

    /** As a whole, by cloud, and by kind. */
    private static boolean isShown(Contrast.Line line) {
        Row row = line.row();
        return line.isTested() && row.reason() == null && (row.cloud() == null || row.kind() == null);
    }

    private List<Cell> cells(Contrast.Line line) {
        Difference difference = line.difference();
        String unit = line.row().measure().unit();
        return List.of(
                Cell.text(line.row().measure().text()),
                Cell.text(of(line.row()) + in(difference.n(), " (in ", ")")),
                Human.ofUnit(known(difference.baseMean(), difference.n()), unit),
                Human.ofUnit(known(difference.mean(), difference.n()), unit),
                Human.difference(difference.estimate(), unit),
                unit.equals("year") ? Cell.text("–") : relative(difference),
                Cell.text(Human.chance(line.pHolm())),
                narrower(difference));
    }

    /** In how many replications something is a number, if not in all. */
    private String in(int n, String before, String after) {
        int all = result.settings().replications();
        return n == all ? "" : before + n + " of " + all + after;
    }

    static String of(Row row) {
        List<String> of = new ArrayList<>();
        if (row.cloud() != null) {
            of.add(row.cloud());
        }
        if (row.kind() != null) {
            of.add(row.kind().name());
        }
        if (row.transfer() != null) {
            of.add(row.transfer().payer() + " to " + row.transfer().payee() + ": "
                    + AccountsTable.words(row.transfer()));
        }
        if (row.party() != null) {
            of.add(row.party());
        }
        if (row.commitment() != null) {
            of.add(row.commitment());
        }
        return of.isEmpty() ? "all" : String.join(", ", of);
    }

    private static Estimate known(double mean, int n) {
        return new Estimate(mean, Double.NaN, n);
    }

    /** Of the base in per cent; of many times the base, how many times. */
    private static Cell relative(Difference difference) {
        double times = difference.mean() / difference.baseMean();
        return Double.isFinite(times) && times > MANY_TIMES
                ? Cell.text("× " + Human.decimal(times, 0))
                : Human.share(known(difference.relative(), difference.n()), 1).signed();
    }

    /** By how much the interval is narrower than in worlds drawn apart. */
    private static Cell narrower(Difference difference) {
        double ratio = Math.sqrt(difference.varianceRatio());
        return Double.isFinite(ratio) ? Cell.text(Human.decimal(ratio, 1) + " ×") : Cell.text("–");
    }

    private void writeLegend(int same) throws IOException {
        String percent = Human.decimal(result.settings().confidence() * 100, 0);
        sheet.gap();
        sheet.say("± " + percent
                + " % interval of each difference alone, paired over replications. p (Holm): the chance"
                + " of so large a difference if there were\nnone, adjusted for looking at all "
                + result.family()
                + " rows of the whole run together, shown or not; – where it is the same in every\n"
                + "replication, or a number in fewer than two.\nNarrower by: than in worlds drawn apart.");
        if (contrast.lines().stream().anyMatch(this::isOfSome)) {
            sheet.say("(in n of N): in how many replications it is a number, in the scenario where there are fewer.");
        }
        if (same > 0) {
            sheet.say((same == 1 ? "1 row of these is" : same + " rows of these are")
                    + " the same in every replication and left out.");
        }
    }

    private boolean isOfSome(Contrast.Line line) {
        return isShown(line)
                && SECTIONS.stream().anyMatch(section -> section.rows().test(line.row()))
                && line.difference().n() < result.settings().replications();
    }

    private void writeAttribution(Attribution attribution) throws IOException {
        if (!attribution.problem().isEmpty()) {
            sheet.title("Which clause moved it cannot be told");
            sheet.say("Some make no sense without others: " + attribution.problem());
            return;
        }
        List<Attribution.Moved> moved = attribution.moved().stream()
                .filter(one -> one.whole().mean() != 0 || one.whole().halfWidth() > 0)
                .toList();
        if (moved.isEmpty()) {
            String asked = attribution.moved().stream()
                    .map(one -> one.row().measure().text())
                    .distinct()
                    .collect(Collectors.joining(", "));
            sheet.say("Which clause moved it is not told: nothing that was asked of is moved (" + asked + ").");
            return;
        }
        for (Attribution.Moved one : moved) {
            writeMoved(one, attribution.orders() > 0);
        }
        sheet.gap();
        sheet.say("Shapley: the mean of what a clause adds over "
                + (attribution.orders() == 0
                        ? "all orders of changing them: exact, and the parts sum to the whole."
                        : attribution.orders()
                                + " drawn orders of changing them; the parts sum to the whole, each is known"
                                + " to the ± of drawing orders."));
        sheet.say(attribution.scenarios() + " scenarios were run in the same worlds for it.");
    }

    private void writeMoved(Attribution.Moved moved, boolean drawn) throws IOException {
        int n = moved.whole().n();
        sheet.title("Which clause moved " + moved.row().measure().text() + ", " + of(moved.row())
                + in(n, ", in ", " replications"));
        if (n == 0) {
            sheet.say("It is a number in none of them whatever is changed, so its parts cannot be told.");
            return;
        }
        String unit = moved.row().measure().unit();
        TextTable table = new TextTable()
                .text("clause")
                .numbers("changed alone")
                .numbers("Shapley")
                .numbers("of the whole");
        if (drawn) {
            table.numbers("± of drawing orders");
        }
        for (int i = 0; i < moved.parts().size(); i++) {
            Attribution.Part part = moved.parts().get(i);
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.text(contrast.clauses().get(i).name()),
                    Human.difference(part.alone(), unit),
                    Human.difference(part.shapley(), unit),
                    Human.share(known(part.shapley().mean() / moved.whole().mean(), 1), 0)));
            if (drawn) {
                cells.add(Human.ofUnit(known(part.samplingHalfWidth(), 1), unit));
            }
            table.row(cells);
        }
        List<Cell> whole = new ArrayList<>(
                Arrays.asList(Cell.text("all"), Cell.EMPTY, Human.difference(moved.whole(), unit), Cell.text("100 %")));
        if (drawn) {
            whole.add(Cell.EMPTY);
        }
        table.row(whole);
        sheet.table(table);
    }
}
