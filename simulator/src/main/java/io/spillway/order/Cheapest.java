package io.spillway.order;

import io.spillway.engine.Order;
import io.spillway.model.Doc;

/** The lowest price in force, less its cloud's discount, per unit of the reference accelerator first. */
@Doc("The lowest price in force, less its cloud's discount, per unit of the reference accelerator first.")
public record Cheapest() implements Indexed {
    @Override
    public Order order() {
        return Order.CHEAPEST;
    }
}
