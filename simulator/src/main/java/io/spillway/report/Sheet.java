package io.spillway.report;

import java.io.IOException;

/** Where a report goes, part by part, in whatever form. */
interface Sheet {
    /** What it is about, and the lines that say what was run. */
    void head(String name, String period, String settings) throws IOException;

    /** Begins a section. */
    void title(String text) throws IOException;

    void table(TextTable table) throws IOException;

    /** A sentence on its own. */
    void say(String sentence) throws IOException;

    /** Sets off what comes from what was. */
    void gap() throws IOException;
}
