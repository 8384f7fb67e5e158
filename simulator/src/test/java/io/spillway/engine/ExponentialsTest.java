package io.spillway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExponentialsTest {
    private static final int BATCHES = 20_000;

    @ParameterizedTest
    @CsvSource({"1, 1, 64", "2, 0.37, 64", "3, 1e6, 1", "4, 8760, 7"})
    void draws_areThoseOfTheLibrary(long seed, double mean, int count) {
        RandomStream ours = new RandomStream();
        RandomStream theirs = new RandomStream();
        ours.reset(seed, 5, 6);
        theirs.reset(seed, 5, 6);
        Exponentials exponentials = new Exponentials(ours);
        ContinuousSampler library = ZigguratSampler.Exponential.of(theirs);
        double[] draws = new double[count];
        double[] expected = new double[count];
        for (int batch = 0; batch < BATCHES; batch++) {
            exponentials.fill(draws, count, mean);
            for (int i = 0; i < count; i++) {
                expected[i] = mean * library.sample();
            }
            assertThat(draws).containsExactly(expected);
        }
        assertThat(ours.nextLong()).as("the streams stand at the same place").isEqualTo(theirs.nextLong());
    }

    @ParameterizedTest
    @CsvSource({"0", "3", "9"})
    void draws_fillTheBeginningAlone(int count) {
        double[] to = new double[10];
        new Exponentials(new RandomStream()).fill(to, count, 1);
        for (int i = 0; i < to.length; i++) {
            assertThat(to[i] > 0).as("draw %d of %d", i, count).isEqualTo(i < count);
        }
    }
}
