package io.spillway.report;

import io.spillway.compile.Clause;
import io.spillway.model.Unless;
import io.spillway.scenario.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A rule of the contract in words. */
final class RuleText {
    private RuleText() {}

    /** What it says. */
    static String of(Clause clause) {
        String cloud = clause.cloud();
        boolean both = clause.unless() == Unless.ALL;
        String refuses = both ? "it neither can nor would" : "it cannot or chooses not to";
        List<String> parts = new ArrayList<>();
        parts.add(
                switch (clause.rule()) {
                    case EXCLUSIVE ->
                        clause.besides().isEmpty()
                                ? cloud + " and no other cloud"
                                : cloud + ", and besides it " + String.join(", ", clause.besides())
                                        + "; no other cloud";
                    case RIGHT_OF_FIRST_REFUSAL ->
                        cloud + " may take each request first, whatever customers ask for; others when " + refuses;
                    case FIRST -> cloud + " first, others when " + refuses;
                    case OPEN -> "no cloud is first, and nothing is a spill";
                });
        if (clause.putsOneFirst()) {
            if (!clause.headStart().isZero()) {
                parts.add("head start " + Amount.of(clause.headStart()).text());
            }
            clause.deadline()
                    .ifPresent(deadline ->
                            parts.add("an answer within " + Amount.of(deadline).text()));
        }
        return clause.rule().name().toLowerCase(Locale.ROOT).replace('_', '-') + ": " + String.join("; ", parts);
    }

    /** Where it stands. */
    static String where(Clause clause) {
        if (clause.waiver().isPresent()) {
            return "waiver " + clause.waiver().get()
                    + clause.terms().map(terms -> " of terms " + terms).orElse("");
        }
        return clause.terms()
                .map(terms -> "terms " + terms
                        + clause.carveOut().map(name -> ", carve-out " + name).orElse(""))
                .orElse("no terms are in force: the primary comes first");
    }
}
