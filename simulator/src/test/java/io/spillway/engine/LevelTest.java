package io.spillway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class LevelTest {
    /** Every whole per mille of every number of units up to a thousand, and some of larger ones. */
    @Test
    void sharesAreTheDecimalsThatWereWritten() {
        for (int perMille = 0; perMille <= 1500; perMille++) {
            double share = perMille / 1000.0;
            for (long capacity = 0; capacity <= 1000; capacity += 1 + capacity / 50) {
                check(share, capacity);
            }
            check(share, 3_200_000);
            check(share, 1L << 40);
        }
    }

    private static void check(double share, long capacity) {
        BigDecimal exact = BigDecimal.valueOf(share).multiply(BigDecimal.valueOf(capacity));
        for (long used = Math.max(0, exact.longValue() - 1); used <= exact.longValue() + 2; used++) {
            int compared = BigDecimal.valueOf(used).compareTo(exact);
            assertThat(Level.isAbove(used, share, capacity))
                    .as("%d above %s of %d", used, share, capacity)
                    .isEqualTo(compared > 0);
            assertThat(Level.isBelow(used, share, capacity))
                    .as("%d below %s of %d", used, share, capacity)
                    .isEqualTo(compared < 0);
        }
    }

    @Test
    void nothingIsAboveOrBelowAnInfiniteShareOfNothing() {
        assertThat(Level.isAbove(3, Double.POSITIVE_INFINITY, 0)).isFalse();
        assertThat(Level.isBelow(3, Double.POSITIVE_INFINITY, 0)).isFalse();
        assertThat(Level.isBelow(3, Double.POSITIVE_INFINITY, 1)).isTrue();
    }
}
