package io.spillway.benchmarks.report;

/** What the command was given cannot be used; the message says why. */
final class BadInputException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Exit code;

    BadInputException(Exit code, String message) {
        super(message);
        this.code = code;
    }

    Exit code() {
        return code;
    }
}
