package io.spillway.order;

import com.google.common.collect.ImmutableList;
import io.spillway.engine.Order;
import io.spillway.model.OrderStrategy;
import java.util.Optional;

/** The orders that a scenario may name, {@code MostFree} as {@code most-free}. One more is one more line. */
public final class Orders {
    /** Records without parameters, or with parameters as keys. */
    public static final ImmutableList<Class<? extends OrderStrategy>> ALL = ImmutableList.of(
            Priority.class,
            Cheapest.class,
            LeastUtilised.class,
            MostFree.class,
            Weighted.class,
            Proportional.class,
            CommitmentFirst.class,
            EnvoyPriority.class,
            GoogleWaterfall.class,
            AzureSpillover.class,
            KubernetesPriorityExpander.class,
            KarmadaOverflow.class,
            SkyFailover.class);

    private Orders() {}

    /** How the engine finds pools in an order. */
    public static Order engineOrder(OrderStrategy strategy) {
        return strategy instanceof Indexed indexed ? indexed.order() : Order.OWN;
    }

    /** An order that chooses itself; none where the engine does. */
    public static Optional<Ordering> ordering(OrderStrategy strategy) {
        return strategy instanceof Ordering ordering ? Optional.of(ordering) : Optional.empty();
    }

    /** What an order makes of the geographies that a market prefers; a draw by room makes nothing of them. */
    public static Nearness nearness(OrderStrategy strategy) {
        return ordering(strategy)
                .map(Ordering::nearness)
                .orElse(strategy instanceof Proportional ? Nearness.IGNORED : Nearness.WITHIN_CLOUDS);
    }

    /** Whether prices decide in an order. */
    public static boolean isByPrice(OrderStrategy strategy) {
        return strategy instanceof Cheapest
                || ordering(strategy).map(Ordering::isByPrice).orElse(false);
    }
}
