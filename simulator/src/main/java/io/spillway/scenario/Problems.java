package io.spillway.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Collects problems, so that all of them can be told at once. */
final class Problems {
    /** No reader works through more at once. */
    private static final int MOST = 1000;

    private static final int LONGEST_QUOTE = 60;

    private final List<Problem> found = new ArrayList<>();
    private final Set<List<Object>> seen = new HashSet<>();
    private final Map<String, Integer> fileOrder = new LinkedHashMap<>();

    /** Remembers a file, in the order in which files were opened. */
    void opened(String file) {
        fileOrder.putIfAbsent(file, fileOrder.size());
    }

    /** The same mistake at the same place is one problem, however many launches share it. */
    void add(Origin origin, String path, String message, String expected, String maybe) {
        if (found.size() < MOST && seen.add(List.of(origin, message, expected))) {
            found.add(new Problem(origin, path, message, expected, maybe));
        }
    }

    void add(Origin origin, ValuePath path, String message, String expected, String maybe) {
        add(origin, path.toString(), message, expected, maybe);
    }

    void add(Origin origin, ValuePath path, String message, String expected) {
        add(origin, path.toString(), message, expected, "");
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    int size() {
        return found.size();
    }

    /** Whether a problem is known for this very path. */
    boolean knows(ValuePath path) {
        String text = path.toString();
        return found.stream().anyMatch(problem -> problem.path().equals(text));
    }

    List<Problem> sorted() {
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.<Problem, Origin.Kind>comparing(p -> p.origin().kind())
                .thenComparing(p -> fileOrder.getOrDefault(p.origin().source(), Integer.MAX_VALUE))
                .thenComparing(p -> p.origin().line())
                .thenComparing(p -> p.origin().column()));
        return sorted;
    }

    /** A text in quotes, on one line, shortened, without signs that a terminal would act on. */
    static String quote(String text) {
        StringBuilder shown = new StringBuilder("'");
        int end = Math.min(text.length(), LONGEST_QUOTE);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                shown.append(c == '\n' ? "\\n" : c == '\t' ? "\\t" : String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                shown.append(c);
            }
        }
        return shown.append(end < text.length() ? "…'" : "'").toString();
    }
}
