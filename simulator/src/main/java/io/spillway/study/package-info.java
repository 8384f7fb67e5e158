/** What studies of many points share. */
@NullMarked
package io.spillway.study;

import org.jspecify.annotations.NullMarked;
