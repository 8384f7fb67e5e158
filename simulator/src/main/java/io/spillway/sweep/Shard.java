package io.spillway.sweep;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a sweep: every {@code count}-th point.
 *
 * @param number from 1 to count
 */
public record Shard(int number, int count) {
    /** The sweep as a whole. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,7})/([0-9]{1,7})");

    /** @throws IllegalArgumentException when there is no such part */
    public Shard {
        if (count < 1 || number < 1 || number > count) {
            throw new IllegalArgumentException("shard " + number + "/" + count
                    + "; expected i/n with i from 1 to n. Maybe number the tasks from 1");
        }
    }

    /**
     * Reads {@code i/n}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Shard parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not i/n, such as 3/8");
        }
        return new Shard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    boolean holds(int point) {
        return point % count == number - 1;
    }

    /** Whether two writers of these parts could do the same work. */
    boolean overlaps(Shard other) {
        return count != other.count || number == other.number;
    }

    String fileName() {
        return number + "-of-" + count;
    }

    @Override
    public String toString() {
        return number + "/" + count;
    }
}
