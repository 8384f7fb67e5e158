package io.spillway.benchmarks;

import io.spillway.engine.EventQueue;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.BinaryTree;
import umontreal.ssj.simevents.eventlist.EventList;
import umontreal.ssj.simevents.eventlist.Henriksen;
import umontreal.ssj.simevents.eventlist.RedblackTree;
import umontreal.ssj.simevents.eventlist.SplayTree;

/** The event lists that are compared. Where a list holds objects they are made once and used again. */
public enum EventListKind {
    /** {@link EventQueue}. */
    SPILLWAY(SpillwayList::new),
    /** {@link PriorityQueue}: a binary heap. */
    PRIORITY_QUEUE(HeapList::new),
    /** SSJ's default, a splay tree. */
    SSJ_SPLAY(() -> new SsjList(new SplayTree())),
    /** SSJ's indexed list after Henriksen. */
    SSJ_HENRIKSEN(() -> new SsjList(new Henriksen())),
    /** SSJ's red-black tree. */
    SSJ_RED_BLACK(() -> new SsjList(new RedblackTree())),
    /** SSJ's binary search tree, not balanced. */
    SSJ_BINARY_TREE(() -> new SsjList(new BinaryTree()));

    private final Supplier<PendingEvents> maker;

    EventListKind(Supplier<PendingEvents> maker) {
        this.maker = maker;
    }

    PendingEvents create() {
        return maker.get();
    }

    private static final class SpillwayList implements PendingEvents {
        private final EventQueue queue = new EventQueue();

        @Override
        public void add(long key, int payload) {
            queue.add(key, payload);
        }

        @Override
        public int hold(long ticks) {
            long key = queue.headKey();
            long payload = queue.take();
            queue.add(key + ticks, payload);
            return (int) payload;
        }
    }

    private static final class HeapList implements PendingEvents {
        private static final class Entry implements Comparable<Entry> {
            private long key;
            private long order;
            private int payload;

            @Override
            public int compareTo(Entry other) {
                return key != other.key ? Long.compare(key, other.key) : Long.compare(order, other.order);
            }
        }

        private final PriorityQueue<Entry> heap = new PriorityQueue<>();
        private long created;

        @Override
        public void add(long key, int payload) {
            Entry entry = new Entry();
            entry.key = key;
            entry.payload = payload;
            entry.order = created++;
            heap.add(entry);
        }

        @Override
        public int hold(long ticks) {
            Entry entry = heap.remove();
            entry.key += ticks;
            entry.order = created++;
            heap.add(entry);
            return entry.payload;
        }
    }

    private static final class SsjList implements PendingEvents {
        private static final class Entry extends Event {
            private final int payload;

            Entry(Simulator simulator, int payload) {
                super(simulator);
                this.payload = payload;
            }

            /** As the simulator's own loop does, which has the right to. */
            void putOff(double ticks) {
                eventTime += ticks;
            }

            @Override
            public void actions() {}
        }

        private final EventList list;
        private final Simulator simulator;

        SsjList(EventList list) {
            this.list = list;
            simulator = new Simulator(list);
        }

        @Override
        public void add(long key, int payload) {
            Entry entry = new Entry(simulator, payload);
            entry.setTime(key);
            list.add(entry);
        }

        @Override
        public int hold(long ticks) {
            Entry entry = (Entry) list.removeFirst();
            entry.putOff(ticks);
            list.add(entry);
            return entry.payload;
        }
    }
}
