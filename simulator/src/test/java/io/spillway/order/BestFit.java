package io.spillway.order;

import io.spillway.engine.Candidates;
import io.spillway.engine.Chooser;
import io.spillway.model.Default;
import io.spillway.model.Doc;

@Doc("The pool that a request leaves the least room in.")
public record BestFit(
        @Doc("Room below which a pool is left alone.") @Default("0")
        int leastUnits) implements Ordering {
    @Override
    public Chooser chooser(Places places) {
        return candidates -> {
            int best = Candidates.NONE;
            int least = Integer.MAX_VALUE;
            for (int place = 0; place < candidates.size(); place++) {
                int room = candidates.roomUnits(place);
                if (candidates.hasRoom(place) && room >= leastUnits && room < least) {
                    least = room;
                    best = candidates.pool(place);
                }
            }
            return best;
        };
    }
}
