package io.spillway.order;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.spillway.engine.Candidates;
import io.spillway.engine.Chooser;
import io.spillway.model.Check;
import io.spillway.model.Default;
import io.spillway.model.Doc;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Drawn by weight among what has room. A weight is that of all pools that its name covers and no narrower one does: two
 * thirds go to a cloud of weight 2 beside one of weight 1, however many pools they have, while both have room.
 */
@Doc("Drawn by weight among what has room; within what a weight names, its pools as listed.")
public record Weighted(
        @Doc("By cloud, region (cloud/region) or pool (cloud/region/pool); a cloud that none names has 1.")
        @Default("{}")
        ImmutableMap<String, Double> weights)
        implements Ordering {
    private static final double UNNAMED = 1;

    public Weighted {
        Check check = new Check();
        weights.values()
                .forEach(weight ->
                        check.that(weight > 0 && Double.isFinite(weight), "weights", weight, "weights above 0"));
        check.end();
    }

    @Override
    public ImmutableSet<String> named() {
        return weights.keySet();
    }

    @Override
    public int[] parts(Places places) {
        List<String> seen = new ArrayList<>();
        return places.numbered(
                seen, pool -> places.named(pool, weights.keySet()).orElse(places.cloud(pool)));
    }

    @Override
    public Chooser chooser(Places places) {
        double[] weight = new double[places.size()];
        for (int pool = 0; pool < weight.length; pool++) {
            weight[pool] =
                    places.named(pool, weights.keySet()).map(weights::get).orElse(UNNAMED);
        }
        return candidates -> {
            int drawn = drawn(candidates, weight);
            if (candidates.isHeard() && drawn != Candidates.NONE) {
                tell(candidates, weight, places);
            }
            return drawn;
        };
    }

    /** Says what had room, and what was drawn. */
    private void tell(Candidates candidates, double[] weight, Places places) {
        List<String> withRoom = new ArrayList<>();
        for (int part = 0; part < candidates.parts(); part++) {
            if (candidates.first(part) != Candidates.NONE) {
                int pool = candidates.pool(candidates.begin(part));
                withRoom.add(places.named(pool, weights.keySet()).orElse(places.cloud(pool)) + " "
                        + BigDecimal.valueOf(weight[pool]).stripTrailingZeros().toPlainString());
            }
        }
        candidates.tell("with room, by weight: " + String.join(", ", withRoom) + "; drawn "
                + Health.percent(candidates.draw(0)) + " of the way through them");
    }

    private static int drawn(Candidates candidates, double[] weight) {
        double total = 0;
        for (int part = 0; part < candidates.parts(); part++) {
            total += candidates.first(part) == Candidates.NONE ? 0 : weight(candidates, part, weight);
        }
        double rest = candidates.draw(0) * total;
        int drawn = Candidates.NONE;
        for (int part = 0; part < candidates.parts() && rest >= 0; part++) {
            int pool = candidates.first(part);
            if (pool != Candidates.NONE) {
                drawn = pool;
                rest -= weight(candidates, part, weight);
            }
        }
        return drawn;
    }

    private static double weight(Candidates candidates, int part, double[] weight) {
        return weight[candidates.pool(candidates.begin(part))];
    }
}
