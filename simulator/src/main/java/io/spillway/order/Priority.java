package io.spillway.order;

import io.spillway.engine.Order;
import io.spillway.model.Doc;

/** A fixed order: clouds as listed, and each cloud's pools as listed. */
@Doc("A fixed order: clouds as listed, and each cloud's pools as listed.")
public record Priority() implements Indexed {
    @Override
    public Order order() {
        return Order.PRIORITY;
    }
}
