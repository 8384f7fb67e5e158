package io.spillway.scenario;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks names and texts that reports show, which must stand on one line and be told apart. */
final class NameChecker {
    private static final String TOTAL = "all";

    private final Problems problems;
    private final Problems warnings;
    private final Bound root;

    NameChecker(Problems problems, Problems warnings, Bound root) {
        this.problems = problems;
        this.warnings = warnings;
        this.root = root;
    }

    void check() {
        spellings();
        shown(root.child("name"));
        for (Map.Entry<String, Bound> cloud : root.parts("clouds").entrySet()) {
            place(cloud.getKey(), cloud.getValue());
            total(cloud.getKey(), cloud.getValue());
            cloud.getValue().parts("regions").forEach((name, region) -> {
                place(name, region);
                shown(region.child("geography"));
                region.parts("pools").forEach(this::place);
            });
        }
        root.parts("launches").forEach(this::launch);
        root.parts("launchProcesses").forEach((name, process) -> {
            launch(name, process);
            if (root.parts("launches").containsKey(name)) {
                problems.add(
                        process.at(), process.path(), Words.quote(name) + " is the name of a launch", "another name");
            }
        });
        Bound money = root.child("money");
        if (money != null) {
            shown(money.child("maker"));
            shown(money.child("customers"));
            money.parts("sellers").values().forEach(this::shown);
            money.parts("others").values().forEach(this::shown);
        }
    }

    /** Words that need no list of what there is, so that another spelling of one is another word. */
    private void spellings() {
        Spellings geographies = new Spellings("geography");
        Spellings capabilities = new Spellings("capability");
        for (Bound cloud : root.parts("clouds").values()) {
            capabilities.keys(cloud.parts("capabilities"));
            for (Bound region : cloud.parts("regions").values()) {
                geographies.value(region.child("geography"));
                capabilities.keys(region.parts("capabilities"));
            }
        }
        Spellings kinds = new Spellings("kind of product");
        Spellings tags = new Spellings("tag");
        for (String key : new String[] {"launches", "launchProcesses"}) {
            for (Bound launch : root.parts(key).values()) {
                kinds.value(launch.child("kind"));
                launch.parts("tags").values().forEach(tags::value);
            }
        }
    }

    /** Warns of words that are the same but for case and signs between. */
    private final class Spellings {
        private final String what;
        private final Map<String, String> first = new HashMap<>();

        Spellings(String what) {
            this.what = what;
        }

        void value(@Nullable Bound written) {
            if (written != null && written.value() instanceof String word) {
                add(word, written.origin(), written.path());
            }
        }

        void keys(Map<String, Bound> named) {
            named.forEach((word, bound) -> add(word, bound.at(), bound.path()));
        }

        private void add(String word, Origin origin, ValuePath path) {
            String known = first.putIfAbsent(word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", ""), word);
            if (known != null && !known.equals(word)) {
                warnings.add(
                        origin,
                        path,
                        Words.quote(word) + " is another " + what + " than " + Words.quote(known),
                        "one spelling",
                        Words.quote(known));
            }
        }
    }

    private void launch(String name, Bound launch) {
        total(name, launch);
        shown(launch.child("kind"));
        launch.parts("tags").values().forEach(this::shown);
    }

    /** A name is a part of paths such as cloud/region. */
    private void place(String name, Bound place) {
        if (name.contains("/")) {
            problems.add(
                    place.at(),
                    place.path(),
                    Words.quote(name),
                    "a name without '/', which stands between cloud, region and pool",
                    Words.quote(name.replace('/', '-')));
        }
    }

    private void total(String name, Bound named) {
        if (name.equals(TOTAL)) {
            warnings.add(
                    named.at(),
                    named.path(),
                    Words.quote(name) + " is what reports call the total",
                    "another name",
                    "");
        }
    }

    private void shown(@Nullable Bound written) {
        if (written != null && written.value() instanceof String text && (text.isBlank() || !Words.isShown(text))) {
            problems.add(written.origin(), written.path(), Words.quote(text), "a text on one line, not blank");
        }
    }
}
