package io.spillway.report;

import io.spillway.optimize.Optimum;
import io.spillway.optimize.Ranking;
import io.spillway.study.Subject;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** The forms in which is written what is best. */
public enum OptimumFormat {
    TABLE(OptimumTable::write, OptimumTable::write),
    JSON(OptimumJson::write, OptimumJson::write),
    CSV(OptimumCsv::write, OptimumCsv::write);

    private final Report<Optimum> optimum;
    private final Report<Ranking> ranking;

    OptimumFormat(Report<Optimum> optimum, Report<Ranking> ranking) {
        this.optimum = optimum;
        this.ranking = ranking;
    }

    /** Writes the best values of factors; lines end in {@code \n} everywhere. Does not close the writer. */
    public void write(Subject subject, Optimum result, Writer to) throws IOException {
        optimum.write(subject, result, to);
    }

    /** Writes the best of a few alternatives; lines end in {@code \n} everywhere. Does not close the writer. */
    public void write(Subject subject, Ranking result, Writer to) throws IOException {
        ranking.write(subject, result, to);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    @FunctionalInterface
    private interface Report<T> {
        void write(Subject subject, T result, Writer to) throws IOException;
    }
}
