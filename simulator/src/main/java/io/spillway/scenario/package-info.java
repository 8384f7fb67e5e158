/**
 * The scenario language: YAML files in, a checked {@link io.spillway.model.Scenario} out, or every problem with its place.
 *
 * <p>A file is read into a {@code Tree} in which each value knows where it was written. Included files, templates and
 * {@code --set} are laid over one another as trees. One {@code Shape}, derived from the model's records, says how a
 * tree is to look; the binder, the merge, the JSON Schema and the reference all walk that one description.
 */
@NullMarked
package io.spillway.scenario;

import org.jspecify.annotations.NullMarked;
