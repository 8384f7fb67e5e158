package io.spillway.sweep;

import com.google.common.collect.ImmutableList;
import io.spillway.scenario.ScenarioCopy;
import io.spillway.scenario.Setting;
import java.io.IOException;
import java.io.Serializable;

/**
 * What another machine must know of a sweep to run its tasks. It is all that is sent beside them: no machine needs to see the
 * files of another.
 *
 * @param settings laid over the scenario at every point
 * @param selection the rows that are kept
 */
public record Shipment(ScenarioCopy scenario, ImmutableList<Setting> settings, Selection selection)
        implements Serializable {
    /** @throws IOException when a file of the scenario cannot be read any more */
    static Shipment of(Sweep sweep) throws IOException {
        return new Shipment(sweep.scenario().copy(), sweep.settings(), sweep.selection());
    }
}
