package io.spillway.order;

import io.spillway.engine.Order;
import io.spillway.model.Doc;

/** Drawn among the pools with room, each in proportion to its room. */
@Doc("Drawn among the pools with room, each in proportion to its room.")
public record Proportional() implements Indexed {
    @Override
    public Order order() {
        return Order.PROPORTIONAL;
    }
}
