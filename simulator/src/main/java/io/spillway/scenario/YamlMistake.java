package io.spillway.scenario;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * What a text that is not valid YAML was probably meant to be. The engine tells where it could not go on, in words of its
 * grammar; what is wrong often stands before that place, and has plainer words.
 *
 * @param mark where it is wrong
 */
record YamlMistake(Optional<Mark> mark, String message, String expected, String maybe) {
    private static final String QUOTES = "it in quotes";

    static YamlMistake of(MarkedYamlEngineException e, String text) {
        String problem = String.valueOf(e.getProblem()).replaceAll("\\s+", " ");
        String context = String.valueOf(e.getContext());
        Optional<Mark> here = e.getProblemMark().or(e::getContextMark);
        Optional<Mark> begin = e.getContextMark().or(e::getProblemMark);
        if (problem.contains("\\t(TAB)")) {
            return new YamlMistake(here, "a tab stands where a value or an indent is due", "spaces", "");
        } else if (problem.startsWith("could not find expected ':'")) {
            return withoutColon(begin, rest(begin, text));
        } else if (problem.contains("end of stream") && context.contains("quoted")) {
            return new YamlMistake(begin, "a quote begins here and does not end", "a quote where the text ends", "");
        } else if (context.contains("parsing a flow")) {
            return unclosed(begin, here, problem, context.contains("sequence") ? "]" : "}");
        } else if (problem.contains("cannot start any token")) {
            return unquoted(here, value(rest(here, text)));
        } else if (context.contains("scanning an alias") || context.contains("scanning an anchor")) {
            return unquoted(begin, value(rest(begin, text)));
        } else if (context.contains("block scalar")) {
            String value = value(rest(begin, text));
            String message = Words.quote(value) + " without quotes begins a text of several lines";
            return new YamlMistake(begin, message, QUOTES, quoted(value));
        } else if (problem.startsWith("mapping values are not allowed")) {
            return secondColon(here, text);
        } else if (problem.contains("sequence entries are not allowed")) {
            return new YamlMistake(
                    here, "an item stands on the line of its key", "[a, b], or a line for each item", "");
        } else if (problem.contains("escape character")) {
            return new YamlMistake(here, "a backslash with a sign that it does not go with", "single quotes", "");
        } else if (problem.startsWith("expected <block end>")) {
            boolean indent = problem.contains("<block mapping start>");
            String message = indent ? "an indent that no key above has" : "something stands where the next key is due";
            return new YamlMistake(here, message, "keys of one map in line with each other", "");
        } else if (problem.startsWith("expected '<document start>'")) {
            return new YamlMistake(
                    here, "something stands behind the end of the document", "one document in a file", "");
        }
        return new YamlMistake(here, "not valid YAML: " + problem, "YAML", "");
    }

    /** A value whose first sign says something to YAML. */
    private static YamlMistake unquoted(Optional<Mark> begin, String value) {
        String sign = value.substring(0, Math.min(1, value.length()));
        return new YamlMistake(begin, Words.quote(sign) + " cannot begin a value", QUOTES, quoted(value));
    }

    private static YamlMistake withoutColon(Optional<Mark> begin, String line) {
        String maybe = line.replaceFirst("^([\\w-]+):(?=\\S)", "$1: ");
        String message = Words.quote(line) + " has no ': '";
        return new YamlMistake(begin, message, "key: value", maybe.equals(line) ? "" : "'" + maybe + "'");
    }

    /** A second colon in a line, or the first in a line that goes on with the value above it. */
    private static YamlMistake secondColon(Optional<Mark> here, String text) {
        return line(here, text).substring(0, column(here, text)).contains(": ")
                ? new YamlMistake(here, "a second ': ' in one value", "a value that holds ': ' in quotes", "")
                : new YamlMistake(
                        here,
                        "a key stands where the value above goes on",
                        "its indent as above, and ': ' behind the key above",
                        "");
    }

    /** Where the file ends within brackets, they are pointed at; else the place at which they cannot go on. */
    private static YamlMistake unclosed(Optional<Mark> begin, Optional<Mark> here, String problem, String close) {
        int line = begin.map(mark -> mark.getLine() + 1).orElse(1);
        return problem.contains("<stream end>")
                ? new YamlMistake(begin, "a bracket opens here and is not closed", "'" + close + "'", "")
                : new YamlMistake(
                        here, "the bracket of line " + line + " is not closed here", "',' or '" + close + "'", "");
    }

    private static String quoted(String value) {
        return value.isEmpty() ? "" : "quotes: '" + value.replace("'", "''") + "'";
    }

    /** What stands in a line from a place on. */
    private static String rest(Optional<Mark> mark, String text) {
        return line(mark, text).substring(column(mark, text)).strip();
    }

    private static String line(Optional<Mark> mark, String text) {
        return mark.flatMap(place -> text.lines().skip(place.getLine()).findFirst())
                .orElse("");
    }

    private static int column(Optional<Mark> mark, String text) {
        String line = line(mark, text);
        int column = mark.map(Mark::getColumn).orElse(0);
        return line.offsetByCodePoints(0, Math.min(column, line.codePointCount(0, line.length())));
    }

    /** What was probably meant to be one value, without what closes a map around it. */
    private static String value(String rest) {
        return rest.replaceFirst("\\s+#.*|[,}\\]].*", "").strip();
    }
}
