package io.spillway.compile;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.spillway.Fixtures;
import io.spillway.Records;
import io.spillway.model.Cloud;
import io.spillway.model.Pool;
import io.spillway.model.Scenario;
import io.spillway.model.Steps;
import io.spillway.model.UnitPrice;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What a cloud says once for all its pools: a discount on their prices, factors on those and on their capacity. */
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
        assertThat(Prices.discounted(new BigDecimal(8_000_000), 0.25))
                .isEqualTo(Prices.discounted(new BigDecimal(6_000_000), 0));
    }

    @Test
    void aCloudsScaleMultipliesItsPoolsOwn() {
        Pool half = Records.with(Fixtures.pool(100), "capacityScale", new BigDecimal("0.5"));
        Index index = new Index(scenario(half, "capacityScale", new BigDecimal("0.9")));
        assertThat(Units.capacity(index.pools.get(0), Fixtures.START)).isEqualTo(45);
    }

    @Test
    void itsFactorOnPricesComesBeforeItsDiscount_andIsInTheListPrice() {
        Pool pool = Records.with(
                Fixtures.pool(Steps.constant(1L), Steps.constant(new UnitPrice(10_000_001))),
                "priceScale",
                new BigDecimal("0.5"));
        Cloud cheaper = Records.with(cloud(pool), "priceScale", new BigDecimal("0.7"));
        Compiled compiled = Compiler.compile(Fixtures.scenario()
                .cloud("azure", Records.with(cheaper, "discount", 0.1))
                .build());
        assertThat(compiled.prices().listMicrosPerUnitHour()[0]).isEqualByComparingTo("3500000.35");
        assertThat(compiled.prices().microsPerUnitHour()[0]).isEqualByComparingTo("3150000.315");
    }

    private static String pricePaid(long list, double discount) {
        Pool pool = Fixtures.pool(Steps.constant(1L), Steps.constant(new UnitPrice(list)));
        return Compiler.compile(scenario(pool, "discount", discount))
                .prices()
                .microsPerUnitHour()[0]
                .toPlainString();
    }

    private static Scenario scenario(Pool pool, String key, Object value) {
        return Fixtures.scenario()
                .cloud("azure", Records.with(cloud(pool), key, value))
                .build();
    }

    private static Cloud cloud(Pool pool) {
        return Fixtures.cloud(ImmutableMap.of("r", Fixtures.region("us", ImmutableMap.of("H100", pool))));
    }
}
