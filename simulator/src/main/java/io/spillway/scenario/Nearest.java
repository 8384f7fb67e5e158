package io.spillway.scenario;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The word that was probably meant, by edit distance, as a part of it or as an abbreviation. */
public final class Nearest {
    private static final int SHORTEST_PART = 5;
    private static final int SHORTEST_BEGINNING = 3;

    private Nearest() {}

    /** The nearest candidate in quotes, or an empty text when none is near enough to be worth a guess. */
    public static String to(String word, Collection<String> candidates) {
        String nearest = among(candidates, word);
        return nearest.isEmpty() ? "" : "'" + nearest + "'";
    }

    /** The same without quotes. */
    static String among(Collection<String> candidates, String word) {
        String folded = fold(word);
        if (folded.length() > 100) {
            return "";
        }
        String best = "";
        int bestDistance = Math.max(1, folded.length() / 3) + 1;
        for (String candidate : candidates) {
            String other = fold(candidate);
            if (Math.abs(other.length() - folded.length()) >= bestDistance) {
                continue;
            }
            int distance = distance(folded, other);
            if (distance < bestDistance && distance < other.length()) {
                bestDistance = distance;
                best = candidate;
            }
        }
        return best.isEmpty() ? around(candidates, folded) : best;
    }

    /** The one candidate that holds a word, a short one as its beginning, where there is but one. */
    private static String around(Collection<String> candidates, String folded) {
        List<String> holding = candidates.stream()
                .filter(candidate -> folded.length() >= SHORTEST_PART
                        ? fold(candidate).contains(folded)
                        : folded.length() >= SHORTEST_BEGINNING
                                && fold(candidate).startsWith(folded))
                .toList();
        return holding.isEmpty() ? abbreviated(candidates, folded) : only(holding);
    }

    /** The one candidate that has a word's letters in their order, from its first on, where there is but one. */
    private static String abbreviated(Collection<String> candidates, String folded) {
        return folded.length() < SHORTEST_BEGINNING
                ? ""
                : only(candidates.stream()
                        .filter(candidate -> isAbbreviation(folded, fold(candidate)))
                        .toList());
    }

    private static boolean isAbbreviation(String folded, String candidate) {
        int found = 0;
        for (int i = 0; i < candidate.length() && found < folded.length(); i++) {
            if (candidate.charAt(i) == folded.charAt(found)) {
                found++;
            } else if (i == 0) {
                return false;
            }
        }
        return found == folded.length();
    }

    private static String only(List<String> candidates) {
        return candidates.size() == 1 ? candidates.get(0) : "";
    }

    /** Says that a word is none of those known, with all of these, and the one that was probably meant. */
    public static String unknown(String word, String what, Collection<String> known) {
        return "'" + word + "' is not " + what + "; expected one of " + String.join(", ", known)
                + maybe(to(word, known));
    }

    /** How an advice ends a sentence; nothing where there is none. */
    public static String maybe(String advice) {
        return advice.isEmpty() ? "" : ". Maybe " + advice;
    }

    private static String fold(String word) {
        return word.toLowerCase(Locale.ROOT)
                .replace("-", "")
                .replace("_", "")
                .replace(".", "")
                .replace(" ", "");
    }

    /** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + same);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
