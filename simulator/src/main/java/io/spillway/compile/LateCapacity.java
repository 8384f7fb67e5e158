package io.spillway.compile;

import io.spillway.engine.Agenda.Action;
import io.spillway.engine.Phase;
import io.spillway.engine.SlipSpec;
import io.spillway.model.Steps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Pools whose capacity steps are late by chance. What is there when the run begins is there; each later step is drawn for a
 * replication, and the agenda has only the days on which the rule of headroom changes.
 */
final class LateCapacity {
    private final Timeline timeline;
    private final AgendaWriter agenda;
    private final List<SlipSpec> slips = new ArrayList<>();

    LateCapacity(Timeline timeline, AgendaWriter agenda) {
        this.timeline = timeline;
        this.agenda = agenda;
    }

    SlipSpec[] slips() {
        return slips.toArray(new SlipSpec[0]);
    }

    void add(int pool, Index.PoolEntry entry) {
        List<Instant> steps = duringRun(entry.pool().capacity());
        List<Instant> rules = duringRun(entry.headroom());
        int[] capacityUnits = new int[1 + steps.size()];
        capacityUnits[0] = Units.capacity(entry, timeline.begin);
        for (int step = 0; step < steps.size(); step++) {
            capacityUnits[step + 1] = Units.capacity(entry, steps.get(step));
        }
        rules.add(0, timeline.begin);
        int[][] headroomUnits = new int[rules.size()][capacityUnits.length];
        for (int rule = 0; rule < rules.size(); rule++) {
            for (int arrived = 0; arrived < capacityUnits.length; arrived++) {
                headroomUnits[rule][arrived] = Units.headroom(entry, rules.get(rule), capacityUnits[arrived]);
            }
            long tick = timeline.tick(rules.get(rule));
            agenda.write(tick, Phase.CAPACITY, Action.HEADROOM_RULE, slips.size(), rule);
        }
        slips.add(new SlipSpec(
                pool,
                Draws.spec(entry.capacitySlip().orElseThrow()),
                steps.stream().mapToLong(timeline::tick).toArray(),
                steps.stream()
                        .mapToLong(step -> Compiler.streamId(entry.name(), step.toString()))
                        .toArray(),
                capacityUnits,
                headroomUnits));
    }

    private List<Instant> duringRun(Steps<?> steps) {
        return new ArrayList<>(
                steps.byInstant().keySet().stream().filter(timeline::isDuring).toList());
    }
}
