package io.spillway.study;

import com.google.common.collect.ImmutableList;
import io.spillway.measures.Sample;
import io.spillway.scenario.ScenarioException;
import io.spillway.scenario.Setting;
import io.spillway.sweep.PointFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Trials that are sweeps in a folder: what was tried once, by this process or another, is not tried again. */
public final class SweptTrials implements Trials {
    private final PointFolder folder;

    public SweptTrials(PointFolder folder) {
        this.folder = folder;
    }

    @Override
    public ImmutableList<ImmutableList<Sample>> values(List<ImmutableList<Setting>> points, int replications) {
        try {
            return folder.values(points, replications);
        } catch (ScenarioException wrong) {
            throw new PointRefusedException(wrong);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
