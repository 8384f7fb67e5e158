package io.spillway.sweep;

import io.spillway.scenario.Origin;
import io.spillway.scenario.Problem;
import io.spillway.scenario.RecordFile;

/** Adds problems to a file. */
record Refusals(RecordFile<SweepFile> file) {
    /** At the place of a key. */
    void add(String key, String message, String expected) {
        file.refuse(file.at(key), key, message, expected, "");
    }

    void add(Problem problem) {
        file.refuse(problem.origin(), problem.path(), problem.message(), problem.expected(), problem.maybe());
    }

    /** All that it says, a line each. */
    void add(Origin at, String path, IllegalArgumentException wrong) {
        String.valueOf(wrong.getMessage()).lines().forEach(problem -> add(at, path, problem));
    }

    /** What is wrong, and what was expected, in one: {@code value; expected such}. */
    void add(Origin at, String path, String problem) {
        String[] parts = problem.split("; expected ", 2);
        String[] advice = parts[parts.length - 1].split("\\. Maybe ", 2);
        String expected = parts.length == 1 ? "" : advice[0];
        String message = parts.length == 1 ? advice[0] : parts[0];
        file.refuse(at, path, message, expected, advice.length == 1 ? "" : advice[1]);
    }
}
