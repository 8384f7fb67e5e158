package io.spillway.report;

import java.io.Writer;
import java.util.Locale;
import java.util.function.Function;

/** The forms in which tables of any columns are written. */
public enum RowFormat {
    TABLE(TextRows::new),
    CSV(CsvRows::new),
    JSONL(JsonRows::new);

    private final Function<Writer, RowWriter> make;

    RowFormat(Function<Writer, RowWriter> make) {
        this.make = make;
    }

    /** Writes rows there. */
    public RowWriter to(Writer writer) {
        return make.apply(writer);
    }

    /** Whether a row is told by the names of its columns, so that each needs its own. */
    public boolean isByName() {
        return this == JSONL;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
