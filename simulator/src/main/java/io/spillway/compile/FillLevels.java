package io.spillway.compile;

import io.spillway.model.Launch;
import io.spillway.model.Scenario;
import io.spillway.model.SpillAt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Up to which share of capacity classes may fill pools, by cloud; equal levels are one. */
final class FillLevels {
    private static final int NONE = -1;
    private static final int WHOLE = 1_000_000;

    private final Scenario scenario;
    private final List<String> clouds;
    private final List<int[]> levels = new ArrayList<>();

    FillLevels(Scenario scenario, List<String> clouds) {
        this.scenario = scenario;
        this.clouds = clouds;
    }

    /** The number of the level of a launch, or -1 when it may fill everything. */
    int number(Launch launch) {
        int[] level = new int[clouds.size()];
        Arrays.fill(level, WHOLE);
        for (SpillAt rule : scenario.spill().spillAt().values()) {
            for (int cloud = 0; cloud < level.length; cloud++) {
                if (covers(rule, launch, clouds.get(cloud), scenario)) {
                    level[cloud] = Math.min(level[cloud], (int) Math.round(rule.utilisation() * WHOLE));
                }
            }
        }
        if (Arrays.stream(level).allMatch(share -> share == WHOLE)) {
            return NONE;
        }
        for (int number = 0; number < levels.size(); number++) {
            if (Arrays.equals(levels.get(number), level)) {
                return number;
            }
        }
        levels.add(level);
        return levels.size() - 1;
    }

    /** Whether a rule holds for a launch in the pools of a cloud. */
    static boolean covers(SpillAt rule, Launch launch, String cloud, Scenario scenario) {
        Set<String> held = rule.clouds().isEmpty() ? Set.of(scenario.primary().cloud()) : rule.clouds();
        return held.contains(cloud) && Contract.covers(rule.kinds(), rule.tags(), launch);
    }

    int[][] millionths() {
        return levels.toArray(int[][]::new);
    }
}
