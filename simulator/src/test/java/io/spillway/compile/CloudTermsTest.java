package io.spillway.compile;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.spillway.Fixtures;
import io.spillway.model.Cloud;
import io.spillway.model.Pool;
import io.spillway.model.Scenario;
import io.spillway.model.Steps;
import io.spillway.model.UnitPrice;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What a cloud says once for all its pools: a discount on their prices, a factor on their capacity. */
class CloudTermsTest {
    @Test
    void aDiscountIsTakenOffThePriceExactly() {
        assertThat(pricePaid(3, 0.5)).isEqualTo("1.5");
        assertThat(pricePaid(27_040_000, 0.875)).isEqualTo("3380000");
        assertThat(pricePaid(27_040_001, 0.12)).isEqualTo("23795200.88");
        assertThat(pricePaid(27_040_000, 0)).isEqualTo("27040000");
        assertThat(pricePaid(27_040_000, 1)).isEqualTo("0");
    }

    @Test
    void oneAndTheSamePriceHasTheSameDigits_whateverItIsBelow() {
        assertThat(Prices.discounted(8_000_000, 0.25)).isEqualTo(Prices.discounted(6_000_000, 0));
    }

    @Test
    void aCloudsScaleMultipliesItsPoolsOwn() {
        Pool pool = Fixtures.pool(100);
        Pool half = new Pool(
                pool.accelerator(),
                pool.capacity(),
                new BigDecimal("0.5"),
                pool.capacitySlip(),
                pool.price(),
                pool.floor(),
                pool.headroom(),
                pool.outages());
        Index index = new Index(scenario(half, new BigDecimal("0.9"), 0));
        assertThat(Units.capacity(index.pools.get(0), Fixtures.START)).isEqualTo(45);
    }

    private static String pricePaid(long list, double discount) {
        Pool pool = Fixtures.pool(Steps.constant(1L), Steps.constant(new UnitPrice(list)));
        return Compiler.compile(scenario(pool, BigDecimal.ONE, discount))
                .prices()
                .microsPerUnitHour()[0]
                .toPlainString();
    }

    private static Scenario scenario(Pool pool, BigDecimal capacityScale, double discount) {
        Cloud plain = Fixtures.cloud(ImmutableMap.of("r", Fixtures.region("us", ImmutableMap.of("H100", pool))));
        Cloud cloud = new Cloud(
                plain.capabilities(),
                plain.headroom(),
                plain.poolOrder(),
                capacityScale,
                plain.capacitySlip(),
                plain.releaseLag(),
                plain.floor(),
                discount,
                plain.egressCost(),
                plain.regions(),
                plain.firstParty(),
                plain.outages());
        return Fixtures.scenario().cloud("azure", cloud).build();
    }
}
