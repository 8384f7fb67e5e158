package io.spillway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.collect.ImmutableSet;
import io.spillway.export.Database;
import io.spillway.export.MergedTables;
import io.spillway.export.NotMergedException;
import io.spillway.report.SweepTable;
import io.spillway.sweep.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Results of a small sweep, asked for in SQL and exported. */
class QueryCommandTest {
    private static final Path EXAMPLE = Path.of("../scenarios/sweeps/sweep.sh");

    @TempDir
    private Path folder;

    private final Program program = new Program();

    @BeforeEach
    void sweep() throws IOException {
        Files.writeString(folder.resolve("small.yaml"), SweepCommandTest.SCENARIO);
        Files.writeString(folder.resolve("sweep.yaml"), SweepCommandTest.SWEEP);
        assertThat(run("sweep", at("sweep.yaml"), "--out", at("results"), "--replications", "3"))
                .isZero();
    }

    @Test
    void query_answersFromTheTables() {
        assertThat(run(
                        "query",
                        at("results"),
                        "select capacity, holdingHours, mean from results join points using (pointSeq, capacity,"
                                + " holdingHours) where measure = 'requestsArrived' and pointSeq < 2 and status = 'done'"
                                + " order by pointSeq",
                        "--format",
                        "csv"))
                .isZero();
        assertThat(program.out().lines().map(line -> line.replaceFirst(",[0-9.]+$", ",N")))
                .containsExactly("capacity,holdingHours,mean", "0.5,3.0,N", "0.5,12.0,N");
        assertThat(run("query", at("results"), "select count(*) as points from points", "--format", "jsonl"))
                .isZero();
        assertThat(program.out()).isEqualTo("{\"points\":8}\n");
        assertThat(run("query", at("results"), "select 'a' as a, 1 as b, null as c"))
                .isZero();
        assertThat(program.out()).isEqualTo("a   b   c\na   1\n");
    }

    @Test
    void query_thatIsNoSql_isUsage() {
        assertThat(run("query", at("results"), "selec 1")).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err()).contains("selec");
    }

    @Test
    void query_ofATableThatIsNotThere_namesThoseThatAre() {
        assertThat(run("query", at("results"), "select * from nothing")).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err())
                .contains("spillway query: Catalog Error: Table with name nothing does not exist!"
                        + " Maybe one of results, points; 'merge --per-replication' makes replications\nSee ");
    }

    @Test
    void anAnswer_hasTheFormOfItsName() {
        assertThat(run("query", at("results"), "select 1 as a", "-o", at("answer.csv")))
                .isZero();
        assertThat(folder.resolve("answer.csv")).hasContent("a\n1\n");
        assertThat(run("query", at("results"), "select 1 as a", "-o", at("answer.parquet")))
                .isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err()).contains("this command has no form 'parquet'; expected table, csv");
    }

    @Test
    void query_ofMoreThanOneStatement_isUsageAndDoesNothing() {
        String sql = "copy results to '" + at("copied.csv") + "'; select 1";
        assertThat(run("query", at("results"), sql)).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err()).contains("This is more than one question. Maybe a call for each");
        assertThat(folder.resolve("copied.csv")).doesNotExist();
    }

    @Test
    void query_asJson_tellsTruthFromText_andNothingFromEmpty() {
        assertThat(askJson("select precise, null = 1 as unknown, 'true' as text, '' as empty, null::varchar as missing"
                        + " from points limit 1"))
                .isEqualTo("{\"precise\":true,\"unknown\":null,\"text\":\"true\",\"empty\":\"\",\"missing\":null}\n");
        assertThat(askJson(
                        "select kind, measure from results where measure = 'requestsArrived' and kind is null limit 1"))
                .isEqualTo("{\"kind\":null,\"measure\":\"requestsArrived\"}\n");
    }

    @Test
    void valuesWithinValues_areJson_inEveryFormat() {
        String nested =
                "select [1, null] as l, {'a': [true]} as s, map {'x': 'y'} as m, ['nan'::double, 'inf', 2] as n,"
                        + " ['NaN \"inf\"'] as t, '[1]'::json as j; -- as it is";
        assertThat(askJson(nested))
                .isEqualTo(
                        "{'l':[1,null],'s':{'a':[true]},'m':{'x':'y'},'n':[null,null,2.0],'t':['NaN \\'inf\\''],'j':[1]}\n"
                                .replace('\'', '"'));
        assertThat(run("query", at("results"), nested)).isZero();
        assertThat(program.out()).contains("[1,null]", "{\"a\":[true]}", "{\"x\":\"y\"}", "[null,null,2.0]");
        assertThat(ask("select {'a': 1} as s")).isEqualTo("s\n\"{\"\"a\"\":1}\"\n");
    }

    /** The hour does not exist in New York, and is another instant in each zone. */
    @Test
    void moments_areTheSameInEveryTimeZone() {
        String sql = "select timestamp '2027-03-14 02:30' as local, timestamptz '2027-03-14 02:30:00+05' as instant,"
                + " date '2027-03-14' as day, time '02:30:00.5' as time, interval '1 day' as interval,"
                + " timestamp_ns '2027-03-14 02:30:00.123456789' as exact";
        String told = "local,instant,day,time,interval,exact\n"
                + "2027-03-14T02:30:00,2027-03-13T21:30:00Z,2027-03-14,02:30:00.5,1 day,2027-03-14T02:30:00.123456789\n";
        TimeZone usual = TimeZone.getDefault();
        try {
            for (String zone : List.of("UTC", "America/New_York", "Asia/Kolkata")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                assertThat(ask(sql)).as(zone).isEqualTo(told);
            }
        } finally {
            TimeZone.setDefault(usual);
        }
    }

    @Test
    void otherTypes_areAsTheDatabaseWritesThem() {
        assertThat(askJson("select blob '\\xAAb' as b, 340282366920938463463374607431768211455::uhugeint as h,"
                        + " 'inf'::double as i, 1.50::decimal(5, 2) as d, 'x'::enum('x') as e"))
                .isEqualTo("{\"b\":\"\\\\xAAb\",\"h\":340282366920938463463374607431768211455,\"i\":null,\"d\":1.50,"
                        + "\"e\":\"x\"}\n");
    }

    @Test
    void aQuestionMayBeginWithAComment() {
        for (String comment : List.of("-- which\n", "--which\n")) {
            assertThat(ask(comment + "select 1 as a")).isEqualTo("a\n1\n");
        }
    }

    @Test
    void columnsOfOneName_areRefusedWhereTheyAreKeys() {
        String sql = "select 1 as a, [2] as a";
        assertThat(run("query", at("results"), sql, "--format", "jsonl")).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err()).contains("Two columns are named a. Maybe 'as' and another name for one\n");
        assertThat(program.out()).isEmpty();
        assertThat(ask(sql)).isEqualTo("a,a\n1,[2]\n");
    }

    @Test
    void jsonLines_haveEveryColumn() throws IOException {
        assertThat(run("export", at("results"), "--jsonl", at("all.jsonl"))).isZero();
        String[] columns =
                Files.readAllLines(folder.resolve("results/results.csv")).get(0).split(",");
        String[] named =
                Arrays.stream(columns).map(column -> "\"" + column + "\":").toArray(String[]::new);
        assertThat(Files.readAllLines(folder.resolve("all.jsonl")))
                .allSatisfy(line -> assertThat(line).contains(named));
    }

    /** To the database the name is a pattern, which the folder beside fits too. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void query_ofAFolderNamedLikeAPattern_readsThatAlone() {
        for (String name : List.of("a*results", "ab-results")) {
            run("sweep", at("sweep.yaml"), "--out", at(name), "--replications", "1");
        }
        assertThat(run("query", at("a*results"), "select count(*) as n from points", "--format", "csv"))
                .as(program.err())
                .isZero();
        assertThat(program.out()).isEqualTo("n\n8\n");
    }

    @Test
    void query_withoutAPlaceForTemporaryFiles_saysSo() {
        String usual = System.setProperty("java.io.tmpdir", at("sweep.yaml"));
        try {
            assertThat(run("query", at("results"), "select 1")).isEqualTo(ExitCode.CANNOT_CREATE.status());
        } finally {
            System.setProperty("java.io.tmpdir", usual);
        }
        assertThat(program.err()).contains("temporary files cannot be made. Maybe SPILLWAY_JAVA_OPTS=");
    }

    @Test
    void filesOfOthersAmongTemporaryFiles_areLeftAlone() throws IOException {
        Path others = Files.createDirectory(
                folder.resolve("spillway-" + ProcessHandle.current().pid()));
        Files.writeString(others.resolve("mine.txt"), "mine");
        String usual = System.setProperty("java.io.tmpdir", folder.toString());
        try {
            assertThat(run("query", at("results"), "select 1")).isZero();
        } finally {
            System.setProperty("java.io.tmpdir", usual);
        }
        assertThat(others.resolve("mine.txt")).hasContent("mine");
    }

    @Test
    void aDatabaseThatCannotReadATable_leavesNothingAmongTemporaryFiles() throws IOException {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        run("merge", at("results"));
        Files.delete(folder.resolve("results/points.csv"));
        String usual = System.setProperty("java.io.tmpdir", temporary.toString());
        try {
            assertThatExceptionOfType(NotMergedException.class)
                    .isThrownBy(() -> Database.open(
                            new MergedTables(folder.resolve("results")), ImmutableSet.of(SweepTable.POINTS)));
        } finally {
            System.setProperty("java.io.tmpdir", usual);
        }
        assertThat(temporary).isEmptyDirectory();
    }

    /** A pivot without names is two statements, the first of which changes something. */
    @Test
    void query_thatAsksForNothing_isUsageAndDoesNothing() {
        String pivot = "pivot (from results where measure = 'requestsArrived') on pointSeq using first(mean)";
        assertThat(run("query", at("results"), pivot)).isZero();
        for (String sql :
                List.of("copy results to '" + at("copied.csv") + "'", "create table copied as from results")) {
            assertThat(run("query", at("results"), sql)).isEqualTo(ExitCode.USAGE.status());
            assertThat(program.err()).contains("asks for nothing").contains("--output");
        }
        assertThat(folder.resolve("copied.csv")).doesNotExist();
    }

    @Test
    void query_beforeMerge_saysWhatToDo() throws IOException {
        Files.delete(folder.resolve("results/results.csv"));
        assertThat(run("query", at("results"), "select 1")).isEqualTo(ExitCode.NO_INPUT.status());
        assertThat(program.err()).contains("holds no results.csv. Maybe 'spillway merge ");
        assertThat(run("export", at("results"), "--table", "replications", "--parquet", at("x")))
                .isEqualTo(ExitCode.NO_INPUT.status());
        assertThat(program.err()).contains("--per-replication'");
    }

    @Test
    void exports_sayWhatTheResultsSay() throws IOException {
        assertThat(run(
                        "export",
                        at("results"),
                        "--csv",
                        at("x.csv"),
                        "--jsonl",
                        at("x.jsonl"),
                        "--parquet",
                        at("x.parquet")))
                .isZero();
        Path results = folder.resolve("results/results.csv");
        assertThat(folder.resolve("x.csv")).hasSameBinaryContentAs(results);
        String difference = "select count(*) as rows from ((from %s except all from results) union all"
                + " (from results except all from %s))";
        assertThat(ask(difference.replace("%s", "'" + at("x.parquet") + "'"))).isEqualTo("rows\n0\n");
        String rows = ask("select count(*) as rows from results");
        assertThat(rows).isEqualTo("rows\n" + (Files.readAllLines(results).size() - 1) + "\n");
        assertThat(Files.readAllLines(folder.resolve("x.jsonl")))
                .hasSize(Files.readAllLines(results).size() - 1);
        assertThat(ask("select count(*) as rows from (select pointSeq, measure, mean from '" + at("x.jsonl")
                        + "' except all select pointSeq, measure, mean from results)"))
                .isEqualTo("rows\n0\n");
    }

    @Test
    void exports_replaceNothing_unlessForced() throws IOException {
        Files.writeString(folder.resolve("kept"), "mine");
        assertThat(run("export", at("results"), "--parquet", at("kept"))).isEqualTo(ExitCode.CANNOT_CREATE.status());
        assertThat(folder.resolve("kept")).hasContent("mine");
        assertThat(run("export", at("results"), "--csv", at("kept"), "--force")).isZero();
        assertThat(run("export", at("results"))).isEqualTo(ExitCode.USAGE.status());
        assertThat(run("export", at("results"), "--csv", at("none/x"))).isEqualTo(ExitCode.CANNOT_CREATE.status());
    }

    @Test
    void exportsOfOneName_areRefused() {
        assertThat(run("export", at("results"), "--csv", at("same"), "--jsonl", at("results/../same"), "--force"))
                .isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err()).contains("--csv and --jsonl would both write to " + at("same") + ". Maybe");
        assertThat(folder.resolve("same")).doesNotExist();
    }

    @Test
    void perReplication_inParquetToo() {
        run("merge", at("results"), "--per-replication");
        assertThat(run("export", at("results"), "--table", "replications", "--parquet", at("r.parquet")))
                .isZero();
        assertThat(ask("select count(distinct replication) as n from '" + at("r.parquet") + "'"))
                .isEqualTo("n\n3\n");
        StringBuilder same = new StringBuilder("r.pointSeq = m.pointSeq");
        for (String column : Layout.Column.NAMES) {
            same.append(" and r.")
                    .append(column)
                    .append(" is not distinct from m.")
                    .append(column);
        }
        String means = "select pointSeq, " + String.join(", ", Layout.Column.NAMES)
                + ", sum(value * weight) / sum(weight) as mean from replications where value is not null group by all";
        assertThat(ask("select max(abs(r.mean - m.mean)) < 1e-9 as same, count(*) > 100 as many from results r join ("
                        + means + ") m on " + same))
                .isEqualTo("same,many\ntrue,true\n");
    }

    /** The example runs under {@code set -euo pipefail}, and as a process of its own leaves no native code behind. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void exampleScript_runsToItsEnd_andLeavesNothingBehind() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path launcher = folder.resolve("spillway");
        Files.writeString(
                launcher,
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "' -XX:-UsePerfData"
                        + " -Djava.io.tmpdir='" + temporary + "' -cp '" + System.getProperty("java.class.path")
                        + "' " + Main.class.getName() + " \"$@\"\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        ProcessBuilder script = new ProcessBuilder(
                        "bash", EXAMPLE.toString(), at("sweep.yaml"), at("by-script"), at("small.yaml"))
                .redirectErrorStream(true);
        script.environment().put("SPILLWAY", launcher.toString());
        Process process = script.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).contains("4 points: 4 done, 0 failed, 0 left").containsPattern("7 +CHOOSES_NOT +0");
        assertThat(said)
                .containsPattern("clouds.azure.capacityScale +0.8 +1 +1.2 +[1-9]")
                .contains("what is best: ", "judged by 2 new ones");
        assertThat(folder.resolve("by-script/sweep.parquet")).isNotEmptyFile();
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }

    /** What the documentation shows is asked of the sweep that it is about, at four points. */
    @Test
    void snippetsOfTheDocumentation_workOnResults() throws IOException {
        run(
                "sweep",
                "../scenarios/sweeps/azure-capacity-vs-declines.yaml",
                "--replications",
                "1",
                "--filter",
                "azureCapacityScale < 0.75",
                "--out",
                at("shown"));
        run("merge", at("shown"));
        assertThat(run("query", at("shown"), snippet("sql"), "--format", "csv"))
                .as(program.err())
                .isZero();
        assertThat(program.out().lines())
                .hasSize(5)
                .first()
                .isEqualTo("azureCapacityScale,declineProbability,mean,halfWidth");
        List<String> columns = List.of(
                Files.readAllLines(folder.resolve("shown/results.csv")).get(0).split(","));
        assertThat(columns)
                .containsAll(names(
                        snippet("python"), "(?<=[( &]results\\.)\\w+|(?<=[=\\[ ]\")(?<!== \")[a-z]\\w+(?=\"[],)])"));
        assertThat(columns)
                .containsAll(
                        names(snippet("r"), "(?<=, )\\w+(?= ==)|(?<=is\\.na\\()\\w+|\\w+(?= [~+] )|(?<= [~+] )\\w+"));
    }

    /** The one block in a language. */
    private static String snippet(String language) throws IOException {
        String page = Files.readString(EXAMPLE.resolveSibling("README.md"));
        String start = "```" + language + "\n";
        int from = page.indexOf(start) + start.length();
        assertThat(from).as(language).isGreaterThan(start.length());
        return page.substring(from, page.indexOf("```", from));
    }

    /** The columns that a snippet names. */
    private static List<String> names(String snippet, String pattern) {
        List<String> names = Pattern.compile(pattern)
                .matcher(snippet)
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(names).contains("measure", "kind", "mean", "azureCapacityScale", "declineProbability");
        return names;
    }

    private String ask(String sql) {
        assertThat(run("query", at("results"), sql, "--format", "csv"))
                .as(program.err())
                .isZero();
        return program.out();
    }

    private String askJson(String sql) {
        assertThat(run("query", at("results"), sql, "--format", "jsonl"))
                .as(program.err())
                .isZero();
        return program.out();
    }

    private int run(String... arguments) {
        program.forgetOut();
        return program.main(arguments);
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }
}
