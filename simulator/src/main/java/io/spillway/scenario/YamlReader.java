package io.spillway.scenario;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML document into a {@link Tree}. Anchors, aliases, tags, further documents, keys that are not single
 * values, duplicate keys and deep nesting are refused; what is refused is left out and reading goes on where it can.
 */
final class YamlReader {
    static final int MOST_BYTES = 10_000_000;
    private static final int DEEPEST = 64;
    /** The engine takes a text in pieces of its buffer's size, and one long value again with each: one piece holds all. */
    private static final int SMALLEST_BUFFER = 1024;

    private final String file;
    private final Problems problems;
    private final Deque<Frame> open = new ArrayDeque<>();
    private @Nullable Tree root;

    private YamlReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * Reads the bytes of a file; what is wrong goes to the problems.
     *
     * @param file the name that origins carry
     * @return the tree, or null when the file is empty or cannot be read to its end
     */
    static @Nullable Tree read(String file, byte[] bytes, Problems problems) {
        YamlReader reader = new YamlReader(file, problems);
        String text = Utf8.text(file, bytes, "YAML text in UTF-8", problems);
        return text == null ? null : reader.parse(text);
    }

    private @Nullable Tree parse(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(MOST_BYTES + 1)
                .setBufferSize(Math.max(SMALLEST_BUFFER, text.length()))
                .build();
        try {
            int documents = 0;
            for (Event event : new Parse(settings).parseString(text)) {
                if (event.getEventId() == Event.ID.DocumentStart && ++documents > 1) {
                    problems.add(at(event), "", "a second document begins here", "one document in a file", "");
                    return root;
                }
                if (!accept(event)) {
                    return null;
                }
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            YamlMistake mistake = YamlMistake.of(e, text);
            String path = here().toString();
            problems.add(at(mistake.mark()), path, mistake.message(), mistake.expected(), mistake.maybe());
        } catch (ReaderException e) {
            int end = text.offsetByCodePoints(0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
            String sign = String.format(Locale.ROOT, "the character U+%04X is not allowed", e.getCodePoint());
            problems.add(Utf8.end(file, text.subSequence(0, end)), "", sign, "YAML text in UTF-8", "");
        } catch (YamlEngineException | IndexOutOfBoundsException | IllegalArgumentException e) {
            problems.add(Origin.file(file, 1, 1), "", "not valid YAML: " + e.getMessage(), "", "");
        }
        return null;
    }

    /** Takes one event in; false when it makes no sense to go on. */
    private boolean accept(Event event) {
        if (event instanceof AliasEvent) {
            problems.add(at(event), here(), "aliases are not part of the language", "include or a template");
            put(new Tree.Unread(at(event)));
            return true;
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            problems.add(at(event), here(), "anchors are not part of the language", "include or a template");
        }
        if (event instanceof ScalarEvent scalar) {
            scalar.getTag().ifPresent(tag -> refuseTag(tag, event));
            put(new Tree.Leaf(scalar.getValue(), scalar.isPlain(), at(event)));
        } else if (event instanceof CollectionStartEvent start) {
            start.getTag().ifPresent(tag -> refuseTag(tag, event));
            if (open.size() == DEEPEST) {
                problems.add(at(event), here(), "nested deeper than " + DEEPEST + " levels", "fewer levels");
                return false;
            }
            open.push(new Frame(at(event), event.getEventId() == Event.ID.MappingStart));
        } else if (event.getEventId() == Event.ID.MappingEnd || event.getEventId() == Event.ID.SequenceEnd) {
            put(open.pop().close());
        }
        return true;
    }

    private void refuseTag(String tag, Event event) {
        problems.add(at(event), here(), "the tag " + Words.quote(tag) + " is not part of the language", "no tag");
    }

    private void put(Tree tree) {
        Frame frame = open.peek();
        if (frame == null) {
            root = tree;
        } else if (!frame.map) {
            frame.items.add(tree);
        } else if (frame.key == null) {
            frame.key = tree;
        } else {
            Tree key = frame.key;
            frame.key = null;
            entry(frame, key, tree);
        }
    }

    private void entry(Frame frame, Tree key, Tree value) {
        if (!(key instanceof Tree.Leaf name)) {
            frame.whole = false;
            if (!(key instanceof Tree.Unread)) {
                problems.add(key.origin(), "", "a key is a list or a map", "a name", "");
            }
            return;
        }
        if (name.plain() && name.text().equals("<<")) {
            frame.whole = false;
            problems.add(key.origin(), here(), "merge keys are not part of the language", "include or a template");
            return;
        }
        Tree.Entry first = frame.entries.putIfAbsent(name.text(), new Tree.Entry(key.origin(), value));
        if (first != null) {
            problems.add(
                    key.origin(),
                    here().then(name.text()),
                    "the key stands here a second time, first on line "
                            + first.key().line(),
                    "each key once");
        }
    }

    /** The path of the innermost list or map that is open. */
    private ValuePath here() {
        ValuePath path = ValuePath.ROOT;
        for (Iterator<Frame> outermostFirst = open.descendingIterator(); outermostFirst.hasNext(); ) {
            Frame frame = outermostFirst.next();
            if (frame.key instanceof Tree.Leaf name) {
                path = path.then(name.text());
            } else if (!frame.map) {
                path = path.then(String.valueOf(frame.items.size()));
            }
        }
        return path;
    }

    private Origin at(Event event) {
        return at(event.getStartMark());
    }

    private Origin at(Optional<Mark> mark) {
        return mark.map(m -> Origin.file(file, m.getLine() + 1, m.getColumn() + 1))
                .orElseGet(() -> Origin.file(file, 1, 1));
    }

    /** A list or map that has begun and not ended. */
    private static final class Frame {
        private final Origin origin;
        private final boolean map;
        private final List<Tree> items = new ArrayList<>();
        private final Map<String, Tree.Entry> entries = new LinkedHashMap<>();
        private @Nullable Tree key;
        private boolean whole = true;

        private Frame(Origin origin, boolean map) {
            this.origin = origin;
            this.map = map;
        }

        private Tree close() {
            return map ? new Tree.Fields(entries, origin, whole) : new Tree.Items(items, origin);
        }
    }
}
