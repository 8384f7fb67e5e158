package io.spillway.scenario;

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
