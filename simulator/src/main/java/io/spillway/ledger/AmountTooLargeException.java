package io.spillway.ledger;

/** An amount of money cannot be counted: it is 2^63 micro-dollars or more. A fault of the scenario. */
public final class AmountTooLargeException extends ArithmeticException {
    private static final long serialVersionUID = 1L;
    private static final long MOST_USD = Long.MAX_VALUE / 1_000_000;

    /** @param when {@code  in 2027-02}, with a blank before it; empty where nothing is known */
    AmountTooLargeException(String when, ArithmeticException cause) {
        super("an amount of money is larger than " + MOST_USD + " USD" + when);
        initCause(cause);
    }

    /** Without the name of the class: this is for those who wrote the scenario. */
    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
