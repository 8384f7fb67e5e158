package io.spillway.scenario;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks names that stand for something else in the scenario. */
final class References {
    private final Problems problems;
    private final boolean isNothingTold;
    private final Set<Collection<String>> unfinished = Collections.newSetFromMap(new IdentityHashMap<>());

    References(Problems problems) {
        this(problems, problems);
    }

    /** @param toldBefore what may be why no name of a kind is known */
    References(Problems problems, Problems toldBefore) {
        this.problems = problems;
        isNothingTold = toldBefore.isEmpty();
    }

    /** Remembers that not all names of a kind could be read, so that no name can be said to be none of them. */
    void mayHoldMore(Collection<String> known) {
        unfinished.add(known);
    }

    /** Adds the name that stands at a place, if one does. */
    static void addTo(Collection<String> known, @Nullable Bound name) {
        if (name != null && name.value() instanceof String text) {
            known.add(text);
        }
    }

    /** Each of a set of names. */
    void names(Bound bound, String key, Collection<String> known, String what) {
        bound.parts(key).values().forEach(name -> written(name, known, what));
    }

    /** The launches that something covers, drawn ones by their process. */
    void launches(Bound bound, Bound root) {
        Set<String> known = new LinkedHashSet<>(root.parts("launches").keySet());
        known.addAll(root.parts("launchProcesses").keySet());
        names(bound, "launches", known, "a launch or a launch process");
    }

    /** One name, where it is given. */
    void name(Bound bound, String key, Collection<String> known, String what) {
        Bound name = bound.child(key);
        if (name != null) {
            written(name, known, what);
        }
    }

    private void written(Bound name, Collection<String> known, String what) {
        if (name.value() instanceof String text) {
            known(name.path(), text, name.origin(), known, what);
        }
    }

    void known(ValuePath path, String name, Origin origin, Collection<String> known, String what) {
        known(path, name, origin, known, what, "");
    }

    /**
     * One name.
     *
     * @param maybe an advice that knows more than the nearest of the names; empty for that one
     */
    void known(ValuePath path, String name, Origin origin, Collection<String> known, String what, String maybe) {
        if (isUnknown(name, known)) {
            String advice = maybe.isEmpty() ? Nearest.to(name, known) : maybe;
            problems.add(origin, path, Words.quote(name) + " is not " + what, Words.oneOf(known), advice);
        }
    }

    /** Whether a name is none of a kind. When nothing of the kind could be read at all, that was told before. */
    boolean isUnknown(String name, Collection<String> known) {
        return !problems.isFull()
                && !known.contains(name)
                && (!known.isEmpty() || isNothingTold)
                && !unfinished.contains(known);
    }
}
