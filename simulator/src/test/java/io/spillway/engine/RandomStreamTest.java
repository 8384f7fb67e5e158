package io.spillway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
    private final RandomStream stream = new RandomStream();

    @Test
    void stateOneToFour_givesThePublishedNumbers() {
        stream.setState(1, 2, 3, 4);
        long[] published = {
            41943041L,
            58720359L,
            3588806011781223L,
            3591011842654386L,
            Long.parseUnsignedLong("9228616714210784205"),
            Long.parseUnsignedLong("9973669472204895162"),
            Long.parseUnsignedLong("14011001112246962877"),
            Long.parseUnsignedLong("12406186145184390807"),
            Long.parseUnsignedLong("15849039046786891736"),
            Long.parseUnsignedLong("10450023813501588000")
        };
        for (long number : published) {
            assertThat(stream.nextLong()).isEqualTo(number);
        }
    }

    @Test
    void anyState_givesTheNumbersOfCommonsRng() {
        long[] state = {0x123456789abcdefL, -1, 77, 0x8000000000000000L};
        stream.setState(state[0], state[1], state[2], state[3]);
        UniformRandomProvider other = RandomSource.XO_SHI_RO_256_PP.create(state);
        for (int i = 0; i < 100_000; i++) {
            assertThat(stream.nextLong()).isEqualTo(other.nextLong());
        }
    }

    @Test
    void seedReplicationAndStream_giveTheseNumbersOnEveryMachine() {
        stream.reset(20260427, 3, 5);
        assertThat(new long[] {stream.nextLong(), stream.nextLong(), stream.nextLong()})
                .containsExactly(-5553049702993704103L, 3730441351032706156L, -655371706755022451L);
        stream.reset(20260427, 3, 5);
        assertThat(stream.nextDouble()).isEqualTo((-5553049702993704103L >>> 11) * 0x1.0p-53);
    }

    @Test
    void reset_goesBackToTheBeginning() {
        stream.reset(1, 2, 3);
        long first = stream.nextLong();
        for (int i = 0; i < 1000; i++) {
            stream.nextLong();
        }
        stream.reset(1, 2, 3);
        assertThat(stream.nextLong()).isEqualTo(first);
    }

    @Test
    void nearbySeedsReplicationsAndStreams_shareNoNumber() {
        Set<Long> seen = new HashSet<>();
        int numbers = 0;
        for (long seed = -2; seed < 8; seed++) {
            for (long replication = 0; replication < 10; replication++) {
                for (long id = -2; id < 8; id++) {
                    stream.reset(seed, replication, id);
                    for (int i = 0; i < 100; i++) {
                        seen.add(stream.nextLong());
                        numbers++;
                    }
                }
            }
        }
        assertThat(seen).hasSize(numbers);
    }

    @Test
    void firstNumbersOfNeighbouringStreams_areUniform() {
        long[] high = new long[256];
        long[] low = new long[256];
        for (int id = 0; id < 200_000; id++) {
            stream.reset(1, 0, id);
            long number = stream.nextLong();
            high[(int) (number >>> 56)]++;
            low[(int) number & 255]++;
        }
        assertThat(ChiSquareTest.withDefaults().test(high).getPValue()).isGreaterThan(1e-3);
        assertThat(ChiSquareTest.withDefaults().test(low).getPValue()).isGreaterThan(1e-3);
    }

    @Test
    void numbersOfOneStream_areUniformInEveryByte() {
        long[][] counts = new long[8][256];
        stream.reset(7, 7, 7);
        for (int i = 0; i < 200_000; i++) {
            long number = stream.nextLong();
            for (int b = 0; b < 8; b++) {
                counts[b][(int) (number >>> 8 * b) & 255]++;
            }
        }
        for (long[] count : counts) {
            assertThat(ChiSquareTest.withDefaults().test(count).getPValue()).isGreaterThan(1e-3);
        }
    }

    @Test
    void neighbouringStreams_areNotCorrelated() {
        int n = 100_000;
        RandomStream other = new RandomStream();
        long[][] neighbours = {{1, 0, 1}, {1, 1, 0}, {2, 0, 0}, {1, 0, 2}, {1, 0, 1L << 32}, {1L << 63 | 1, 0, 0}};
        for (long[] neighbour : neighbours) {
            stream.reset(1, 0, 0);
            other.reset(neighbour[0], neighbour[1], neighbour[2]);
            double sum = 0;
            long differing = 0;
            for (int i = 0; i < n; i++) {
                long x = stream.nextLong();
                long y = other.nextLong();
                sum += ((x >>> 11) * 0x1.0p-53 - 0.5) * ((y >>> 11) * 0x1.0p-53 - 0.5);
                differing += Long.bitCount(x ^ y);
            }
            // A product of two uniform numbers about 0 has a standard deviation of 1/12, a bit of 1/2.
            assertThat(sum / n).isCloseTo(0, within(4 / 12.0 / Math.sqrt(n)));
            assertThat(differing / (64.0 * n)).isCloseTo(0.5, within(4 * 0.5 / Math.sqrt(64.0 * n)));
        }
    }

    @Test
    void successiveNumbers_areNotCorrelated() {
        int n = 100_000;
        stream.reset(5, 5, 5);
        double before = stream.nextDouble();
        double sum = 0;
        double total = 0;
        for (int i = 0; i < n; i++) {
            double number = stream.nextDouble();
            sum += (number - 0.5) * (before - 0.5);
            total += number;
            before = number;
        }
        assertThat(sum / n).isCloseTo(0, within(4 / 12.0 / Math.sqrt(n)));
        assertThat(total / n).isCloseTo(0.5, within(4 / Math.sqrt(12.0 * n)));
    }
}
