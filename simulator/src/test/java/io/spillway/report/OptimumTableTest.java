package io.spillway.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.spillway.measures.Estimate;
import io.spillway.measures.Measure;
import io.spillway.measures.RowName;
import io.spillway.optimize.Optimum;
import io.spillway.optimize.Search.Kept;
import io.spillway.study.Subject;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptimumTableTest {
    private static final String UNSURE =
            "Not surely better than the scenario as it is: the interval of the difference of spend"
                    + " holds 0. Maybe a larger --confirm.\n";

    /** Of gains that are truly none, half are above 0. */
    @ParameterizedTest
    @CsvSource({"2, true", "1, true", "0.5, false", "0, false"})
    void aGainWithinItsInterval_isNotSure(double halfWidth, boolean isUnsure) throws IOException {
        Optimum.Outcome outcome = new Optimum.Outcome(
                RowName.of(Measure.SPEND),
                Optional.empty(),
                new Estimate(100, 5, 20),
                new Estimate(99, 5, 20),
                new Estimate(-1, halfWidth, 20));
        Optimum optimum = new Optimum(
                false,
                ImmutableList.of(),
                ImmutableList.of(),
                true,
                true,
                10,
                5,
                0,
                0,
                20,
                Kept.NOWHERE,
                false,
                ImmutableList.of(outcome));
        StringBuilder table = new StringBuilder();
        OptimumTable.write(new Subject("one", "0123456789abcdef", 1), optimum, table);
        assertThat(table.toString().contains(UNSURE)).isEqualTo(isUnsure);
    }
}
