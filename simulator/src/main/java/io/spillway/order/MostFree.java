package io.spillway.order;

import io.spillway.engine.Order;
import io.spillway.model.Doc;

/** The pool with the most room first: free units, less those kept free from the request. */
@Doc("The pool with the most room first: free units, less those kept free from the request.")
public record MostFree() implements Indexed {
    @Override
    public Order order() {
        return Order.MOST_FREE;
    }
}
