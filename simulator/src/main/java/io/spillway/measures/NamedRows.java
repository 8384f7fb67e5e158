package io.spillway.measures;

import com.google.common.collect.ImmutableList;
import java.util.List;

/** Finds the rows that names mean, and the names of rows. */
final class NamedRows {
    private NamedRows() {}

    /**
     * The row that is meant.
     *
     * @param rows all of the name's measure over the whole run
     * @throws UnknownRowException if it is none of them, or one of several
     */
    static Row meant(RowName name, List<Row> rows) {
        List<Row> meant = all(name, rows);
        if (meant.size() == 1) {
            return meant.get(0);
        }
        throw new UnknownRowException(
                name,
                meant.isEmpty() ? whyNone(name) : "'" + name + "' may stand for several",
                names(meant.isEmpty() ? rows : meant, rows),
                !meant.isEmpty());
    }

    /** All that may be meant. */
    static List<Row> all(RowName name, List<Row> rows) {
        return rows.stream().filter(name::means).toList();
    }

    private static String whyNone(RowName name) {
        return name.mayBeOne()
                ? "'" + name + "' is not measured in this scenario"
                : "'" + name + "' has no value for the whole run";
    }

    private static ImmutableList<String> names(List<Row> of, List<Row> rows) {
        return of.stream().map(row -> nameOf(row, rows).text()).collect(ImmutableList.toImmutableList());
    }

    /** The shortest name that means this row and no other. */
    static RowName nameOf(Row row, List<Row> rows) {
        List<RowName> names = new Narrowing(row.cells())
                .namings().stream()
                        .map(naming -> new RowName(row.measure(), naming))
                        .toList();
        return names.stream()
                .filter(name -> rows.stream().filter(name::means).count() == 1)
                .findFirst()
                .orElse(names.get(names.size() - 1));
    }
}
