package io.spillway.study;

import com.google.common.collect.ImmutableList;
import io.spillway.measures.Sample;
import io.spillway.scenario.Setting;
import java.util.List;

/**
 * Tries a scenario at points: a point is what it lays over the scenario. Points meet the same random numbers, but for those that set
 * another seed.
 */
@FunctionalInterface
public interface Trials {
    /**
     * The first replications at points. What was tried before is not tried again.
     *
     * @return by point, then by measure
     * @throws PointRefusedException when the scenario has problems at a point; then nothing was tried
     */
    ImmutableList<ImmutableList<Sample>> values(List<ImmutableList<Setting>> points, int replications);
}
