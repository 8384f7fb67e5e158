package io.spillway.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from the top of a scenario to a value: {@code launches.gpt-6.demand.scale}. A name that holds a dot or another
 * sign of the path itself is written in quotes or brackets: {@code launches."gpt-5.5".date}, {@code launches[gpt-5.5].date}.
 */
final class ValuePath {
    static final ValuePath ROOT = new ValuePath(null, "");

    private final @Nullable ValuePath parent;
    private final String last;

    private ValuePath(@Nullable ValuePath parent, String last) {
        this.parent = parent;
        this.last = last;
    }

    ValuePath then(String segment) {
        return new ValuePath(this, segment);
    }

    /** Its last name; nothing at the top. */
    String last() {
        return last;
    }

    List<String> segments() {
        List<String> segments = new ArrayList<>();
        ValuePath at = this;
        while (at.parent != null) {
            segments.add(at.last);
            at = at.parent;
        }
        Collections.reverse(segments);
        return segments;
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException when a quote or bracket is left open or a name is empty
     */
    static ValuePath parse(String text) {
        ValuePath path = ROOT;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end;
            String segment;
            if (c == '"' || c == '[') {
                end = text.indexOf(c == '"' ? '"' : ']', at + 1);
                if (end < 0) {
                    throw new IllegalArgumentException("'" + text + "' leaves a " + c + " open");
                }
                segment = text.substring(at + 1, end);
                end++;
            } else {
                end = at;
                while (end < text.length() && ".\"[]".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                segment = text.substring(at, end);
            }
            if (segment.isBlank()) {
                throw new IllegalArgumentException("'" + text + "' has an empty name");
            }
            path = path.then(segment);
            if (end < text.length() && text.charAt(end) == '.') {
                end++;
                if (end == text.length()) {
                    throw new IllegalArgumentException("'" + text + "' has an empty name");
                }
            } else if (end < text.length() && text.charAt(end) != '[') {
                throw new IllegalArgumentException("'" + text + "' lacks a dot before '" + text.substring(end) + "'");
            }
            at = end;
        }
        if (path.parent == null) {
            throw new IllegalArgumentException("a path has at least one name");
        }
        return path;
    }

    private static boolean isPlain(String segment) {
        for (int i = 0; i < segment.length(); i++) {
            if (".\"[]= ".indexOf(segment.charAt(i)) >= 0) {
                return false;
            }
        }
        return !segment.isEmpty();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String segment : segments()) {
            if (text.length() > 0) {
                text.append('.');
            }
            if (isPlain(segment)) {
                text.append(segment);
            } else {
                text.append('"').append(segment).append('"');
            }
        }
        return text.toString();
    }
}
