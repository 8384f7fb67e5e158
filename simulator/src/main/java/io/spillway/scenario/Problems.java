package io.spillway.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects problems, so that all of them can be told at once. */
final class Problems {
    /** No reader works through more at once. */
    private static final int MOST = 1000;

    private final List<Problem> found = new ArrayList<>();
    private final List<Problem> complaints = new ArrayList<>();
    private final Set<List<Object>> seen = new HashSet<>();
    private final Map<String, Integer> fileOrder = new LinkedHashMap<>();

    Problems() {}

    /** What has been found so far, to add to on one's own. */
    Problems(Problems before) {
        found.addAll(before.found);
        complaints.addAll(before.complaints);
        seen.addAll(before.seen);
        fileOrder.putAll(before.fileOrder);
    }

    /** Remembers a file, in the order in which files were opened. */
    void opened(String file) {
        fileOrder.putIfAbsent(file, fileOrder.size());
    }

    /** The same mistake at the same place is one problem, however many launches share it. */
    void add(Origin origin, String path, String message, String expected, String maybe) {
        if (!isFull() && seen.add(List.of(origin, message, expected))) {
            found.add(new Problem(origin, path, message, expected, maybe));
        }
    }

    void add(Origin origin, ValuePath path, String message, String expected, String maybe) {
        add(origin, path.toString(), message, expected, maybe);
    }

    void add(Origin origin, ValuePath path, String message, String expected) {
        add(origin, path.toString(), message, expected, "");
    }

    /**
     * Adds what a record says of its own values. It gives way to any other problem of the same place, which knows more of
     * the whole.
     */
    void complain(Origin origin, ValuePath path, String message, String expected) {
        if (complaints.size() < MOST && seen.add(List.of(origin, message, expected))) {
            complaints.add(new Problem(origin, path.toString(), message, expected, ""));
        }
    }

    /** Whether there are so many that no further one will be told. */
    boolean isFull() {
        return found.size() >= MOST;
    }

    boolean isEmpty() {
        return found.isEmpty() && complaints.isEmpty();
    }

    int size() {
        return found.size() + complaints.size();
    }

    List<Problem> sorted() {
        Set<Origin> places = found.stream().map(Problem::origin).collect(Collectors.toSet());
        List<Problem> sorted = new ArrayList<>(found);
        complaints.stream()
                .filter(complaint -> !places.contains(complaint.origin()))
                .forEach(sorted::add);
        sorted.sort(Comparator.<Problem, Origin.Kind>comparing(p -> p.origin().kind())
                .thenComparing(p -> fileOrder.getOrDefault(p.origin().source(), Integer.MAX_VALUE))
                .thenComparing(p -> p.origin().line())
                .thenComparing(p -> p.origin().column()));
        if (isFull()) {
            Origin last = sorted.get(sorted.size() - 1).origin();
            sorted.add(new Problem(
                    last, "", "there are more problems, which are not told", "these to be mended first", ""));
        }
        return sorted;
    }
}
