package io.spillway.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Consumer;

/** How CSV is written: commas, {@code \n}, quotes where needed. Does not close its writer. */
final class Csv {
    private Csv() {}

    static void write(Writer to, Consumer<CsvWriter> body) throws IOException {
        try {
            CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(to);
            body.accept(csv);
            csv.flush();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }
}
