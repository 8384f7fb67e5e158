package io.spillway.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** Every status that the benchmarks end with: the numbers of the product, and what they mean here. */
enum Exit {
    DONE(0, "done"),
    UNMET(1, "done, but there is a regression or a variant is missing, or with --check a goal was missed"),
    USAGE(2, "the command line cannot be understood"),
    BAD_INPUT(65, "a file is no report that this version reads"),
    NO_INPUT(66, "there is no such report, or it cannot be read"),
    INTERNAL(70, "a fault of the program"),
    CANNOT_CREATE(73, "a file may not or cannot be made; nothing was measured"),
    CANNOT_WRITE(74, "a file could not be written in full"),
    INTERRUPTED(130, "interrupted (Ctrl-C); nothing was written");

    private final int status;
    private final String meaning;

    Exit(int status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    int status() {
        return status;
    }

    static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (Exit code : values()) {
            meanings.put(Integer.toString(code.status), code.meaning);
        }
        return meanings;
    }
}
