package io.spillway.engine;

/**
 * What the calendar changes in a run, known before it starts, in the order of its keys.
 *
 * @param key when and in which phase; see {@link Clock#key}
 * @param action what changes
 * @param subject the pool, slip, outage, class or segment that changes
 * @param value the new capacity, headroom, headroom rule or regime
 */
public record Agenda(long[] key, Action[] action, int[] subject, int[] value) {
    /** Whether an action ever comes. */
    boolean has(Action wanted) {
        return java.util.Arrays.asList(action).contains(wanted);
    }

    /** The changes. */
    public enum Action {
        /** The class {@code subject} is under the regime {@code value} from now on; told with the plan that it follows. */
        PLAN,
        /** The pool {@code subject} has {@code value} units. */
        CAPACITY,
        /** The pool {@code subject} keeps {@code value} units free. */
        HEADROOM,
        /** The pool of the {@linkplain World#slips slip} {@code subject} follows its headroom rule {@code value}. */
        HEADROOM_RULE,
        /** The outage {@code subject} ends. */
        OUTAGE_END,
        /** The outage {@code subject} begins. */
        OUTAGE_START,
        /** The class {@code subject} begins to send requests. */
        LAUNCH,
        /** The segment before {@code subject} ends and {@code subject} begins; the first ends the warm-up. */
        SETTLE
    }
}
