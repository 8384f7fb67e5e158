package io.spillway.sweep;

import com.google.common.collect.ImmutableList;
import io.spillway.measures.RowName;
import io.spillway.measures.Sample;
import io.spillway.sweep.Journal.Place;
import io.spillway.sweep.JournalLine.Said;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the journals of some folders say: for each point which replications are done and where their numbers stand. Numbers
 * stay in the files. A line that is torn or was changed counts as not written.
 */
public final class Journals {
    private final Map<String, List<Place>> places = new HashMap<>();
    private final Map<String, Map<Integer, String>> failures = new HashMap<>();
    private final Map<String, Layout> layouts = new HashMap<>();
    private final List<JournalHead> heads = new ArrayList<>();
    private final List<JournalExtent> extents = new ArrayList<>();
    private long nanos;
    private long replications;
    private long bytes;
    private int torn;

    private final List<Told> apart = new ArrayList<>();

    /** A block that a journal tells of. */
    private record Told(String identity, String layout, long nanos, Place place) {}

    private Journals() {}

    /** Reads the journals of folders with results; a folder without any has none. */
    public static Journals read(List<Path> folders) throws IOException {
        Journals journals = new Journals();
        for (Path folder : folders) {
            for (Path file : Journal.in(folder)) {
                journals.readFile(file);
            }
        }
        journals.keepApart();
        return journals;
    }

    private void readFile(Path file) throws UnreadableResultsException {
        long start = bytes;
        try (JournalInput in = new JournalInput(file)) {
            for (byte[] line = in.line(); line.length > 0; line = in.line()) {
                if (JournalLine.isWhole(line)) {
                    keep(JournalLine.read(line, false), file, bytes - start, line.length);
                } else {
                    torn++;
                }
                bytes += line.length;
            }
        } catch (IOException refused) {
            throw UnreadableResultsException.of(file, refused);
        }
        extents.add(new JournalExtent(file, bytes - start));
    }

    private void keep(Said said, Path file, long offset, int length) throws UnreadableResultsException {
        switch (said.what()) {
            case "journal" -> {
                requireOurs(said.name().equals(Integer.toString(JournalLine.VERSION)), file);
                heads.add(said.head());
            }
            case "layout" -> {
                requireOurs(said.properties().containsKey("asked"), file);
                layouts.put(said.name(), said.layout());
            }
            case "block" -> {
                Place place = new Place(file, offset, length, said.number("first"), said.number("count"));
                Told told = new Told(said.name(), said.text("layout"), said.big("nanos"), place);
                if (layouts.containsKey(told.layout)) {
                    keep(told);
                } else {
                    apart.add(told);
                }
            }
            case "failed" -> fail(said.name(), said.number("first"), said.text("reason"));
            default -> torn++;
        }
    }

    private void keep(Told block) {
        nanos += block.nanos;
        add(block.identity, block.place);
    }

    /** Blocks whose layout is not told before them, as its line was torn; that of another journal will do. */
    private void keepApart() {
        for (Told block : apart) {
            if (layouts.containsKey(block.layout)) {
                keep(block);
            } else {
                torn++;
            }
        }
        apart.clear();
    }

    private static void requireOurs(boolean isOurs, Path file) throws UnreadableResultsException {
        if (!isOurs) {
            throw new UnreadableResultsException(
                    file, "another version of the program wrote it. Maybe the same sweep again, into another folder");
        }
    }

    /** Remembers a block that was written since. */
    synchronized void add(String identity, Place place) {
        places.computeIfAbsent(identity, none -> new ArrayList<>(1)).add(place);
        replications += place.count();
    }

    /** Remembers the failure of a task by its first replication. */
    synchronized void fail(String identity, int first, String reason) {
        failures.computeIfAbsent(identity, none -> new HashMap<>()).put(first, reason);
    }

    /** Which replications of a point are done. */
    synchronized BitSet done(String identity) {
        BitSet done = new BitSet();
        places.getOrDefault(identity, List.of()).forEach(place -> done.set(place.first(), place.end()));
        return done;
    }

    /**
     * Why a point failed, if it did: why the first of its replications that is not done failed. As long as one before it is left
     * to be run it is not known whether that one fails too, and the point has not failed.
     */
    synchronized Optional<String> failure(String identity) {
        int next = done(identity).nextClearBit(0);
        return Optional.ofNullable(failures.getOrDefault(identity, Map.of()).get(next));
    }

    /** Who wrote them. */
    public ImmutableList<JournalHead> heads() {
        return ImmutableList.copyOf(heads);
    }

    /** How far each was read. */
    public ImmutableList<JournalExtent> extents() {
        return ImmutableList.copyOf(extents);
    }

    /** Lines that were not written in full, or changed since. */
    public int torn() {
        return torn;
    }

    /** The size of all files. */
    public long bytes() {
        return bytes;
    }

    /** Seconds of one thread for a replication, on average; not a number before there is one. */
    double secondsPerReplication() {
        return nanos / 1e9 / replications;
    }

    /** The layout of an id, if a journal tells it. */
    synchronized Optional<Layout> layout(String id) {
        return Optional.ofNullable(layouts.get(id));
    }

    /** Hears replications of a point, one after the other. */
    @FunctionalInterface
    interface Listener {
        void replication(Layout layout, double[] values);
    }

    /**
     * Reads the first replications of a point in their order.
     *
     * @throws IOException if they are not all there, cannot be read, or two journals disagree on them
     */
    void replay(String identity, int replications, Listener listener) throws IOException {
        List<Place> sorted;
        synchronized (this) {
            sorted = new ArrayList<>(places.getOrDefault(identity, List.of()));
        }
        sorted.sort(Comparator.comparingInt(Place::first).thenComparing(Comparator.comparingInt(Place::count)));
        int next = 0;
        checkTwins(sorted);
        for (Place place : sorted) {
            if (place.first() <= next && place.end() > next && next < replications) {
                next = replay(place, next, replications, listener);
            }
        }
        if (next < replications) {
            throw new IOException("journals lack replication " + next + " of point " + identity);
        }
    }

    /**
     * What rows were in the first replications of a point.
     *
     * @param names of rows that were kept
     * @return by name
     * @throws IOException as {@link #replay}
     */
    ImmutableList<Sample> samples(String identity, int replications, List<RowName> names) throws IOException {
        double[][] values = new double[names.size()][replications];
        double[][] weights = new double[names.size()][replications];
        Map<String, int[]> placesByLayout = new HashMap<>();
        int[] replication = new int[1];
        replay(identity, replications, (layout, of) -> {
            int[] rows = placesByLayout.computeIfAbsent(
                    layout.id(), id -> names.stream().mapToInt(layout::place).toArray());
            for (int i = 0; i < rows.length; i++) {
                values[i][replication[0]] = of[rows[i]];
                weights[i][replication[0]] = layout.weight(rows[i], of);
            }
            replication[0]++;
        });
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Sample(values[i], weights[i]))
                .collect(ImmutableList.toImmutableList());
    }

    /** What two writers did both must be the same; if not, they were not the same program, or it is wrong. */
    private static void checkTwins(List<Place> sorted) throws IOException {
        for (int i = 1; i < sorted.size(); i++) {
            Place one = sorted.get(i - 1);
            Place other = sorted.get(i);
            if (one.first() == other.first()
                    && one.count() == other.count()
                    && !Arrays.deepEquals(values(one), values(other))) {
                throw new IOException(one.file() + " and " + other.file() + " disagree on replications from "
                        + one.first() + " of one point; they must not. Maybe remove the wrong one and run again");
            }
        }
    }

    private static double[][] values(Place place) throws IOException {
        return JournalLine.read(bytes(place), true).values().toArray(double[][]::new);
    }

    private int replay(Place place, int from, int replications, Listener listener) throws IOException {
        Said said = JournalLine.read(bytes(place), true);
        Layout layout = layout(said.text("layout")).orElseThrow(() -> wasChanged(place));
        if (said.values().size() != place.count()) {
            throw wasChanged(place);
        }
        int end = Math.min(place.end(), replications);
        for (int replication = from; replication < end; replication++) {
            listener.replication(layout, said.values().get(replication - place.first()));
        }
        return end;
    }

    private static IOException wasChanged(Place place) {
        return new IOException(place.file() + " was changed");
    }

    private static byte[] bytes(Place place) throws IOException {
        try (FileChannel channel = FileChannel.open(place.file())) {
            ByteBuffer line = ByteBuffer.allocate(place.length());
            while (line.hasRemaining()) {
                if (channel.read(line, place.offset() + line.position()) < 0) {
                    throw new EOFException(place.file() + " was cut off");
                }
            }
            if (!JournalLine.isWhole(line.array())) {
                throw wasChanged(place);
            }
            return line.array();
        }
    }

    /** A layout of a journal that is being written. */
    synchronized void know(Layout layout) {
        layouts.putIfAbsent(layout.id(), layout);
    }
}
