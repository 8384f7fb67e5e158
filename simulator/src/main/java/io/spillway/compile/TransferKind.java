package io.spillway.compile;

/** What a transfer of money is for. */
public enum TransferKind {
    USAGE("usage"),
    MOVE("move"),
    EGRESS("egress"),
    SHORTFALL("shortfall"),
    SERVICE_CREDIT("serviceCredit"),
    REVENUE("revenue"),
    REVENUE_SHARE("revenueShare"),
    LICENCE("licence"),
    PAYMENT("payment");

    private final String text;

    TransferKind(String text) {
        this.text = text;
    }

    /** As machine formats write it. */
    @Override
    public String toString() {
        return text;
    }
}
