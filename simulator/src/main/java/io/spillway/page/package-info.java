/** Pages in HTML that stand on their own, and what charts in them are drawn with. */
@NullMarked
package io.spillway.page;

import org.jspecify.annotations.NullMarked;
