package io.spillway.order;

import io.spillway.engine.Order;
import io.spillway.model.OrderStrategy;

/** An order that the engine's indexes find pools in, without a look at every one. */
interface Indexed extends OrderStrategy {
    /** The engine's name for it. */
    Order order();
}
