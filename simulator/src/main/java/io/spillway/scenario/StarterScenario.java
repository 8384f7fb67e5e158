package io.spillway.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A small scenario to begin with. */
public final class StarterScenario {
    private static final String RESOURCE = "starter.yaml";
    /** The file beside it that its first line names: the schema, for completion and checks in an editor. */
    public static final String SCHEMA = "scenario.schema.json";

    private static final String NAME = "name: my-scenario\n";

    private StarterScenario() {}

    /** Its text, with a name of the user's own. */
    public static String named(String name) {
        try (InputStream in = StarterScenario.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + RESOURCE);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.replace(NAME, "name: " + ResolvedText.text(name) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
