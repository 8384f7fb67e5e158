package io.spillway.model;

import java.math.BigDecimal;

/** Units that a cloud keeps free for its own use in a pool: {@code 10%} of the capacity in force, or {@code 500} units. */
public sealed interface Headroom {
    Headroom NONE = new Units(0);

    /** A share of the capacity in force, from 0 to 1. */
    record Share(BigDecimal share) implements Headroom {
        public Share {
            share = share.stripTrailingZeros();
            Check check = new Check();
            check.that(
                    share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0,
                    "headroom",
                    share,
                    "a share from 0% to 100%");
            check.end();
        }
    }

    /** A number of the pool's accelerators. */
    record Units(long units) implements Headroom {
        public Units {
            Check check = new Check();
            check.that(units >= 0, "headroom", units, "0 units or more");
            check.end();
        }
    }
}
