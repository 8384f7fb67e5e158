package io.spillway.report;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * How many columns of a terminal a text takes: two for a sign of an East Asian script or a picture, none for a mark on the sign
 * before it, one for any other. After the East Asian widths of Unicode (UAX 11), by scripts and blocks, as Java knows no widths.
 */
final class TerminalWidth {
    private static final Set<UnicodeScript> WIDE_SCRIPTS =
            Set.of(UnicodeScript.HAN, UnicodeScript.HANGUL, UnicodeScript.YI);

    /** Punctuation, Japanese syllables and their marks, and squared words, all of them wide. */
    private static final int FIRST_EAST_ASIAN = 0x3000;

    private static final int LAST_EAST_ASIAN = 0x33FF;
    private static final int FIRST_PICTURE = 0x1F300;
    private static final int LAST_PICTURE = 0x1FAFF;
    private static final int FIRST_HALF_WIDTH = 0xFF61;
    private static final int LAST_HALF_WIDTH = 0xFFDC;

    static int of(String text) {
        return text.codePoints().map(TerminalWidth::of).sum();
    }

    /** The longest beginning of a text that takes no more than so many columns, and cuts no sign in half. */
    static String cut(String text, int columns) {
        int end = 0;
        for (int left = columns; end < text.length(); end += Character.charCount(text.codePointAt(end))) {
            left -= of(text.codePointAt(end));
            if (left < 0) {
                break;
            }
        }
        return text.substring(0, end);
    }

    private static int of(int sign) {
        return switch (Character.getType(sign)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(sign) ? 2 : 1;
        };
    }

    private static boolean isWide(int sign) {
        if (sign >= FIRST_HALF_WIDTH && sign <= LAST_HALF_WIDTH) {
            return false;
        }
        return WIDE_SCRIPTS.contains(UnicodeScript.of(sign))
                || (sign >= FIRST_EAST_ASIAN && sign <= LAST_EAST_ASIAN)
                || UnicodeBlock.of(sign) == UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS
                || (sign >= FIRST_PICTURE && sign <= LAST_PICTURE);
    }

    private TerminalWidth() {}
}
