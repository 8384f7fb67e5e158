package io.spillway.sweep;

import com.google.common.collect.ImmutableList;
import io.spillway.scenario.Amount;
import io.spillway.scenario.InputFile;
import io.spillway.scenario.Origin;
import io.spillway.scenario.Problem;
import io.spillway.scenario.RecordFile;
import io.spillway.scenario.ScenarioException;
import io.spillway.scenario.ScenarioTree;
import io.spillway.scenario.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lays the values of a sweep's axes over its scenario one by one, when the file has problems of its own. No points can be made
 * of it then, but what the scenario has to say to the axes is told in the same breath.
 */
final class AxisTrial {
    private final RecordFile<SweepFile> file;
    private final InputFile input;
    private final ImmutableList<Setting> beside;
    private final Set<Problem> problems = new LinkedHashSet<>();

    /** @param beside settings from elsewhere, laid over the scenario behind those of the file */
    AxisTrial(RecordFile<SweepFile> file, InputFile input, ImmutableList<Setting> beside) {
        this.file = file;
        this.input = input;
        this.beside = beside;
    }

    /** The same problems, and those that the axes make. */
    ScenarioException and(ScenarioException known) throws IOException {
        problems.addAll(known.problems());
        Optional<Path> scenario = file.text("scenario").map(input::named);
        if (scenario.filter(Files::isRegularFile).isPresent()) {
            tryAll(ScenarioTree.read(scenario.get()));
        }
        return new ScenarioException(problems.stream()
                .sorted(Comparator.<Problem, Boolean>comparing(problem ->
                                !problem.origin().source().equals(input.path().toString()))
                        .thenComparing(problem -> problem.origin().source())
                        .thenComparing(problem -> problem.origin().line())
                        .thenComparing(problem -> problem.origin().column()))
                .toList());
    }

    private void tryAll(ScenarioTree scenario) {
        List<Setting> base = new ArrayList<>();
        for (String place : file.names("set")) {
            try {
                Setting setting = Setting.parse(file.text("set", place).orElse(""));
                base.add(new Setting(
                        setting.path(), setting.value(), file.at("set", place).asSetting()));
            } catch (IllegalArgumentException known) {
                continue;
            }
        }
        base.addAll(beside);
        tryOne(scenario, base);
        for (String axis : file.names("axes")) {
            settings(axis).forEach(setting -> {
                List<Setting> all = new ArrayList<>(base);
                all.add(setting);
                tryOne(scenario, all);
            });
        }
    }

    private void tryOne(ScenarioTree scenario, List<Setting> settings) {
        try {
            scenario.with(settings);
        } catch (ScenarioException wrong) {
            problems.addAll(wrong.problems());
        }
    }

    /** Every value of a list; of a span its first end. */
    private List<Setting> settings(String axis) {
        List<Setting> settings = new ArrayList<>();
        for (String place : file.names("axes", axis, "values")) {
            add(settings, axis, file.text("axes", axis, "values", place), file.at("axes", axis, "values", place));
        }
        add(
                settings,
                axis,
                file.text("axes", axis, "from").filter(end -> Amount.of(end).isPresent()),
                file.at("axes", axis, "from"));
        return settings;
    }

    private void add(List<Setting> settings, String axis, Optional<String> value, Origin at) {
        try {
            String target = file.text("axes", axis, "path").orElse(axis);
            value.ifPresent(text -> settings.add(new Setting(
                    target, text, at.asSetting(), file.at("axes", axis, "path").asSetting())));
        } catch (IllegalArgumentException known) {
            return;
        }
    }
}
