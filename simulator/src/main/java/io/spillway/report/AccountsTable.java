package io.spillway.report;

import io.spillway.compile.Transfer;
import io.spillway.compile.TransferKind;
import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.Estimate;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import java.io.IOException;
import java.time.Year;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who pays whom, what each party is left with, what became of commitments, and when a cap ends a share of revenue. */
final class AccountsTable {
    private static final String USD = "USD";
    /** What clouds are paid whatever else is agreed. */
    private static final Set<TransferKind> OF_USE =
            EnumSet.of(TransferKind.USAGE, TransferKind.MOVE, TransferKind.EGRESS);

    private final ExperimentResult result;
    private final Sheet sheet;
    private final List<Transfer> transfers;
    private final List<Year> years;

    private AccountsTable(ExperimentResult result, Sheet sheet) {
        this.result = result;
        this.sheet = sheet;
        transfers = result.table().chart().transfers();
        years = result.table().years().size() > 1 ? result.table().years() : List.of();
    }

    /** Writes nothing where clouds are paid for what is used and no more is agreed. */
    static void write(ExperimentResult result, Sheet sheet) throws IOException {
        AccountsTable table = new AccountsTable(result, sheet);
        boolean agreed = table.transfers.stream().anyMatch(transfer -> !OF_USE.contains(transfer.kind()));
        if (agreed) {
            table.writeTransfers();
            table.writeParties();
            table.writeCommitments();
            table.writeShares();
        }
    }

    private void writeTransfers() throws IOException {
        sheet.title("Who pays whom");
        TextTable table = columns(new TextTable().text("payer").text("payee").text("for"));
        for (Transfer transfer : transfers) {
            Row row = Row.of(Measure.TRANSFERS).transfer(transfer);
            if (mean(row) > 0) {
                List<Cell> cells = new ArrayList<>(
                        List.of(Cell.text(transfer.payer()), Cell.text(transfer.payee()), Cell.text(words(transfer))));
                table.row(withYears(cells, row, year -> row.year(year)));
            }
        }
        if (table.isEmpty()) {
            sheet.say("Nobody paid anything.");
        } else {
            sheet.table(table);
        }
    }

    /** What a transfer is for. */
    static String words(Transfer transfer) {
        return spaced(transfer.kind().toString()) + ", " + transfer.item();
    }

    /** {@code revenueShare} as two words. */
    private static String spaced(String camel) {
        return camel.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private void writeParties() throws IOException {
        sheet.title("What each party is paid less what it pays");
        boolean staked = result.table().chart().parties().stream()
                .anyMatch(party -> mean(Row.of(Measure.STAKE_VALUE).party(party)) > 0);
        TextTable table = columns(new TextTable().text("party"));
        if (staked) {
            table.numbers("stake at the end");
        }
        for (String party : result.table().chart().parties()) {
            Row row = Row.of(Measure.NET_RECEIPTS).party(party);
            List<Cell> cells = withYears(new ArrayList<>(List.of(Cell.text(party))), row, row::year);
            if (staked) {
                Estimate stake = get(Row.of(Measure.STAKE_VALUE).party(party));
                cells.add(stake.mean() > 0 ? Human.money(stake, USD) : Cell.EMPTY);
            }
            table.row(cells);
        }
        sheet.table(table);
        sheet.say("Sums to nothing over the parties, in each month, to the micro-dollar.");
        String open = openCommitments();
        if (!open.isEmpty()) {
            sheet.say("Promised, and still to be spent when the run ends: " + open + "; in no party's account.");
        }
        if (!result.outOfScope().isEmpty()) {
            sheet.say("Not in these accounts: " + result.outOfScope() + ".");
        }
    }

    private String openCommitments() {
        return result.table().chart().commitments().stream()
                .filter(name -> !result.table().chart().waived().contains(name))
                .filter(name -> mean(Row.of(Measure.COMMITMENT_OPEN).commitment(name)) > 0)
                .map(name -> money(Row.of(Measure.COMMITMENT_OPEN).commitment(name)) + " of " + name)
                .collect(Collectors.joining(", "));
    }

    private TextTable columns(TextTable table) {
        table.numbers("in all");
        years.forEach(year -> table.numbers(year.toString()));
        return table;
    }

    private List<Cell> withYears(List<Cell> cells, Row row, Function<Year, Row> ofYear) {
        cells.add(Human.money(get(row), USD));
        years.forEach(year -> cells.add(Human.quantity(get(ofYear.apply(year))).withoutHalfWidth()));
        return cells;
    }

    private void writeCommitments() throws IOException {
        List<String> names = result.table().chart().commitments();
        if (names.isEmpty()) {
            return;
        }
        sheet.title("Commitments");
        TextTable table = new TextTable()
                .text("commitment")
                .numbers("used")
                .numbers("missed")
                .numbers("billed")
                .numbers("open at the end")
                .text("used up");
        for (String name : names) {
            table.row(List.of(
                    Cell.text(name),
                    money(Row.of(Measure.COMMITMENT_USED).commitment(name)),
                    money(Row.of(Measure.COMMITMENT_SHORT).commitment(name)),
                    result.table().chart().waived().contains(name)
                            ? Cell.text("waived")
                            : money(Row.of(Measure.TRANSFERS).transfer(shortfall(name))),
                    money(Row.of(Measure.COMMITMENT_OPEN).commitment(name)),
                    Cell.text(reached(get(Row.of(Measure.COMMITMENT_USED_DATE).commitment(name))))));
        }
        sheet.table(table);
    }

    private Transfer shortfall(String commitment) {
        return transfers.stream()
                .filter(transfer -> transfer.kind() == TransferKind.SHORTFALL)
                .filter(transfer -> transfer.item().equals(commitment))
                .findFirst()
                .orElseThrow();
    }

    private void writeShares() throws IOException {
        List<Transfer> shares = transfers.stream()
                .filter(transfer -> transfer.kind() == TransferKind.REVENUE_SHARE)
                .toList();
        if (shares.isEmpty()) {
            return;
        }
        sheet.title("Shares of revenue, with and without their cap");
        TextTable table = new TextTable()
                .text("share")
                .text("payee")
                .numbers("paid")
                .numbers("without the cap")
                .text("cap reached");
        for (Transfer share : shares) {
            table.row(List.of(
                    Cell.text(share.item()),
                    Cell.text(share.payee()),
                    money(Row.of(Measure.TRANSFERS).transfer(share)),
                    money(Row.of(Measure.REVENUE_SHARE_UNCAPPED).transfer(share)),
                    Cell.text(reached(get(Row.of(Measure.REVENUE_SHARE_CAP_DATE).transfer(share))))));
        }
        sheet.table(table);
    }

    private String reached(Estimate date) {
        if (date.n() == 0) {
            return "never";
        }
        String in = date.n() < result.replications()
                ? ", in " + date.n() + " of " + result.replications() + " replications"
                : "";
        return Human.day(date) + in;
    }

    private Cell money(Row row) {
        return Human.money(get(row), USD);
    }

    private Estimate get(Row row) {
        return result.estimate(row);
    }

    private double mean(Row row) {
        return get(row).mean();
    }
}
