package io.spillway.page;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names in letters that are read from right to left, such as Hebrew ones, in texts that are read from left to right. Each is
 * set apart from what stands beside it: numbers and commas between two of them would change places.
 */
final class Direction {
    private static final String FIRST_STRONG_ISOLATE = "\u2068";
    private static final String POP_ISOLATE = "\u2069";

    private static final String LETTER = "[\\p{IsHebrew}\\p{IsArabic}\\p{IsSyriac}\\p{IsThaana}\\p{IsNko}]";
    private static final String OF_A_WORD = "[^\\s,;:()'\"%]";
    private static final String WORD = OF_A_WORD + "*" + LETTER + "(?:" + OF_A_WORD + "*[^\\s,;:()'\"%.])?";
    /** Words with such a letter that nothing but a space parts; a comma or a full stop behind them is not theirs. */
    private static final Pattern NAME = Pattern.compile(WORD + "(?: " + WORD + ")*");

    private static final Pattern RIGHT_TO_LEFT = Pattern.compile(LETTER);
    /** Of the letters of a text that is in such a language, whatever names it mentions. */
    private static final double MOST = 0.75;

    private Direction() {}

    /** As HTML, each name an element of its own. */
    static String isolated(String text) {
        return eachName(text, HtmlPage::escape, name -> "<bdi>" + HtmlPage.escape(name) + "</bdi>");
    }

    /** The same in characters, for where there can be no elements. */
    static String marked(String text) {
        return eachName(text, UnaryOperator.identity(), name -> FIRST_STRONG_ISOLATE + name + POP_ISOLATE);
    }

    /** Whether a text is in such a language: it is left as it is and has its own direction. */
    static boolean isRightToLeft(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        return letters > 0 && RIGHT_TO_LEFT.matcher(text).results().count() >= MOST * letters;
    }

    private static String eachName(String text, UnaryOperator<String> others, UnaryOperator<String> names) {
        StringBuilder all = new StringBuilder();
        Matcher name = NAME.matcher(text);
        int end = 0;
        while (name.find()) {
            all.append(others.apply(text.substring(end, name.start()))).append(names.apply(name.group()));
            end = name.end();
        }
        return all.append(others.apply(text.substring(end))).toString();
    }
}
