package io.spillway.cli;

import io.spillway.sweep.Engine;
import io.spillway.sweep.Hire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a sweep is run. */
final class EngineOptions {
    private static final String LOCAL = "local";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description =
                    "local, or spark: a cluster of Apache Spark. When left out, spark if spark-submit started this,"
                            + " else local. Results do not depend on it.")
    private @Nullable String engine;

    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "The cluster, such as spark://host:7077; as Spark is set up when left out.")
    private @Nullable String master;

    /**
     * The cluster that was asked for, if one was.
     *
     * @param jobs as given, if they were
     */
    Optional<Hire> hire(Optional<Integer> jobs) {
        Optional<Engine> chosen = engine();
        if (chosen.isEmpty() && master != null) {
            throw new ParameterException(
                    spec.commandLine(), "--master " + master + " without a cluster. Maybe --engine spark");
        }
        return chosen.map(found -> new Hire(found, Optional.ofNullable(master), jobs.orElse(Hire.USUAL_TASKS)));
    }

    private Optional<Engine> engine() {
        if (LOCAL.equals(engine)) {
            return Optional.empty();
        }
        List<String> known = new ArrayList<>(List.of(LOCAL));
        for (Engine found : ServiceLoader.load(Engine.class, Engine.class.getClassLoader())) {
            if (engine == null ? found.isUsual() : engine.equals(found.name())) {
                return Optional.of(found);
            }
            known.add(found.name());
        }
        if (engine == null) {
            return Optional.empty();
        }
        throw new ParameterException(
                spec.commandLine(),
                "this program has no engine '" + engine + "'; expected " + String.join(" or ", known)
                        + (engine.equals("spark")
                                ? ". Maybe spark-submit with spillway-spark.jar, or SPARK_HOME set for ./spillway"
                                : ""));
    }
}
