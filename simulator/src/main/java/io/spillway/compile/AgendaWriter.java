package io.spillway.compile;

import io.spillway.engine.Agenda;
import io.spillway.engine.Clock;
import io.spillway.engine.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what the calendar changes and puts it in the order of its keys, equal keys as they were written. */
final class AgendaWriter {
    private record Item(long key, Agenda.Action action, int subject, int value) {}

    private final List<Item> items = new ArrayList<>();

    void write(long tick, Phase phase, Agenda.Action action, int subject, int value) {
        items.add(new Item(Clock.key(tick, phase), action, subject, value));
    }

    Agenda agenda() {
        items.sort(Comparator.comparingLong(Item::key));
        return new Agenda(
                items.stream().mapToLong(Item::key).toArray(),
                items.stream().map(Item::action).toArray(Agenda.Action[]::new),
                items.stream().mapToInt(Item::subject).toArray(),
                items.stream().mapToInt(Item::value).toArray());
    }
}
