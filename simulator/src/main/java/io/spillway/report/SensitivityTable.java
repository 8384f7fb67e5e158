package io.spillway.report;

import io.spillway.measures.Estimate;
import io.spillway.measures.RowName;
import io.spillway.scenario.Amount;
import io.spillway.scenario.Figure;
import io.spillway.sensitivity.Findings;
import io.spillway.sensitivity.Indicator;
import io.spillway.sensitivity.Sensitivity;
import io.spillway.sensitivity.Sensitivity.Response;
import io.spillway.sensitivity.Sobol;
import io.spillway.study.Factor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What measures hang on, for a reader: the factors that move a measure most come first, the rest is summed up. */
final class SensitivityTable {
    private static final int SHOWN = 15;
    private static final int GROUPS_SHOWN = 8;

    private final Sensitivity sensitivity;
    private final Findings findings;
    private final Appendable to;
    /** The indicator by which factors are sorted. */
    private final int first;

    private SensitivityTable(Findings findings, Appendable to) {
        this.findings = findings;
        this.to = to;
        sensitivity = findings.sensitivity();
        first = Math.max(0, sensitivity.indicators().indexOf(Indicator.TOTAL));
    }

    static void write(Findings findings, Appendable to) throws IOException {
        SensitivityTable table = new SensitivityTable(findings, to);
        table.writeHead();
        for (Response response : findings.sensitivity().responses()) {
            table.writeResponse(response);
        }
        table.writeLegend();
    }

    private void writeHead() throws IOException {
        to.append(findings.subject().scenario() + "   what its results hang on, by " + findings.method() + "\n");
        to.append("seed " + findings.subject().seed() + ", "
                + Human.count(sensitivity.factors().size(), "factor") + ", "
                + Human.count(sensitivity.points(), "point") + ", "
                + Human.count(sensitivity.replications(), "replication")
                + " of each, fingerprint "
                + Human.fingerprint(findings.subject().fingerprint()) + "\n");
    }

    private void writeResponse(Response response) throws IOException {
        RowName measure = response.measure();
        to.append("\n" + measure.text() + ": " + cell(measure, response.asItIs()) + " as it is, "
                + cell(measure, Estimate.bare(response.least())) + " to "
                + cell(measure, Estimate.bare(response.most()))
                + " over the points");
        to.append(
                Double.isFinite(response.chance())
                        ? "; chance moves a point by "
                                + Human.distance(Estimate.bare(response.chance()), measure.unit()) + ".\n"
                        : ".\n");
        if (response.missing() > 0) {
            to.append("It is no number at " + Human.count(response.missing(), "point") + ", so nothing can be said.\n");
            return;
        }
        List<Integer> order = IntStream.range(0, sensitivity.factors().size())
                .boxed()
                .sorted(Comparator.comparingDouble(f -> -key(response, f)))
                .toList();
        int shown = Math.min(SHOWN, order.size());
        writeFactors(response, order.subList(0, shown));
        writeRest(response, order.subList(shown, order.size()));
        if (response.isRough()) {
            to.append("Rough: some " + Math.round(response.effectivePoints())
                    + " points carry all of the variance, wanted " + Sobol.FEWEST_EFFECTIVE_POINTS
                    + "; indices and ± may be far off. Maybe more --samples.\n");
        }
    }

    private double key(Response response, int factor) {
        double mean = response.estimates().get(factor).get(first).mean();
        return Double.isFinite(mean) ? mean : 0;
    }

    private void writeFactors(Response response, List<Integer> factors) throws IOException {
        TextTable table =
                new TextTable().text("factor").text("low").text("as it is").text("high");
        sensitivity.indicators().forEach(indicator -> table.numbers(indicator.text()));
        for (int f : factors) {
            Factor factor = sensitivity.factors().get(f);
            int more = factor.paths().size() - 1;
            List<Cell> row = new ArrayList<>();
            row.add(Cell.text(factor.name() + (more == 0 ? "" : " +" + more)));
            row.add(Cell.text(factor.low().text()));
            row.add(Cell.value(factor.value()));
            row.add(Cell.text(factor.high().text()));
            for (int i = 0; i < sensitivity.indicators().size(); i++) {
                row.add(cell(
                        sensitivity.indicators().get(i),
                        response.estimates().get(f).get(i),
                        response.measure()));
            }
            table.row(row);
        }
        table.write(to);
    }

    private void writeRest(Response response, List<Integer> rest) throws IOException {
        if (rest.isEmpty()) {
            return;
        }
        Estimate largest = Estimate.bare(key(response, rest.get(0)));
        long none = rest.stream().filter(f -> key(response, f) == 0).count();
        Indicator indicator = sensitivity.indicators().get(first);
        to.append("and " + Human.count(rest.size(), "more factor") + ", each with a " + indicator.text() + " of "
                + cell(indicator, largest, response.measure()) + " at most"
                + (none == 0 ? "" : "; " + none + " of them did nothing at any point") + ".\n");
    }

    private void writeLegend() throws IOException {
        to.append('\n');
        for (Indicator indicator : sensitivity.indicators()) {
            to.append(indicator.text() + ": " + indicator.meaning() + "\n");
        }
        if (sensitivity.factors().stream().anyMatch(factor -> factor.paths().size() > 1)) {
            to.append("+n: and n more places that take the same figure, which was written once.\n");
        }
        List<Figure> amounts = findings.unvaried().stream()
                .filter(figure -> Amount.of(figure.value()).isPresent())
                .toList();
        if (!amounts.isEmpty()) {
            to.append("Not varied, since they have no range: "
                    + Human.count(amounts.size(), "assumed or reported amount") + ", " + groups(amounts)
                    + ". --format json lists them; --factor path=low..high varies one.\n");
        }
        if (!findings.held().isEmpty()) {
            to.append("Held, since they were set or have a range without width: "
                    + findings.held().stream().map(Figure::path).collect(Collectors.joining(", ")) + ".\n");
        }
    }

    private static String groups(List<Figure> figures) {
        Map<String, Long> counts = figures.stream()
                .collect(Collectors.groupingBy(SensitivityTable::group, TreeMap::new, Collectors.counting()));
        List<String> largest = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(GROUPS_SHOWN)
                .map(entry -> entry.getValue() + " of " + entry.getKey())
                .toList();
        return String.join(", ", largest) + (counts.size() > GROUPS_SHOWN ? " …" : "");
    }

    /** The first name of a path, with the cloud's behind it. */
    private static String group(Figure figure) {
        String[] names = figure.path().split("\\.", 3);
        return names[0].equals("clouds") && names.length > 1 ? names[0] + "." + names[1] : names[0];
    }

    private static Cell cell(Indicator indicator, Estimate estimate, RowName measure) {
        return switch (indicator) {
            case MU_STAR, SIGMA -> Human.distance(estimate, measure.unit());
            case MU -> Human.difference(estimate, measure.unit());
            case FIRST, TOTAL -> Human.number(estimate, 3);
        };
    }

    private static Cell cell(RowName measure, Estimate estimate) {
        return Human.finely(estimate, measure.unit());
    }
}
