package io.spillway.benchmarks.report;

/** A variant cannot be measured; the message says why. */
final class NotMeasuredException extends Exception {
    private static final long serialVersionUID = 1L;

    NotMeasuredException(String why) {
        super(why);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
