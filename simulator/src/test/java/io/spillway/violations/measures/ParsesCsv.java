package io.spillway.violations.measures;

import de.siegmar.fastcsv.reader.CsvRecord;

/** Reads a table of its own. */
public record ParsesCsv(CsvRecord row) {}
