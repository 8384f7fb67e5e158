package io.spillway.scenario;

import io.spillway.scenario.Shape.Choice;
import io.spillway.scenario.Shape.Many;
import io.spillway.scenario.Shape.Named;
import io.spillway.scenario.Shape.One;
import io.spillway.scenario.Shape.Stepped;
import io.spillway.scenario.Shape.Struct;
import io.spillway.scenario.Shape.Timed;
import java.util.Collection;
import java.util.stream.Collectors;

/** What is said of values and shapes in a problem. */
final class Words {
    private static final int LONGEST_QUOTE = 60;
    private static final int LONGEST_LIST = 30;

    private Words() {}

    /** Names to choose from, shortened when there are many. */
    static String oneOf(Collection<String> names) {
        if (names.size() == 1) {
            return "'" + names.iterator().next() + "'";
        }
        String all = names.stream().limit(LONGEST_LIST).collect(Collectors.joining(", "));
        return names.isEmpty()
                ? "nothing, as there is none"
                : "one of " + all + (names.size() > LONGEST_LIST ? ", … (" + names.size() + " in all)" : "");
    }

    /** A text in quotes, shortened when it is long. */
    static String quote(String text) {
        return "'" + (text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…") + "'";
    }

    /** Whether all signs of a text are shown as they are, on one line and in their order. */
    static boolean isShown(String text) {
        return text.codePoints().noneMatch(Words::isHidden);
    }

    /** Whether a sign is none to be seen, and may change how others are shown. */
    static boolean isHidden(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** What a shape wants, in words. */
    static String expected(Shape shape) {
        if (shape instanceof One one) {
            return one.scalar().expected();
        } else if (shape instanceof Struct struct) {
            String map = "a map with " + String.join(", ", struct.keys());
            return struct.bare() == null ? map : expected(struct.bare().shape()) + ", or " + map;
        } else if (shape instanceof Choice choice) {
            String map =
                    "a map with one of " + String.join(", ", choice.variants().keySet());
            if (!choice.words().isEmpty()) {
                return oneOf(choice.words()) + ", or a map from it to its parameters";
            }
            Struct bare = choice.bare() == null ? null : choice.variants().get(choice.bare());
            return bare == null || bare.bare() == null
                    ? map
                    : expected(bare.bare().shape()) + ", or " + map;
        } else if (shape instanceof Named named) {
            return named.listed() == null ? "a map from names" : "a map from names, or a list of names";
        } else if (shape instanceof Many many) {
            return "a list, each " + expected(many.of());
        } else if (shape instanceof Timed) {
            return "a map from durations or dates to numbers";
        }
        Stepped stepped = (Stepped) shape;
        return expected(stepped.of()) + ", or a map from dates to such values" + (stepped.ramps() ? ", or a ramp" : "");
    }

    /** What stands in a tree. */
    static String describe(Tree tree) {
        if (tree instanceof Tree.Leaf leaf) {
            return leaf.isNull() ? "has no value" : quote(leaf.text());
        }
        return tree instanceof Tree.Items ? "a list" : tree instanceof Tree.Unread ? "an alias" : "a map";
    }
}
