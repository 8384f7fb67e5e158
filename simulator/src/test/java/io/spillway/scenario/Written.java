package io.spillway.scenario;

import static org.assertj.core.api.Assertions.fail;

import io.spillway.model.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Scenario files in a folder of a test's own. */
record Written(Path folder) {
    /** The folder with the shipped scenarios. */
    static final Path SHIPPED = Path.of("../scenarios");

    /** A whole scenario; a test lays what it is about over it. */
    static final String BASE = """
            name: base
            start: 2027-01-01
            end: 2028-01-01
            accelerators: {H100: {}, GB200: {performance: 2.5}}
            clouds:
              azure:
                capabilities: [stateless-api]
                regions:
                  east: {geography: us, pools: {H100: {capacity: 100}}}
              aws:
                regions:
                  east: {geography: us, pools: {GB200: {capacity: 50}}}
            primary: azure
            terms: {always: {rule: first}}
            launches:
              api:
                date: 2027-02-01
                kind: api
                demand: {unitsWanted: 10}
                holding: 8h
            """;

    Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** The base with other lines laid over it, as a file that includes it. */
    LoadedScenario loaded(String overBase, String... settings) throws IOException {
        try {
            return load(overBase, settings);
        } catch (ScenarioException e) {
            return fail(e.getMessage());
        }
    }

    Scenario scenario(String overBase, String... settings) throws IOException {
        return loaded(overBase, settings).scenario();
    }

    /** The problems of the base with other lines laid over it, without the name of the folder. */
    List<String> problems(String overBase, String... settings) throws IOException {
        try {
            load(overBase, settings);
            return List.of();
        } catch (ScenarioException e) {
            return shown(e);
        }
    }

    /** What is hardly meant in the base with other lines laid over it. */
    List<String> warnings(String overBase, String... settings) throws IOException {
        return loaded(overBase, settings).warnings().stream().map(this::shown).toList();
    }

    /** The problems of a file that stands for itself. */
    List<String> problemsOf(String text) throws IOException {
        return problemsOf(file("alone.yaml", text));
    }

    List<String> problemsOf(Path file) throws IOException {
        try {
            ScenarioFile.load(file);
            return List.of();
        } catch (ScenarioException e) {
            return shown(e);
        }
    }

    private List<String> shown(ScenarioException e) {
        return e.problems().stream().map(this::shown).toList();
    }

    private String shown(Problem problem) {
        return problem.toString().replace(folder + "/", "");
    }

    private LoadedScenario load(String overBase, String... settings) throws IOException, ScenarioException {
        file("base.yaml", BASE);
        Path file = file("x.yaml", "include: base.yaml\n" + overBase);
        return ScenarioFile.load(
                file, Arrays.stream(settings).map(Setting::parse).toList());
    }
}
