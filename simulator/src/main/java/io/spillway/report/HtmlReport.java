package io.spillway.report;

import io.spillway.experiment.ExperimentResult;
import io.spillway.page.HtmlPage;
import java.io.IOException;
import java.io.Writer;

/** Results as one page to hand on: what changes from month to month in charts, then all that the table for a reader says. */
final class HtmlReport {
    private static final String KINDS =
            "CANNOT is a lack: a capability, a chip, a place, room. CHOOSES_NOT is a decision of"
                    + " the cloud that comes first: it keeps units for itself, or declines. BARRED is the contract's, or an opening"
                    + " still to come. They are never added up under one name.";
    private static final String UNITS =
            "A unit is what one reference accelerator does, a unit-hour one in use for an hour."
                    + " Concentration (HHI) is the sum of the squares of the clouds' shares of unit-hours: 1 where one has all.";
    private static final String INTERVALS = " % confidence intervals over independent replications: chance within the"
            + " assumptions, not how far the assumptions may be wrong. Of a month, parts by reason and sums so far have none.";
    private static final String ONE =
            "One replication was run, so how far chance moves these numbers is not known. Maybe more replications.";

    private HtmlReport() {}

    static void write(ExperimentResult result, Writer to) throws IOException {
        HtmlPage.write(result.scenario(), to, page -> write(result, page));
    }

    private static void write(ExperimentResult result, HtmlPage page) throws IOException {
        TableReport report = new TableReport(result, new HtmlSheet(page, result.scenario()));
        if (!result.description().isEmpty()) {
            page.paragraph(result.description());
        }
        report.writeHead();
        page.paragraph(KINDS);
        page.paragraph(UNITS);
        String confidence = Human.decimal(result.confidence() * 100, 0);
        page.paragraph(result.replications() > 1 ? "± and bands are " + confidence + INTERVALS : ONE);
        new MonthlyCharts(result).write(page);
        report.writeSections();
    }
}
