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
        return ENDS.trimFrom(ASIDE.matcher(sql).replaceAll(" ")).indexOf(';') >= 0;
    }
}
