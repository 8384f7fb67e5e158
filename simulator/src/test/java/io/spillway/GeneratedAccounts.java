package io.spillway;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.spillway.model.Accounts;
import io.spillway.model.Commitment;
import io.spillway.model.Licence;
import io.spillway.model.Money;
import io.spillway.model.Payment;
import io.spillway.model.Revenue;
import io.spillway.model.RevenueShare;
import io.spillway.model.ServiceLevel;
import io.spillway.model.ServiceScope;
import io.spillway.model.Shortfall;
import io.spillway.model.Stake;
import io.spillway.model.Steps;
import io.spillway.model.UnitPrice;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Accounts made at random that use everything there is; a function of their seed. */
final class GeneratedAccounts {
    private static final int DAYS = 40;

    private final Random random;
    private final List<String> clouds;
    private final List<String> launches;

    private GeneratedAccounts(long seed, List<String> clouds, List<String> launches) {
        random = new Random(seed * 31 + 5);
        this.clouds = clouds;
        this.launches = launches;
    }

    static Accounts of(long seed, List<String> clouds, List<String> launches) {
        return new GeneratedAccounts(seed, clouds, launches).accounts();
    }

    private Accounts accounts() {
        Map<String, Commitment> commitments = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            commitments.put("commitment" + i, commitment());
        }
        ImmutableMap<String, Revenue> revenues = ImmutableMap.of("by-rate", revenue(true), "by-path", revenue(false));
        return new Accounts(
                "maker",
                "customers",
                random.nextBoolean() ? ImmutableMap.of() : ImmutableMap.of(clouds.get(0), "seller"),
                ImmutableSet.of("bank"),
                ImmutableMap.copyOf(commitments),
                revenues,
                ImmutableMap.of("capped", share(true), "open", share(false)),
                ImmutableMap.of(
                        "licence",
                        new Licence(
                                "bank",
                                "maker",
                                steps(usd(100_000)),
                                date(),
                                Optional.of(day(30 + random.nextInt(20))))),
                ImmutableMap.of("on-date", payment(0), "on-launch", payment(1), "on-revenue", payment(2)),
                ImmutableMap.of("stake", new Stake("bank", Steps.constant(0.27), steps(usd(1_000_000)))),
                ImmutableMap.of(
                        clouds.get(0),
                        new ServiceLevel(
                                random.nextBoolean() ? ServiceScope.CLOUD : ServiceScope.REGION,
                                ImmutableMap.of(
                                        "high", new ServiceLevel.Credit(0.999, 0.1),
                                        "low", new ServiceLevel.Credit(0.95, 1)))),
                ImmutableMap.of(),
                "");
    }

    private Commitment commitment() {
        boolean total = random.nextBoolean();
        Instant from = day(random.nextInt(20) - 400);
        return new Commitment(
                clouds.get(random.nextInt(clouds.size())),
                from,
                random.nextBoolean() ? day(5 + random.nextInt(60)) : day(400),
                total ? Optional.of(usd(500 + random.nextInt(30_000))) : Optional.empty(),
                total ? Optional.empty() : Optional.of(steps(usd(random.nextInt(20_000)))),
                usd(random.nextInt(500)),
                random.nextBoolean() ? Optional.empty() : Optional.of(0.3),
                random.nextInt(3) > 0 ? ImmutableSet.of() : ImmutableSet.of("api"),
                random.nextInt(3) > 0 ? ImmutableSet.of() : ImmutableSet.of("H100"),
                random.nextInt(3) > 0 ? ImmutableSet.of() : ImmutableSet.of("region1"),
                random.nextBoolean() ? Shortfall.BILLED : Shortfall.WAIVED);
    }

    private Revenue revenue(boolean byRate) {
        return new Revenue(
                random.nextBoolean() ? ImmutableSet.of() : ImmutableSet.of("api", "consumer"),
                random.nextBoolean() ? ImmutableSet.of() : ImmutableSet.of(launches.get(0)),
                byRate ? Optional.of(steps(new UnitPrice(random.nextInt(50_000_000)))) : Optional.empty(),
                byRate ? Optional.empty() : Optional.of(steps(usd(1_000_000))));
    }

    private RevenueShare share(boolean capped) {
        return new RevenueShare(
                random.nextBoolean() ? Optional.empty() : Optional.of("bank"),
                clouds.get(clouds.size() - 1),
                random.nextInt(1000) / 1000.0,
                date(),
                random.nextBoolean() ? Optional.empty() : Optional.of(day(20 + random.nextInt(30))),
                capped ? Optional.of(usd(300 + random.nextInt(20_000))) : Optional.empty(),
                usd(random.nextInt(300)),
                random.nextBoolean() ? ImmutableSet.of() : ImmutableSet.of("by-rate"),
                random.nextBoolean() ? ImmutableSet.of() : ImmutableSet.of(clouds.get(0)));
    }

    private Payment payment(int occasion) {
        return new Payment(
                "bank",
                "maker",
                usd(1 + random.nextInt(100_000)),
                occasion == 0 ? Optional.of(day(random.nextInt(50) - 5)) : Optional.empty(),
                occasion == 1 ? Optional.of(launches.get(0)) : Optional.empty(),
                occasion == 2 ? Optional.of(usd(random.nextInt(3_000_000))) : Optional.empty(),
                Optional.empty());
    }

    private Optional<Instant> date() {
        return random.nextBoolean() ? Optional.empty() : Optional.of(day(random.nextInt(20) - 5));
    }

    private <T> Steps<T> steps(T value) {
        return random.nextBoolean()
                ? Steps.constant(value)
                : Fixtures.steps(day(-500), value, day(random.nextInt(DAYS)), value);
    }

    private static Instant day(int number) {
        return Fixtures.START.plus(Duration.ofDays(number));
    }

    private static Money usd(long amount) {
        return new Money(amount * 1_000_000 + 123_457);
    }
}
