package io.spillway.report;

import io.spillway.explain.Evidence;
import io.spillway.explain.Explanation;
import io.spillway.explain.Explanation.Needs;
import io.spillway.explain.Explanation.RuleInForce;
import io.spillway.explain.Ground;
import io.spillway.explain.NamedDecision;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An explanation as a page to read: what was asked, the rule in force, what became of it, the candidates in their order,
 * and below them, numbered, what their refusals rest on.
 */
final class ExplanationPage {
    private static final int WIDTH = 118;
    private static final int LABEL = 12;
    private static final double HOURS_PER_DAY = 24;
    private static final double SHORT_HOLDING_HOURS = 72;

    private final Explanation explanation;
    private final Writer to;
    /** Each source once, and what it is called on the page. */
    private final Map<String, String> sources = new LinkedHashMap<>();

    private ExplanationPage(Explanation explanation, Writer to) {
        this.explanation = explanation;
        this.to = to;
    }

    static void write(Explanation explanation, Writer to) throws IOException {
        new ExplanationPage(explanation, to).write();
    }

    private void write() throws IOException {
        NamedDecision decision = explanation.decision();
        line(decision.launch() + ", market " + decision.market() + ", " + decision.time()
                + (decision.measured() ? "" : " (warm-up, not measured)"));
        line(explanation.scenario() + ", seed " + explanation.seed() + ", replication " + decision.replication()
                + ", ordinal " + decision.ordinal() + " in its market, fingerprint "
                + explanation
                        .fingerprint()
                        .substring(0, Math.min(12, explanation.fingerprint().length())));
        line("");
        labelled("Asked for", askedFor(decision));
        labelled("Needs", needs(explanation.needs()));
        if (explanation.rule().isPresent()) {
            rule(explanation.rule().get());
        } else {
            labelled("Rule", "a cloud's own workload runs on that cloud alone, and may use its headroom");
        }
        if (explanation.declining().isPresent()) {
            labelled("Declines", declining(explanation.declining().get()));
        }
        labelled("Outcome", explanation.sentence());
        CandidateTable table = new CandidateTable(explanation.candidates());
        String label = "Answers";
        for (String answer : table.answers()) {
            labelled(label, answer);
            label = "";
        }
        line("");
        table.write(to);
        line("");
        grounds(table.grounds());
        sources();
    }

    private static String askedFor(NamedDecision decision) {
        double hours = decision.holdingHours();
        String holding = hours < SHORT_HOLDING_HOURS
                ? Human.decimal(hours, 1) + " hours"
                : Human.decimal(hours / HOURS_PER_DAY, 1) + " days";
        return count(decision.units()) + (decision.units() == 1 ? " unit for " : " units for ") + holding + "; "
                + decision.askedFor()
                        .map(cloud -> "the customer asks for " + cloud)
                        .orElse("no cloud by name");
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
        parts.add(needs.geography().map(geography -> "data in " + geography).orElse("data anywhere"));
        return String.join("; ", parts);
    }

    private void rule(RuleInForce rule) throws IOException {
        labelled("Rule", RuleText.of(rule));
        labelled("", RuleText.where(rule));
        if (rule.evidence().isPresent()) {
            labelled("", evidence(rule.evidence().get()));
        }
    }

    private static String declining(Explanation.Declining declining) {
        boolean declines = declining.draw() < declining.chance();
        return "chance " + percent(declining.chance()) + ", drawn " + percent(declining.draw()) + ": "
                + (declines ? "declines what it could take" : "takes what it can");
    }

    private void grounds(Map<Ground, Integer> grounds) throws IOException {
        for (Map.Entry<Ground, Integer> ground : grounds.entrySet()) {
            String number = "[" + ground.getValue() + "] ";
            wrapped(number, ground.getKey().statement());
            if (ground.getKey().evidence().isPresent()) {
                wrapped(
                        " ".repeat(number.length()),
                        evidence(ground.getKey().evidence().get()));
            }
        }
    }

    private void sources() throws IOException {
        for (Map.Entry<String, String> source : sources.entrySet()) {
            wrapped(source.getValue() + "  ", source.getKey());
        }
    }

    private String evidence(Evidence evidence) {
        StringBuilder text = new StringBuilder();
        text.append(evidence.path()).append(": ").append(evidence.value());
        if (evidence.low().isPresent() && evidence.high().isPresent()) {
            text.append(", between ")
                    .append(evidence.low().get())
                    .append(" and ")
                    .append(evidence.high().get());
        }
        evidence.confidence().ifPresent(confidence -> text.append(", ").append(confidence));
        evidence.source()
                .ifPresent(source -> text.append(", source ")
                        .append(sources.computeIfAbsent(source, unseen -> "S" + (sources.size() + 1))));
        evidence.note().ifPresent(note -> text.append(" (").append(note).append(')'));
        return text.append("; ").append(evidence.origin()).toString();
    }

    private void labelled(String label, String text) throws IOException {
        wrapped(label + " ".repeat(LABEL - label.length()), text);
    }

    /** Text in lines that fit the page, each below the beginning of the first. */
    private void wrapped(String head, String text) throws IOException {
        StringBuilder line = new StringBuilder(head);
        boolean empty = true;
        for (String word : text.split("\\s+")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                line(line.toString());
                line.setLength(0);
                line.append(" ".repeat(head.length()));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        line(line.toString());
    }

    private void line(String text) throws IOException {
        to.write(text.stripTrailing());
        to.write('\n');
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String percent(double share) {
        return Human.decimal(100 * share, 2) + " %";
    }
}
