package io.spillway.report;

import io.spillway.explain.Explanation;
import io.spillway.explain.Explanation.Needs;
import io.spillway.explain.NamedDecision;
import io.spillway.model.Unless;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An explanation as a page to read: what was asked, the rule in force, what became of it, the candidates in their order,
 * and below them, numbered, what their refusals rest on.
 */
final class ExplanationPage {
    private static final double HOURS_PER_DAY = 24;
    private static final double SHORT_HOURS = 72;

    private final Explanation explanation;
    private final Page page;

    private ExplanationPage(Explanation explanation, Writer to) {
        this.explanation = explanation;
        page = new Page(to);
    }

    static void write(Explanation explanation, Writer to) throws IOException {
        new ExplanationPage(explanation, to).write();
    }

    private void write() throws IOException {
        NamedDecision decision = explanation.decision();
        page.line(decision.launch() + ", market " + decision.market() + ", " + decision.time()
                + (decision.measured() ? "" : " (warm-up, not measured)"));
        page.line(explanation.scenario() + ", seed " + explanation.seed() + ", replication " + decision.replication()
                + ", ordinal " + decision.ordinal() + " in its market, fingerprint "
                + Human.fingerprint(explanation.fingerprint()));
        page.line("");
        page.labelled("Asked for", askedFor(decision));
        if (decision.waitedHours().isPresent()) {
            page.labelled("Waited", duration(decision.waitedHours().getAsDouble()));
        }
        page.labelled("Needs", needs(explanation.needs()));
        if (explanation.rule().isPresent()) {
            page.rule(explanation.rule().get());
        } else {
            page.labelled("Rule", "a cloud's own workload runs on that cloud alone, and may use its headroom");
        }
        if (explanation.declining().isPresent()) {
            page.labelled("Declines", declining(explanation.declining().get(), explanation.rule()));
        }
        String of = "Order";
        for (String statement : explanation.order()) {
            page.labelled(of, statement);
            of = "";
        }
        page.labelled("Outcome", explanation.sentence());
        CandidateTable table = new CandidateTable(explanation.candidates());
        String label = "Answers";
        for (String answer : table.answers()) {
            page.labelled(label, answer);
            label = "";
        }
        page.line("");
        page.table(table);
    }

    private static String askedFor(NamedDecision decision) {
        return Human.count(decision.units()) + (decision.units() == 1 ? " unit for " : " units for ")
                + duration(decision.holdingHours()) + "; "
                + decision.askedFor()
                        .map(cloud -> "the customer asks for " + cloud)
                        .orElse("no cloud by name");
    }

    private static String duration(double hours) {
        return hours < SHORT_HOURS
                ? Human.decimal(hours, 1) + " hours"
                : Human.decimal(hours / HOURS_PER_DAY, 1) + " days";
    }

    private static String needs(Needs needs) {
        List<String> parts = new ArrayList<>();
        if (!needs.capabilities().isEmpty()) {
            parts.add(String.join(", ", needs.capabilities()));
        }
        parts.add(
                needs.accelerators().isEmpty()
                        ? "any accelerator"
                        : (needs.accelerators().size() == 1 ? "" : "one of ")
                                + String.join(", ", needs.accelerators()));
        parts.add(needs.geography().map(geography -> "data in " + geography).orElse("data anywhere")
                + (needs.prefers().isEmpty() ? "" : ", preferably in " + String.join(", then ", needs.prefers())));
        return String.join("; ", parts);
    }

    private static String declining(Explanation.Declining declining, Optional<Explanation.RuleInForce> rule) {
        boolean declines = declining.draw() < declining.chance();
        boolean isBothNeeded =
                rule.filter(its -> its.clause().unless() == Unless.ALL).isPresent();
        String answer = isBothNeeded
                ? "chooses not to take it, and under unless: all lets go only of what it cannot take either"
                : "declines what it could take";
        return "chance " + Human.percent(declining.chance()) + ", drawn " + Human.percent(declining.draw()) + ": "
                + (declines ? answer : "takes what it can");
    }
}
