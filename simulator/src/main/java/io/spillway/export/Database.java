package io.spillway.export;

import com.google.common.base.Strings;
import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableSet;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.spillway.report.Field;
import io.spillway.report.Json;
import io.spillway.report.RowFormat;
import io.spillway.report.RowWriter;
import io.spillway.report.SweepTable;
import io.spillway.sweep.Plan;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDriver;
import org.duckdb.DuckDBResultSetMetaData;
import org.duckdb.StatementReturnType;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a sweep in SQL: {@code points}, {@code results} and, where they were written, {@code replications}, read from
 * the files of a folder by DuckDB.
 *
 * <p>DuckDB unpacks sixty megabytes of native code into the folder for temporary files each time that it starts, and leaves
 * them there when the program is killed. Here it gets a folder of its own, which is emptied as soon as the code is loaded.
 */
public final class Database implements AutoCloseable {
    private static final String TEMPORARY = "java.io.tmpdir";
    private static final ImmutableSet<String> WHOLE_NUMBERS = ImmutableSet.of(
            "schemaVersion", "pointSeq", "seed", "replications", "replicationsDone", "replication", "n");

    private static final Pattern NUMBERS =
            Pattern.compile("U?(TINY|SMALL|BIG)?INT|U?INTEGER|HUGEINT|FLOAT|DOUBLE|DECIMAL\\(.*\\)");
    private static final ImmutableSet<String> LARGE_NUMBERS = ImmutableSet.of("UHUGEINT", "BIGNUM");
    private static final Pattern NESTED = Pattern.compile("^(JSON|VARIANT)$|^(STRUCT|MAP|UNION)\\(|]$");
    /** What the database writes for a number that is none, and text, in which the same may stand. */
    private static final Pattern NO_JSON = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|(-?(?:NaN|nan|Infinity|inf))");

    private static final Pattern MOMENT = Pattern.compile("(\\d{4,}-\\d\\d-\\d\\d) (\\d\\d:[\\d:.]+)(\\+00)?");

    private static final Pattern NO_TABLE = Pattern.compile("Catalog Error: Table with name .* does not exist!");
    private static final Pattern WORKINGS = Pattern.compile(
            "^(Invalid( Input)? Error: )?Attempting to execute an unsuccessful or closed pending query result\\s+Error: ");

    private final ImmutableSet<SweepTable> tables;
    private final Path scratch;
    private final Connection connection;

    private Database(ImmutableSet<SweepTable> tables, Path scratch, Connection connection) {
        this.tables = tables;
        this.scratch = scratch;
        this.connection = connection;
    }

    /**
     * Opens tables of a folder.
     *
     * @param tables that were {@linkplain MergedTables#require required}
     * @throws NotMergedException if the database cannot read one of them
     * @throws CannotCreateException if there is no room for temporary files
     * @throws IOException if they cannot be read
     */
    public static Database open(MergedTables merged, Set<SweepTable> tables) throws IOException {
        Plan plan = merged.plan();
        Path scratch = makeFolder();
        try {
            Connection connection = connect(scratch);
            try {
                Database database = new Database(ImmutableSet.copyOf(tables), scratch, connection);
                database.execute("SET TimeZone = 'UTC'");
                MoreFiles.deleteDirectoryContents(scratch, RecursiveDeleteOption.ALLOW_INSECURE);
                for (SweepTable table : tables) {
                    database.execute(view(table, merged.file(table), plan));
                }
                return database;
            } catch (IOException | SQLException | RuntimeException failed) {
                connection.close();
                throw failed;
            }
        } catch (SQLException failed) {
            remove(scratch);
            throw new NotMergedException("the database cannot read the tables: " + failed.getMessage());
        } catch (IOException | RuntimeException failed) {
            remove(scratch);
            throw failed;
        }
    }

    /** A new folder that only the user may enter: under a name that can be guessed another's files may stand. */
    private static Path makeFolder() throws CannotCreateException {
        Path temporary = Path.of(System.getProperty(TEMPORARY));
        try {
            Files.createDirectories(temporary);
            return Files.createTempDirectory(temporary, "spillway-");
        } catch (IOException failed) {
            throw new CannotCreateException(
                    temporary,
                    "the database's folder for temporary files cannot be made."
                            + " Maybe SPILLWAY_JAVA_OPTS=-Djava.io.tmpdir=DIR");
        }
    }

    private static Connection connect(Path scratch) throws SQLException, CannotCreateException {
        String usual = System.setProperty(TEMPORARY, scratch.toString());
        try {
            Properties settings = new Properties();
            settings.setProperty("temp_directory", scratch.resolve("spill").toString());
            settings.setProperty("autoinstall_known_extensions", "false");
            return new DuckDBDriver().connect("jdbc:duckdb:", settings);
        } catch (LinkageError unloaded) {
            throw new CannotCreateException(
                    scratch,
                    "the database's native code, put there, cannot be loaded: "
                            + Throwables.getRootCause(unloaded).getMessage()
                            + ". Maybe SPILLWAY_JAVA_OPTS=-Djava.io.tmpdir=DIR, where programs may run");
        } finally {
            System.setProperty(TEMPORARY, usual);
        }
    }

    private static String view(SweepTable table, Path file, Plan plan) {
        String columns = table.fields(plan).stream()
                .map(field -> quote(field.name()) + ": '" + type(field) + "'")
                .collect(Collectors.joining(", ", "{", "}"));
        return "CREATE VIEW " + table.text() + " AS SELECT * FROM read_csv(" + quote(literal(file))
                + ", header = true, delim = ',', quote = '\"', escape = '\"', nullstr = '', auto_detect = false, columns = "
                + columns + ")";
    }

    private static String type(Field field) {
        return switch (field.type()) {
            case TEXT, JSON -> "VARCHAR";
            case TRUTH -> "BOOLEAN";
            case NUMBER -> WHOLE_NUMBERS.contains(field.name()) ? "BIGINT" : "DOUBLE";
        };
    }

    /** The database takes the name of a file for a pattern. */
    private static String literal(Path file) {
        return file.toString().replaceAll("[*?\\[]", "[$0]");
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Answers a question, with the same bytes on every machine: moments are in UTC, and lists, structures and maps are JSON.
     *
     * @throws QueryException if the database does not understand it, it is not one question, or two columns of its answer have
     *     one name where each needs its own
     */
    public void query(String sql, RowFormat format, Writer to) throws IOException {
        if (SqlText.isSeveral(sql)) {
            throw new QueryException("This is more than one question. Maybe a call for each");
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            requireQuestion(statement);
            List<Answered> columns = columns(statement.getMetaData());
            if (format.isByName()) {
                requireNames(columns);
            }
            if (columns.stream().allMatch(column -> column.form() == Form.PLAIN)) {
                answer(statement, columns, format.to(to));
                return;
            }
            try (PreparedStatement told = connection.prepareStatement(told(SqlText.statement(sql), columns))) {
                answer(told, columns, format.to(to));
            }
        } catch (SQLException refused) {
            throw new QueryException(reason(refused));
        }
    }

    /** What the database says, without what it says of its own workings. */
    private String reason(SQLException refused) {
        String said = WORKINGS.matcher(String.valueOf(refused.getMessage())).replaceFirst("");
        Matcher missing = NO_TABLE.matcher(said);
        return missing.lookingAt()
                ? missing.group() + " Maybe one of "
                        + tables.stream().map(SweepTable::text).collect(Collectors.joining(", "))
                        + (tables.contains(SweepTable.REPLICATIONS)
                                ? ""
                                : "; 'merge --per-replication' makes " + SweepTable.REPLICATIONS.text())
                : said;
    }

    /** What answers with no rows would change something, or write a file behind the user's back. */
    private static void requireQuestion(PreparedStatement statement) throws QueryException, SQLException {
        var answer = statement.getMetaData().unwrap(DuckDBResultSetMetaData.class);
        if (answer.getReturnType() != StatementReturnType.QUERY_RESULT) {
            throw new QueryException("This asks for nothing: a question begins with SELECT, FROM, PIVOT or DESCRIBE;"
                    + " --output writes its answer to a file");
        }
    }

    /** A column of an answer, and how the database is asked for what stands in it. */
    private record Answered(Field field, Form form) {}

    /** How a value is told. */
    private enum Form {
        /** As the driver gives it. */
        PLAIN("%s"),
        /** As the database writes it. */
        WRITTEN("CAST(%s AS VARCHAR)"),
        /** As JSON. */
        JSON("CAST(to_json(%s) AS VARCHAR)");

        private final String expression;

        Form(String expression) {
            this.expression = expression;
        }
    }

    private static List<Answered> columns(ResultSetMetaData answer) throws SQLException {
        List<Answered> columns = new ArrayList<>();
        for (int i = 1; i <= answer.getColumnCount(); i++) {
            String type = answer.getColumnTypeName(i);
            Form form = form(type);
            columns.add(new Answered(new Field(answer.getColumnLabel(i), type(type, form)), form));
        }
        return columns;
    }

    private static Form form(String type) {
        if (NESTED.matcher(type).find()) {
            return Form.JSON;
        }
        return NUMBERS.matcher(type).matches() || type.equals("VARCHAR") || type.equals("BOOLEAN")
                ? Form.PLAIN
                : Form.WRITTEN;
    }

    private static Field.Type type(String type, Form form) {
        if (form == Form.JSON) {
            return Field.Type.JSON;
        }
        if (type.equals("BOOLEAN")) {
            return Field.Type.TRUTH;
        }
        return NUMBERS.matcher(type).matches() || LARGE_NUMBERS.contains(type) ? Field.Type.NUMBER : Field.Type.TEXT;
    }

    private static void requireNames(List<Answered> columns) throws QueryException {
        Set<String> names = new HashSet<>();
        for (Answered column : columns) {
            String name = column.field().name();
            if (!names.add(name)) {
                throw new QueryException("Two columns are named " + name + ". Maybe 'as' and another name for one");
            }
        }
    }

    /** The question around a question that has each column told in its form. */
    private static String told(String sql, List<Answered> columns) {
        List<String> names = new ArrayList<>();
        List<String> expressions = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            names.add("c" + i);
            expressions.add(columns.get(i).form().expression.replace("%s", "c" + i));
        }
        return "SELECT " + String.join(", ", expressions) + " FROM (" + sql + "\n) answer(" + String.join(", ", names)
                + ")";
    }

    private static void answer(PreparedStatement statement, List<Answered> columns, RowWriter to)
            throws IOException, SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            to.head(columns.stream().map(Answered::field).toList());
            while (rows.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    row.add(text(rows.getObject(i + 1), columns.get(i)));
                }
                to.row(row);
            }
            to.end();
        }
    }

    private static @Nullable String text(@Nullable Object value, Answered column) {
        if (value == null) {
            return null;
        }
        if (value instanceof Double || value instanceof Float) {
            return Strings.emptyToNull(Json.number(((Number) value).doubleValue()));
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return switch (column.form()) {
            case PLAIN -> value.toString();
            case WRITTEN -> iso(value.toString());
            case JSON ->
                NO_JSON.matcher(value.toString())
                        .replaceAll(found -> found.group(1) == null ? Matcher.quoteReplacement(found.group()) : "null");
        };
    }

    /** A moment as ISO 8601 has it; anything else as it is. */
    private static String iso(String written) {
        Matcher moment = MOMENT.matcher(written);
        return moment.matches()
                ? moment.group(1) + "T" + moment.group(2) + (moment.group(3) == null ? "" : "Z")
                : written;
    }

    /** Writes a table as a Parquet file. */
    public void writeParquet(SweepTable table, Path file) throws IOException {
        try {
            // Where it writes is a temporary file already; one of the database's own would be nobody's when the program
            // ends.
            execute("COPY " + table.text() + " TO " + quote(file.toString())
                    + " (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)");
        } catch (SQLException failed) {
            throw new IOException(answer(failed), failed);
        }
    }

    /** What the system said, without the database's words about the file before it. */
    private static String answer(SQLException failed) {
        String said = String.valueOf(failed.getMessage());
        return said.substring(said.lastIndexOf("\": ") < 0 ? 0 : said.lastIndexOf("\": ") + 3);
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new IOException(failed.getMessage(), failed);
        } finally {
            remove(scratch);
        }
    }

    private static void remove(Path scratch) throws IOException {
        MoreFiles.deleteRecursively(scratch, RecursiveDeleteOption.ALLOW_INSECURE);
    }
}
