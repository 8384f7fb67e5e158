package io.spillway.report;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a table row by row; what does not exist is null. Memory does not grow with the rows, but for a text table. */
public interface RowWriter {
    /** Begins with the columns. */
    void head(List<Field> fields) throws IOException;

    /** Goes on with a row, a text for each column. */
    void row(List<@Nullable String> values) throws IOException;

    /** Ends; does not close what it writes to. */
    void end() throws IOException;
}
