package io.spillway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spillway.engine.Clock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TariffTest {
    private static final long HOUR = Clock.TICKS_PER_HOUR;

    private static Tariff tariff(long micros, BigDecimal performance) {
        return new Tariff(BigDecimal.valueOf(micros), performance);
    }

    @Test
    void tenUnitsForAnHour_atAnAcceleratorOfTwoUnits() {
        // 10 units are 5 accelerators: 5 * 10.60 USD.
        assertThat(tariff(10_600_000, BigDecimal.valueOf(2)).micros(10 * HOUR)).isEqualTo(53_000_000);
    }

    @Test
    void halves_areRoundedToEven() {
        // One micro-dollar per hour: half an hour is half a micro-dollar.
        Tariff tariff = tariff(1, BigDecimal.ONE);
        assertThat(tariff.micros(HOUR / 2)).isZero();
        assertThat(tariff.micros(HOUR / 2 + 1)).isOne();
        assertThat(tariff.micros(3 * HOUR / 2)).isEqualTo(2);
        assertThat(tariff.micros(5 * HOUR / 2)).isEqualTo(2);
    }

    @Test
    void largeCounts_areExact() {
        // 2^62 unit-ticks at 98.765432 USD and a performance of 2.857: 126 bits before the division.
        long unitTicks = 1L << 62;
        assertThat(tariff(98_765_432, new BigDecimal("2.857")).micros(unitTicks))
                .isEqualTo(new BigDecimal(unitTicks)
                        .multiply(BigDecimal.valueOf(98_765_432))
                        .divide(new BigDecimal("2.857").multiply(BigDecimal.valueOf(HOUR)), 0, RoundingMode.HALF_EVEN)
                        .longValueExact());
    }

    @Test
    void brokenMicros_areExact() {
        // 5.808000088 USD an accelerator-hour; a billion hours of half an accelerator.
        Tariff tariff = new Tariff(new BigDecimal("5808000.088"), BigDecimal.valueOf(2));
        assertThat(tariff.micros(new BigDecimal(HOUR).movePointRight(9))).isEqualTo(2_904_000_044_000_000L);
        assertThat(tariff.micros(1000 * HOUR)).isEqualTo(2_904_000_044L);
        assertThat(new Tariff(new BigDecimal("1E+7"), BigDecimal.TEN).micros(HOUR))
                .isEqualTo(1_000_000);
    }

    @Test
    void agreesWithDecimalArithmetic() {
        long seed = 1;
        SplittableRandom random = new SplittableRandom(seed);
        for (int trial = 0; trial < 20_000; trial++) {
            BigDecimal micros = BigDecimal.valueOf(random.nextLong(1L << random.nextInt(1, 33)), random.nextInt(-3, 5));
            BigDecimal performance =
                    BigDecimal.valueOf(1 + random.nextLong(1L << random.nextInt(1, 24)), random.nextInt(-2, 7));
            long unitTicks = random.nextLong(1L << random.nextInt(1, 62));
            BigDecimal expected = BigDecimal.valueOf(unitTicks)
                    .multiply(micros)
                    .divide(performance.multiply(BigDecimal.valueOf(HOUR)), 0, RoundingMode.HALF_EVEN);
            if (expected.toBigInteger().bitLength() >= Long.SIZE) {
                continue;
            }
            assertThat(new Tariff(micros, performance).micros(unitTicks))
                    .as("seed %d: %d unit-ticks at %s, performance %s", seed, unitTicks, micros, performance)
                    .isEqualTo(expected.longValueExact());
        }
    }

    @Test
    void amountsThatDoNotFit_areRefused() {
        Tariff tariff = tariff(Long.MAX_VALUE, BigDecimal.ONE);
        assertThatThrownBy(() -> tariff.micros(2 * HOUR)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void nothingCostsNothing() {
        assertThat(tariff(0, BigDecimal.ONE).micros(HOUR)).isZero();
        assertThat(tariff(5, BigDecimal.ONE).micros(0)).isZero();
    }
}
