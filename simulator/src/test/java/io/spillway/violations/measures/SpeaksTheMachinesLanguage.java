package io.spillway.violations.measures;

import java.util.List;

/** Writes i without its dot on a Turkish machine; by reference, which counts like a call. */
public final class SpeaksTheMachinesLanguage {
    List<String> lower(List<String> names) {
        return names.stream().map(String::toLowerCase).toList();
    }
}
