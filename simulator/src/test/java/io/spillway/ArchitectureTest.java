package io.spillway;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import io.spillway.violations.engine.CountsWithMaps;
import io.spillway.violations.engine.RoutesAroundModel;
import io.spillway.violations.measures.AsksTheDatabase;
import io.spillway.violations.measures.ChangesItsMind;
import io.spillway.violations.measures.DrawsByChance;
import io.spillway.violations.measures.Logs;
import io.spillway.violations.measures.LooksAtTheClock;
import io.spillway.violations.measures.MeasureManager;
import io.spillway.violations.measures.ParsesCsv;
import io.spillway.violations.measures.ParsesYaml;
import io.spillway.violations.measures.Prints;
import io.spillway.violations.measures.ReadsOptions;
import io.spillway.violations.measures.SpeaksTheMachinesLanguage;
import io.spillway.violations.measures.WritesJson;
import io.spillway.violations.model.RoundsAsTheMachineDoes;
import io.spillway.violations.nowhere.InNoPlace;
import io.spillway.violations.sweep.KnowsSpark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shape of the house. Every law is held against the product, and against classes in {@code io.spillway.violations}
 * that break it, so that a law that holds nothing is noticed.
 */
final class ArchitectureTest {
    private static final String PRODUCT = "io.spillway";
    private static final String VIOLATIONS = "io.spillway.violations";

    private static final JavaClasses PRODUCT_CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(PRODUCT);
    private static final JavaClasses VIOLATING_CLASSES = new ClassFileImporter().importPackages(VIOLATIONS);

    /** Each package, and the packages of ours that it may use. Information flows one way. */
    private static final Map<String, List<String>> DIRECTIONS = directions();

    private static Map<String, List<String>> directions() {
        Map<String, List<String>> directions = new LinkedHashMap<>();
        directions.put("model", List.of());
        directions.put("engine", List.of());
        directions.put("page", List.of());
        directions.put("order", List.of("model", "engine"));
        directions.put("scenario", List.of("model", "order"));
        directions.put("compile", List.of("model", "engine", "order"));
        directions.put("explain", List.of("model", "engine", "scenario", "compile"));
        directions.put("ledger", List.of("model", "compile", "engine"));
        directions.put("focus", List.of("model", "engine", "compile", "ledger"));
        directions.put("measures", List.of("model", "engine", "compile", "ledger"));
        directions.put("experiment", List.of("model", "engine", "compile", "ledger", "measures"));
        directions.put(
                "compare", List.of("model", "engine", "scenario", "compile", "ledger", "measures", "experiment"));
        directions.put("sweep", List.of("model", "engine", "scenario", "compile", "measures", "experiment"));
        directions.put(
                "study",
                List.of("model", "engine", "scenario", "compile", "ledger", "measures", "experiment", "sweep"));
        directions.put("spark", List.of("sweep"));
        directions.put("sensitivity", List.of("engine", "scenario", "measures", "experiment", "study"));
        directions.put("optimize", List.of("model", "engine", "scenario", "measures", "experiment", "study"));
        directions.put(
                "report",
                List.of(
                        "model",
                        "engine",
                        "page",
                        "compile",
                        "scenario",
                        "explain",
                        "focus",
                        "measures",
                        "experiment",
                        "compare",
                        "sweep",
                        "study",
                        "sensitivity",
                        "optimize"));
        directions.put("export", List.of("model", "engine", "focus", "measures", "experiment", "sweep", "report"));
        directions.put(
                "cli",
                List.of(
                        "model",
                        "engine",
                        "order",
                        "scenario",
                        "compile",
                        "explain",
                        "ledger",
                        "focus",
                        "measures",
                        "experiment",
                        "compare",
                        "sweep",
                        "study",
                        "sensitivity",
                        "optimize",
                        "report",
                        "export"));
        return directions;
    }

    /**
     * One law.
     *
     * @param promise that it keeps
     * @param offender a class that breaks it
     * @param rule the law for the packages below a root
     */
    record Law(String promise, String offender, Function<String, ArchRule> rule) {
        Law(String promise, Class<?> offender, Function<String, ArchRule> rule) {
            this(promise, offender.getName(), rule);
        }

        @Override
        public String toString() {
            return promise;
        }
    }

    private static final List<Law> LAWS = makeLaws();

    static List<Law> laws() {
        return LAWS;
    }

    private static List<Law> makeLaws() {
        List<Law> laws = new ArrayList<>();
        DIRECTIONS.forEach((name, uses) -> {
            if (!name.equals("cli")) {
                laws.add(new Law(
                        name + " uses of ours " + (uses.isEmpty() ? "nothing" : String.join(", ", uses)),
                        VIOLATIONS + "." + name + ".Astray",
                        root -> direction(root, name, uses)));
            }
        });
        laws.add(new Law(
                "every package has its place among the directions",
                InNoPlace.class,
                root -> classes()
                        .that()
                        .doNotHaveSimpleName("package-info")
                        .should()
                        .resideInAnyPackage(below(root, DIRECTIONS.keySet()))));
        laws.add(new Law(
                "packages make no cycles",
                "Cycle detected",
                root -> slices().matching(root + ".(*)..").should().beFreeOfCycles()));
        laws.add(new Law(
                "every package says that nothing in it is null unless it says so",
                InNoPlace.class,
                root -> classes()
                        .should(be(describe(
                                "in a package with @NullMarked",
                                (JavaClass type) -> type.getPackage().isAnnotatedWith(NullMarked.class))))));

        laws.add(new Law(
                "the engine knows arrays, numbers and random streams, and no other library",
                RoutesAroundModel.class,
                ArchitectureTest::engineKnowsLittle));
        laws.add(new Law(
                "the engine keeps its state in arrays, not in maps, sets and streams",
                CountsWithMaps.class,
                ArchitectureTest::engineKnowsLittle));
        laws.add(new Law(
                "options are read in cli alone",
                ReadsOptions.class,
                only(Set.of("cli"), "picocli..", "me.tongfei.progressbar..", "org.jline..")));
        laws.add(new Law(
                "YAML is read in scenario alone", ParsesYaml.class, only(Set.of("scenario"), "org.snakeyaml..")));
        laws.add(new Law(
                "JSON is bound in scenario, written in report and export, and the form of sweep's journals",
                WritesJson.class,
                only(Set.of("scenario", "sweep", "report", "export"), "tools.jackson..", "com.fasterxml.jackson..")));
        laws.add(new Law(
                "the database is known in export alone",
                AsksTheDatabase.class,
                only(Set.of("export"), "org.duckdb..", "java.sql..")));
        laws.add(new Law(
                "Spark is known in spark alone", KnowsSpark.class, only(Set.of("spark"), "org.apache.spark..")));
        laws.add(new Law(
                "CSV is read in scenario, written in report, and both in export",
                ParsesCsv.class,
                only(Set.of("scenario", "report", "export"), "de.siegmar.fastcsv..")));
        laws.add(new Law("nothing logs", Logs.class, only(Set.of(), "java.util.logging..", "org.slf4j..")));

        laws.add(new Law(
                "cli alone speaks to the console and ends the process",
                Prints.class,
                never(
                        Set.of("cli"),
                        "java.lang.System.out",
                        "java.lang.System.err",
                        "java.lang.System.in",
                        "java.lang.System.exit(int)",
                        "java.lang.Runtime.exit(int)",
                        "java.lang.Runtime.halt(int)",
                        "java.lang.Throwable.printStackTrace()")));
        laws.add(new Law(
                "the wall clock is read only where a run is timed or dated, never where it is decided",
                LooksAtTheClock.class,
                never(
                        Set.of("experiment", "export", "cli"),
                        "java.lang.System.nanoTime()",
                        "java.lang.System.currentTimeMillis()",
                        "java.time.Instant.now()",
                        "java.time.LocalDate.now()",
                        "java.time.ZonedDateTime.now()",
                        "java.time.Clock.systemUTC()",
                        "java.util.Date.<init>()")));
        laws.add(new Law(
                "chance comes from named streams alone",
                DrawsByChance.class,
                never(
                        Set.of(),
                        "java.lang.Math.random()",
                        "java.util.Random.<init>()",
                        "java.util.Random.<init>(long)",
                        "java.util.SplittableRandom.<init>()",
                        "java.util.SplittableRandom.<init>(long)",
                        "java.util.UUID.randomUUID()",
                        "java.util.Collections.shuffle(java.util.List)",
                        "java.util.concurrent.ThreadLocalRandom.current()")));
        laws.add(new Law(
                "powers and logarithms are the same on every machine",
                RoundsAsTheMachineDoes.class,
                never(
                        Set.of(),
                        "java.lang.Math.exp(double)",
                        "java.lang.Math.expm1(double)",
                        "java.lang.Math.log(double)",
                        "java.lang.Math.log10(double)",
                        "java.lang.Math.log1p(double)",
                        "java.lang.Math.pow(double, double)",
                        "java.lang.Math.cbrt(double)",
                        "java.lang.Math.sin(double)",
                        "java.lang.Math.cos(double)",
                        "java.lang.Math.tan(double)",
                        "java.lang.Math.atan(double)")));
        laws.add(new Law(
                "no text depends on the machine's language, zone or character set",
                SpeaksTheMachinesLanguage.class,
                never(
                        Set.of(),
                        "java.lang.String.format(java.lang.String, [Ljava.lang.Object;)",
                        "java.lang.String.formatted([Ljava.lang.Object;)",
                        "java.lang.String.toLowerCase()",
                        "java.lang.String.toUpperCase()",
                        "java.lang.String.getBytes()",
                        "java.lang.String.<init>([B)",
                        "java.io.PrintStream.printf(java.lang.String, [Ljava.lang.Object;)",
                        "java.io.PrintStream.format(java.lang.String, [Ljava.lang.Object;)",
                        "java.io.PrintWriter.printf(java.lang.String, [Ljava.lang.Object;)",
                        "java.io.PrintWriter.format(java.lang.String, [Ljava.lang.Object;)",
                        "java.io.InputStreamReader.<init>(java.io.InputStream)",
                        "java.io.OutputStreamWriter.<init>(java.io.OutputStream)",
                        "java.io.PrintStream.<init>(java.io.OutputStream)",
                        "java.io.PrintStream.<init>(java.io.OutputStream, boolean)",
                        "java.text.DecimalFormat.<init>(java.lang.String)",
                        "java.text.NumberFormat.getInstance()",
                        "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)",
                        "java.util.Formatter.<init>()",
                        "java.util.Locale.getDefault()",
                        "java.time.ZoneId.systemDefault()",
                        "java.nio.charset.Charset.defaultCharset()")));
        laws.add(new Law(
                "nothing that runs share is changed: static fields are final",
                ChangesItsMind.class,
                root -> fields().that().areStatic().should().beFinal()));
        laws.add(new Law(
                "a class is named for what it is, not for how it helps",
                MeasureManager.class,
                root -> noClasses()
                        .should()
                        .haveNameMatching(".*\\.(Base[A-Z]\\w*|\\w*(Utils?|Helper|Manager|Impl))")));
        return laws;
    }

    private static ArchRule direction(String root, String name, List<String> uses) {
        Set<String> others = DIRECTIONS.keySet().stream()
                .filter(other -> !other.equals(name) && !uses.contains(other))
                .collect(toCollection(TreeSet::new));
        return noClasses()
                .that()
                .resideInAPackage(root + "." + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(below(root, others));
    }

    private static ArchRule engineKnowsLittle(String root) {
        return classes()
                .that()
                .resideInAPackage(root + ".engine..")
                .should()
                .onlyDependOnClassesThat(resideInAPackage(root + ".engine..")
                        .or(resideInAnyPackage(
                                "java.lang",
                                "java.lang.annotation",
                                "java.lang.invoke",
                                "java.lang.runtime",
                                "org.apache.commons.rng..",
                                "org.jspecify.annotations"))
                        .or(describe(
                                "lists and arrays",
                                type -> Set.of(
                                                "java.util.Arrays",
                                                "java.util.ArrayList",
                                                "java.util.List",
                                                "java.util.Locale",
                                                "java.util.Objects")
                                        .contains(type.getBaseComponentType().getName())))
                        .or(describe(
                                "arrays of these",
                                type -> type.getBaseComponentType().isPrimitive()
                                        || type.getBaseComponentType()
                                                .getPackageName()
                                                .equals("java.lang")
                                        || type.getBaseComponentType()
                                                .getPackageName()
                                                .equals(root + ".engine"))));
    }

    /** These libraries are known in these packages alone. */
    private static Function<String, ArchRule> only(Set<String> packages, String... libraries) {
        return root -> noClasses()
                .that(elsewhere(root, packages))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }

    /** These members are used in these packages alone, be it by a call or by a reference. */
    private static Function<String, ArchRule> never(Set<String> except, String... members) {
        Set<String> forbidden = Set.of(members);
        forbidden.forEach(ArchitectureTest::requireExists);
        return root -> noClasses()
                .that(elsewhere(root, except))
                .should()
                .accessTargetWhere(describe(
                        "is forbidden to them",
                        (JavaAccess<?> access) ->
                                forbidden.contains(access.getTarget().getFullName())));
    }

    /** A misspelt member would forbid nothing. */
    private static void requireExists(String member) {
        String path = member.contains("(") ? member.substring(0, member.indexOf('(')) : member;
        String owner = path.substring(0, path.lastIndexOf('.'));
        try {
            assertThat(new ClassFileImporter().importClass(Class.forName(owner)).getMembers())
                    .extracting(JavaMember::getFullName)
                    .contains(member);
        } catch (ClassNotFoundException missing) {
            throw new AssertionError("no such class: " + owner, missing);
        }
    }

    private static DescribedPredicate<JavaClass> elsewhere(String root, Set<String> packages) {
        return describe(
                packages.isEmpty() ? "are ours" : "are not in " + new TreeSet<>(packages),
                type -> !resideInAnyPackage(below(root, packages)).test(type));
    }

    private static String[] below(String root, Set<String> packages) {
        return packages.stream().map(name -> root + "." + name + "..").toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("laws")
    void productKeepsTheLaw(Law law) {
        law.rule().apply(PRODUCT).check(PRODUCT_CLASSES);
    }

    @ParameterizedTest
    @MethodSource("laws")
    void breakingTheLaw_isFound(Law law) {
        EvaluationResult result = law.rule().apply(VIOLATIONS).evaluate(VIOLATING_CLASSES);

        assertThat(result.getFailureReport().getDetails())
                .anySatisfy(detail -> assertThat(detail).contains(law.offender()));
    }
}
