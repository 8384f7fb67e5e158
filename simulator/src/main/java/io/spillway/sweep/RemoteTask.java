package io.spillway.sweep;

import com.google.common.collect.ImmutableList;
import io.spillway.scenario.Setting;
import java.io.Serializable;

/**
 * A task that is sent to another machine.
 *
 * @param settings what its point lays over the scenario, behind what every point does
 */
public record RemoteTask(Task task, ImmutableList<Setting> settings) implements Serializable {
    /** In a few words. */
    @Override
    public String toString() {
        return "point " + task.point().seq() + ", replications " + task.first() + " to "
                + (task.first() + task.count() - 1);
    }
}
