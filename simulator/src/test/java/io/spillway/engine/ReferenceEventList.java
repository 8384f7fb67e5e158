package io.spillway.engine;

import java.util.ArrayList;
import java.util.List;

/** What {@link EventQueue} must do, as plainly as it can be said: a list kept in order of keys. */
final class ReferenceEventList {
    private record Event(long key, long payload) {}

    private final List<Event> events = new ArrayList<>();

    /** Adds an event behind all whose keys are not larger. */
    void add(long key, long payload) {
        int low = 0;
        int high = events.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (events.get(middle).key() <= key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        events.add(low, new Event(key, payload));
    }

    long headKey() {
        return events.isEmpty() ? Long.MAX_VALUE : events.get(0).key();
    }

    long take() {
        return events.remove(0).payload();
    }

    int size() {
        return events.size();
    }

    void clear() {
        events.clear();
    }
}
