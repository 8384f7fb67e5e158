package io.spillway.history;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What became of a launch, as published.
 *
 * @param firstClouds where it came first; two where both had it on one day
 * @param isOnAzure whether Azure is known to have had it, or the model behind it, ever
 * @param azureLagDays from OpenAI's release to Azure; empty where never, unknown or not comparable
 * @param why in a sentence, why the scenario misses it; empty where it does not
 */
record Observed(ImmutableSet<String> firstClouds, boolean isOnAzure, Optional<Double> azureLagDays, String why) {
    private static final Path FILE = Path.of("src/test/resources/history/observed.csv");

    /** By launch, in the order of the file. */
    static ImmutableMap<String, Observed> read() throws IOException {
        ImmutableMap.Builder<String, Observed> observed = ImmutableMap.builder();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(FILE)) {
            for (NamedCsvRecord row : rows) {
                observed.put(row.getField("launch"), of(row));
            }
        }
        return observed.buildOrThrow();
    }

    private static Observed of(NamedCsvRecord row) {
        ImmutableList<String> clouds = ImmutableList.copyOf(Splitter.on('+').split(row.getField("firstCloud")));
        return new Observed(
                ImmutableSet.copyOf(clouds),
                row.getField("onAzure").equals("yes"),
                Optional.of(row.getField("azureLagDays"))
                        .filter(lag -> !lag.isEmpty())
                        .map(Double::valueOf),
                row.getField("why"));
    }
}
