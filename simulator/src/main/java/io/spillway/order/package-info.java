/**
 * The orders in which pools are tried, one short class each: its parameters as a record, and how it chooses. {@link
 * io.spillway.order.Orders} lists them.
 */
@NullMarked
package io.spillway.order;

import org.jspecify.annotations.NullMarked;
