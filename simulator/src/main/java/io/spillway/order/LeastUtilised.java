package io.spillway.order;

import io.spillway.engine.Order;
import io.spillway.model.Doc;

/** The smallest share of capacity in use first. */
@Doc("The smallest share of capacity in use first.")
public record LeastUtilised() implements Indexed {
    @Override
    public Order order() {
        return Order.LEAST_UTILISED;
    }
}
