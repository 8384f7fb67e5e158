package io.spillway.ledger;

import io.spillway.compile.Chart;
import io.spillway.compile.Transfer;

/** The postings of one run, each on both of its sides. */
final class Journal {
    private final Chart chart;
    private final int months;
    private final int[] payer;
    private final int[] payee;
    /** By {@code transfer * months + month}. */
    final long[] transferMicros;
    /** By {@code party * months + month}. */
    final long[] paidMicros;

    final long[] receivedMicros;

    Journal(Chart chart, int months) {
        this.chart = chart;
        this.months = months;
        payer = chart.transfers().stream()
                .mapToInt(transfer -> chart.parties().indexOf(transfer.payer()))
                .toArray();
        payee = chart.transfers().stream()
                .mapToInt(transfer -> chart.parties().indexOf(transfer.payee()))
                .toArray();
        transferMicros = new long[chart.transfers().size() * months];
        paidMicros = new long[chart.parties().size() * months];
        receivedMicros = new long[chart.parties().size() * months];
    }

    /** Posts an amount, 0 or more. */
    void post(int transfer, int month, long micros) {
        add(transferMicros, transfer * months + month, micros);
        add(paidMicros, payer[transfer] * months + month, micros);
        add(receivedMicros, payee[transfer] * months + month, micros);
    }

    private static void add(long[] sums, int at, long micros) {
        sums[at] = Math.addExact(sums[at], micros);
    }

    /**
     * Recomputes what parties paid and received from the transfers, and requires that both sums are the same.
     *
     * @throws UnbalancedException if they are not
     */
    void audit() {
        for (int month = 0; month < months; month++) {
            long[] paid = new long[chart.parties().size()];
            long[] received = new long[chart.parties().size()];
            for (int transfer = 0; transfer < payer.length; transfer++) {
                paid[payer[transfer]] += transferMicros[transfer * months + month];
                received[payee[transfer]] += transferMicros[transfer * months + month];
            }
            long balance = 0;
            for (int party = 0; party < paid.length; party++) {
                int at = party * months + month;
                if (paid[party] != paidMicros[at] || received[party] != receivedMicros[at]) {
                    throw new UnbalancedException(chart.parties().get(party) + " in month " + month + " paid "
                            + paidMicros[at] + " and received " + receivedMicros[at]
                            + " micro-dollars; its transfers say "
                            + paid[party] + " and " + received[party]);
                }
                balance += receivedMicros[at] - paidMicros[at];
            }
            if (balance != 0) {
                throw new UnbalancedException("month " + month + " is out of balance by " + balance + " micro-dollars");
            }
        }
        for (int i = 0; i < transferMicros.length; i++) {
            if (transferMicros[i] < 0) {
                Transfer transfer = chart.transfers().get(i / months);
                throw new UnbalancedException(transfer + " is " + transferMicros[i] + " micro-dollars in a month");
            }
        }
    }
}
