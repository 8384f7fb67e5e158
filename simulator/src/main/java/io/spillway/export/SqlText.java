package io.spillway.export;

import com.google.common.base.CharMatcher;
import java.util.regex.Pattern;

/** A text in SQL, looked at only as far as to see where statements end. */
final class SqlText {
    /** Where a semicolon ends nothing: text of three kinds, quoted names and comments. */
    private static final Pattern ASIDE = Pattern.compile(
            "\\b[eE]'[^'\\\\]*+(?:(?:\\\\.|'')[^'\\\\]*+)*+'|'[^']*+'|\\$(\\w*)\\$.*?\\$\\1\\$|\"[^\"]*+\"|--[^\\n]*+|/\\*.*?\\*/",
            Pattern.DOTALL);

    private static final CharMatcher ENDS = CharMatcher.whitespace().or(CharMatcher.is(';'));

    private SqlText() {}

    /** Whether it is more than one statement, as it was written. */
    static boolean isSeveral(String sql) {
        return ENDS.trimFrom(bare(sql)).indexOf(';') >= 0;
    }

    /** The one statement, without what ends it, so that it can stand in brackets. */
    static String statement(String sql) {
        String bare = bare(sql);
        int from = bare.length() - ENDS.trimLeadingFrom(bare).length();
        int to = ENDS.trimTrailingFrom(bare).length();
        return sql.substring(Math.min(from, to), to);
    }

    /** As long as the text, with blanks for whatever is aside. */
    private static String bare(String sql) {
        return ASIDE.matcher(sql)
                .replaceAll(
                        aside -> aside.group().startsWith("-") || aside.group().startsWith("/")
                                ? " ".repeat(aside.group().length())
                                : "_".repeat(aside.group().length()));
    }
}
