package io.spillway.sweep;

import io.spillway.scenario.Origin;
import io.spillway.scenario.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Lets points through that meet conditions, one after the other, and remembers what each condition did to them. */
final class Sieve {
    private final List<Condition> conditions;
    private final int[] asked;
    private final int[] met;
    /** By the number of a condition, why it could not be asked. */
    private final Map<Integer, String> unanswered = new TreeMap<>();

    Sieve(List<Condition> conditions) {
        this.conditions = conditions;
        asked = new int[conditions.size()];
        met = new int[conditions.size()];
    }

    /**
     * Whether a point meets every condition.
     *
     * @param value of an axis there, by its name
     */
    boolean lets(int point, Function<String, String> value) {
        for (int i = 0; i < asked.length; i++) {
            asked[i]++;
            if (!holds(i, point, value)) {
                return false;
            }
            met[i]++;
        }
        return true;
    }

    private boolean holds(int condition, int point, Function<String, String> value) {
        try {
            return conditions.get(condition).holds(point, value);
        } catch (IllegalArgumentException unordered) {
            unanswered.putIfAbsent(condition, String.valueOf(unordered.getMessage()));
            return true;
        }
    }

    /** The conditions that could not be asked; when all could be, the first of them that left no point. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        unanswered.forEach(
                (i, why) -> problems.add(problem(i, "'" + conditions.get(i) + "': " + why, "two amounts in one unit")));
        for (int i = 0; i < asked.length && problems.isEmpty(); i++) {
            if (asked[i] > 0 && met[i] == 0) {
                String message = "'" + conditions.get(i) + "' is met by none of " + asked[i] + " points";
                problems.add(problem(i, message, "one at least"));
            }
        }
        return problems;
    }

    private Problem problem(int condition, String message, String expected) {
        Origin origin = conditions.get(condition).origin();
        String path = origin.kind() == Origin.Kind.FILE ? "constraints." + condition : "";
        return new Problem(origin, path, message, expected, "");
    }
}
