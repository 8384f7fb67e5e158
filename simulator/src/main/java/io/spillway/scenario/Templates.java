package io.spillway.scenario;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts templates under the launches that name one, and takes them out of the tree. */
final class Templates {
    static final String TEMPLATES = "templates";
    static final String TEMPLATE = "template";
    private static final List<String> BUILD_ON_TEMPLATES = List.of("launches", "launchProcesses");
    private static final int DEEPEST = 16;

    private final Sources sources;
    private final Problems problems;
    private final Map<String, Tree.Entry> templates;
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> used = new HashSet<>();

    private Templates(Sources sources, Problems problems, Map<String, Tree.Entry> templates) {
        this.sources = sources;
        this.problems = problems;
        this.templates = templates;
    }

    /** The tree with every launch and every process of launches complete. */
    static Tree.Fields apply(Tree.Fields scenario, Sources sources, Problems problems) {
        Tree written = scenario.get(TEMPLATES);
        Map<String, Tree.Entry> templates = Map.of();
        if (written instanceof Tree.Fields fields) {
            templates = fields.entries();
        } else if (written != null) {
            problems.add(written.origin(), TEMPLATES, Words.describe(written), "a map from names to launches", "");
        }
        Templates all = new Templates(sources, problems, templates);
        Tree.Fields rest = scenario.without(TEMPLATES);
        for (String key : BUILD_ON_TEMPLATES) {
            Tree.Entry named = rest.entries().get(key);
            if (named != null && named.value() instanceof Tree.Fields fields) {
                rest = rest.with(key, new Tree.Entry(named.key(), all.completeEach(key, fields)));
            }
        }
        all.checkUnused();
        return rest;
    }

    private Tree completeEach(String key, Tree.Fields launches) {
        Map<String, Tree.Entry> complete = new LinkedHashMap<>();
        launches.entries().forEach((name, entry) -> {
            ValuePath path = ValuePath.ROOT.then(key).then(name);
            complete.put(name, new Tree.Entry(entry.key(), complete(entry.value(), path)));
        });
        return new Tree.Fields(complete, launches.origin(), launches.whole());
    }

    /** Templates that no launch names are read too, so that a mistake in one does not wait for its first use. */
    private void checkUnused() {
        templates.forEach((name, entry) -> {
            ValuePath path = ValuePath.ROOT.then(TEMPLATES).then(name);
            if (!Shape.NOTES.contains(name) && !used.contains(name)) {
                Tree complete = complete(entry.value(), path);
                new Binder(sources, problems, true).bind(Shapes.LAUNCH, complete, path, entry.key(), Notes.NONE);
            }
        });
    }

    private Tree complete(Tree launch, ValuePath path) {
        if (!(launch instanceof Tree.Fields fields) || !fields.has(TEMPLATE)) {
            return launch;
        }
        Tree reference = fields.entry(TEMPLATE).value();
        Tree.Fields own = fields.without(TEMPLATE);
        Tree template = template(reference, path.then(TEMPLATE));
        return template == null ? own.inPart() : Overlay.merge(Shapes.LAUNCH, template, own);
    }

    private @Nullable Tree template(Tree reference, ValuePath path) {
        if (!(reference instanceof Tree.Leaf name) || name.isNull()) {
            problems.add(reference.origin(), path, Words.describe(reference), "the name of a template");
            return null;
        }
        Tree.Entry template = templates.get(name.text());
        if (template == null) {
            String known = templates.isEmpty() ? "a template of this scenario" : Words.oneOf(templates.keySet());
            problems.add(
                    name.origin(),
                    path,
                    "there is no template " + Words.quote(name.text()),
                    known,
                    Nearest.to(name.text(), templates.keySet()));
            return null;
        }
        if (open.size() == DEEPEST) {
            problems.add(name.origin(), path, "templates of templates, deeper than " + DEEPEST + " levels", "fewer");
            return null;
        }
        if (open.contains(name.text())) {
            problems.add(
                    name.origin(),
                    path,
                    "the template " + Words.quote(name.text()) + " is made of itself",
                    "no circle");
            return null;
        }
        used.add(name.text());
        open.push(name.text());
        Tree complete =
                complete(template.value(), ValuePath.ROOT.then(TEMPLATES).then(name.text()));
        open.pop();
        return complete;
    }
}
