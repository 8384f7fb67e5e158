package io.spillway.export;

import com.google.common.collect.ImmutableSet;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.spillway.report.Field;
import io.spillway.report.Json;
import io.spillway.report.RowWriter;
import io.spillway.report.SweepTable;
import io.spillway.sweep.Plan;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
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
        Path scratch = Path.of(
                System.getProperty(TEMPORARY),
                "spillway-" + ProcessHandle.current().pid());
        makeFolder(scratch);
        try {
            Database database = new Database(ImmutableSet.copyOf(tables), scratch, connect(scratch));
            for (SweepTable table : tables) {
                database.execute(view(table, merged.file(table), plan));
            }
            return database;
        } catch (SQLException failed) {
            remove(scratch);
            throw new NotMergedException("the database cannot read the tables: " + failed.getMessage());
        }
    }

    private static void makeFolder(Path scratch) throws CannotCreateException {
        try {
            Files.createDirectories(scratch);
        } catch (IOException failed) {
            throw new CannotCreateException(
                    scratch,
                    "the database's folder for temporary files cannot be made."
                            + " Maybe SPILLWAY_JAVA_OPTS=-Djava.io.tmpdir=DIR");
        }
    }

    private static Connection connect(Path scratch) throws SQLException, IOException {
        String usual = System.setProperty(TEMPORARY, scratch.toString());
        try {
            Properties settings = new Properties();
            settings.setProperty("temp_directory", scratch.resolve("spill").toString());
            settings.setProperty("autoinstall_known_extensions", "false");
            Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", settings);
            MoreFiles.deleteDirectoryContents(scratch, RecursiveDeleteOption.ALLOW_INSECURE);
            return connection;
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
            case TEXT -> "VARCHAR";
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
     * Answers a question.
     *
     * @throws QueryException if the database does not understand it, or it is not one question
     */
    public void query(String sql, RowWriter to) throws IOException {
        if (SqlText.isSeveral(sql)) {
            throw new QueryException("This is more than one question. Maybe a call for each");
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            requireQuestion(statement);
            answer(statement, to);
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

    private static void answer(PreparedStatement statement, RowWriter to) throws IOException, SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            ResultSetMetaData columns = rows.getMetaData();
            to.head(fields(columns));
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.add(text(rows.getObject(i)));
                }
                to.row(row);
            }
            to.end();
        }
    }

    private static List<Field> fields(ResultSetMetaData columns) throws SQLException {
        List<Field> fields = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            fields.add(new Field(columns.getColumnLabel(i), type(columns, i)));
        }
        return fields;
    }

    private static Field.Type type(ResultSetMetaData columns, int column) throws SQLException {
        return switch (columns.getColumnType(column)) {
            case Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.DECIMAL,
                    Types.NUMERIC,
                    Types.FLOAT,
                    Types.REAL,
                    Types.DOUBLE -> Field.Type.NUMBER;
            case Types.BOOLEAN -> Field.Type.TRUTH;
            default -> columns.getColumnTypeName(column).equals("HUGEINT") ? Field.Type.NUMBER : Field.Type.TEXT;
        };
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double || value instanceof Float) {
            return Json.number(((Number) value).doubleValue());
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** Writes a table as a Parquet file. */
    public void writeParquet(SweepTable table, Path file) throws IOException {
        try {
            execute("COPY " + table.text() + " TO " + quote(file.toString()) + " (FORMAT parquet, COMPRESSION zstd)");
        } catch (SQLException failed) {
            throw new IOException(failed.getMessage(), failed);
        }
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
