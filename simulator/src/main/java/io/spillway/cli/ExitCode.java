package io.spillway.cli;

/** Every status that the program ends with. */
public enum ExitCode {
    DONE(0, "done"),
    UNMET(1, "done, but a threshold, limit, precision, point or choice failed"),
    USAGE(2, "the command line cannot be understood"),
    BAD_SCENARIO(65, "the scenario has problems; nothing was written"),
    NO_INPUT(66, "there is no such scenario, or it cannot be read"),
    UNAVAILABLE(69, "the cluster cannot be reached, or was lost; what was done is kept"),
    INTERNAL(70, "a fault of the program"),
    CANNOT_CREATE(73, "a file may not or cannot be made; nothing was written"),
    CANNOT_WRITE(74, "a file could not be written in full"),
    HUNG_UP(129, "its terminal was closed; nothing half-written is left"),
    INTERRUPTED(130, "interrupted (Ctrl-C); nothing half-written is left"),
    TERMINATED(143, "terminated; nothing half-written is left");

    private final int status;
    private final String meaning;

    ExitCode(int status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    /** The number that the shell sees. */
    public int status() {
        return status;
    }

    /** What it says, in one line. */
    public String meaning() {
        return meaning;
    }
}
