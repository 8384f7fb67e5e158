package io.spillway.sweep;

import com.google.common.collect.ImmutableList;
import io.spillway.scenario.Amount;
import io.spillway.scenario.Origin;
import io.spillway.scenario.Setting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Axes as a command line writes them: {@code path=a..b:n}, {@code path=a..b}, {@code path=a,b,c}. */
public final class AxisArgument {
    private static final Pattern SPAN = Pattern.compile("(.+?)\\.\\.(.+?)(?::([0-9]{1,7}))?");

    private AxisArgument() {}

    /**
     * The axis that a text says; its name is its path.
     *
     * @throws IllegalArgumentException when it says none
     */
    public static Axis parse(String text) {
        Setting parts = Setting.parse(text);
        Origin origin = Origin.set("--axis " + text);
        Matcher span = SPAN.matcher(parts.value());
        if (span.matches()) {
            int steps = span.group(3) == null ? 0 : Integer.parseInt(span.group(3));
            if (span.group(3) != null && steps < 2) {
                throw new IllegalArgumentException(
                        "'" + text + "' with " + steps + " values; expected 2 or more, both ends included");
            }
            Span between =
                    new Span(Amount.parse(span.group(1)), Amount.parse(span.group(2)), steps, BigDecimal.ZERO, false);
            return Axis.of(parts.path(), parts.path(), between, origin, origin);
        }
        ImmutableList<Level> levels = split(parts.value()).stream()
                .map(value -> new Level(value.strip(), origin))
                .collect(ImmutableList.toImmutableList());
        if (levels.stream().anyMatch(level -> level.text().isEmpty())) {
            throw new IllegalArgumentException("'" + text + "' is not path=a..b:n or path=a,b,c");
        }
        return Axis.of(parts.path(), parts.path(), levels, origin, origin);
    }

    /** At commas that stand in no bracket and no quotes. */
    private static List<String> split(String values) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        char quote = 0;
        for (int i = 0; i < values.length(); i++) {
            char c = values.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            } else if (c == ',' && depth == 0) {
                parts.add(values.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(values.substring(from));
        return parts;
    }
}
