package io.spillway.scenario;

import java.util.Locale;

/**
 * One thing that is wrong with a scenario.
 *
 * @param origin where
 * @param path the value's path, empty for the file as a whole
 * @param message what is wrong, with the value as it was written
 * @param expected what would have been accepted; may be empty
 * @param maybe an advice, when there is a likely one; may be empty
 */
public record Problem(Origin origin, String path, String message, String expected, String maybe) {
    /** {@code scenarios/x.yaml:12:9: launches.gpt-6.size: 'lognorml' is not …; expected …. Maybe 'lognormal'.} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(origin).append(": ");
        if (!path.isEmpty()) {
            text.append(path).append(": ");
        }
        text.append(message);
        if (!expected.isEmpty()) {
            text.append("; expected ").append(expected);
        }
        text.append('.');
        if (!maybe.isEmpty()) {
            text.append(" Maybe ").append(maybe).append('.');
        }
        return visible(text);
    }

    /** On one line, and without signs that a terminal would act on. */
    private static String visible(CharSequence text) {
        StringBuilder visible = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Words.isHidden(c)) {
                visible.append(c == '\n' ? "\\n" : c == '\t' ? "\\t" : String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                visible.append(c);
            }
        }
        return visible.toString();
    }
}
