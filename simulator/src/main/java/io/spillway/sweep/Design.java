package io.spillway.sweep;

import com.google.common.collect.ImmutableList;
import io.spillway.model.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/** How points are made of axes. A point is one level of each axis; nothing is the scenario's own value. */
public enum Design {
    /** Every combination; the last axis changes fastest. */
    @Doc("Every combination of values; the last axis changes fastest.")
    GRID(false, Design::grid),
    /** The first level of every axis, then the second of every axis, and so on. */
    @Doc("The first value of every axis, then the second of every axis, and so on.")
    ZIP(false, Design::zip),
    /** The scenario as it is, then one axis at a time at each of its levels. */
    @Doc("The scenario as it is, then each value of each axis with all others as the scenario has them.")
    ONE_AT_A_TIME(false, Design::oneAtATime),
    /** The rows of a table. */
    @Doc("The rows of a CSV file.")
    LIST(false, Design::zip),
    /**
     * Latin hypercube: each axis is cut into as many parts as there are points, and each part is met once, at random.
     *
     * @see <a href="https://doi.org/10.1080/00401706.1979.10489755">McKay, Beckman, Conover, Technometrics 21 (1979)</a>
     */
    @Doc(
            "Latin hypercube: each axis is cut into as many parts as there are points, and each part is met once, at random.")
    LHS(true, Design::lhs),
    /**
     * Sobol's sequence, unscrambled, from its first point on, which must not be left out.
     *
     * @see <a href="https://arxiv.org/abs/2008.08051">A. B. Owen, On dropping the first Sobol' point (2020)</a>
     */
    @Doc("Sobol's sequence: points that fill the space of the axes evenly, however many.")
    SOBOL(true, Design::sobol);

    private final boolean drawn;
    private final Maker maker;

    Design(boolean drawn, Maker maker) {
        this.drawn = drawn;
        this.maker = maker;
    }

    /** The word that a sweep's file and {@code --design} have for it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the number of points is chosen, and levels lie anywhere between the ends of an axis. */
    boolean isDrawn() {
        return drawn;
    }

    /**
     * The points, in order.
     *
     * @param points how many, when they are drawn
     * @param seed of what is drawn by chance
     */
    List<List<Optional<Level>>> points(ImmutableList<Axis> axes, int points, long seed) {
        return maker.make(axes, points, seed);
    }

    /** How many points there will be, without making them. */
    long size(ImmutableList<Axis> axes, int points) {
        long size = 1;
        switch (this) {
            case GRID -> {
                for (Axis axis : axes) {
                    size = Math.min(Integer.MAX_VALUE, size * axis.levels().size());
                }
            }
            case ZIP, LIST -> size = axes.get(0).levels().size();
            case ONE_AT_A_TIME -> {
                for (Axis axis : axes) {
                    size += axis.levels().size();
                }
            }
            case LHS, SOBOL -> size = points;
        }
        return size;
    }

    @FunctionalInterface
    private interface Maker {
        List<List<Optional<Level>>> make(ImmutableList<Axis> axes, int points, long seed);
    }

    private static List<List<Optional<Level>>> grid(ImmutableList<Axis> axes, int points, long seed) {
        List<List<Optional<Level>>> grid = List.of(List.of());
        for (Axis axis : axes) {
            List<List<Optional<Level>>> finer = new ArrayList<>();
            for (List<Optional<Level>> point : grid) {
                for (Optional<Level> level : axis.levels()) {
                    List<Optional<Level>> longer = new ArrayList<>(point);
                    longer.add(level);
                    finer.add(longer);
                }
            }
            grid = finer;
        }
        return grid;
    }

    private static List<List<Optional<Level>>> zip(ImmutableList<Axis> axes, int points, long seed) {
        List<List<Optional<Level>>> rows = new ArrayList<>();
        for (int i = 0; i < axes.get(0).levels().size(); i++) {
            List<Optional<Level>> row = new ArrayList<>();
            for (Axis axis : axes) {
                row.add(axis.levels().get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<List<Optional<Level>>> oneAtATime(ImmutableList<Axis> axes, int points, long seed) {
        List<List<Optional<Level>>> rows = new ArrayList<>();
        List<Optional<Level>> own = new ArrayList<>();
        axes.forEach(axis -> own.add(Optional.empty()));
        rows.add(own);
        for (int a = 0; a < axes.size(); a++) {
            for (Optional<Level> level : axes.get(a).levels()) {
                List<Optional<Level>> row = new ArrayList<>(own);
                row.set(a, level);
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<List<Optional<Level>>> lhs(ImmutableList<Axis> axes, int points, long seed) {
        List<Strata> strata = new ArrayList<>();
        axes.forEach(axis -> strata.add(new Strata(seed, axis.name(), points)));
        List<List<Optional<Level>>> rows = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            List<Optional<Level>> row = new ArrayList<>();
            for (int a = 0; a < axes.size(); a++) {
                row.add(Optional.of(axes.get(a).at(strata.get(a).place(i))));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<List<Optional<Level>>> sobol(ImmutableList<Axis> axes, int points, long seed) {
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(axes.size());
        List<List<Optional<Level>>> rows = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            double[] place = sequence.nextVector();
            List<Optional<Level>> row = new ArrayList<>();
            for (int a = 0; a < axes.size(); a++) {
                row.add(Optional.of(axes.get(a).at(place[a])));
            }
            rows.add(row);
        }
        return rows;
    }
}
