package io.spillway.order;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.spillway.engine.Candidates;
import io.spillway.engine.Chooser;
import io.spillway.model.Check;
import io.spillway.model.Default;
import io.spillway.model.Doc;

/**
 * Karmada's overflow affinities (github.com/karmada-io/karmada, proposal "overflow-affinities"): a tier is filled to
 * exhaustion before the next gets anything, and what is left behind the last tier is not scheduled. Within a tier replicas
 * are divided by what clusters have available (dynamic weight): a request, which is whole, is drawn in proportion to room.
 *
 * <p>A tier is a cloud, or what {@code tiers} name; tiers are mutually exclusive, and a pool that several name counts in the
 * first. What no tier names is no candidate. Nothing moves when a tier has room again.
 */
@Doc("Karmada's overflow affinities: tier by tier, within one drawn in proportion to room.")
public record KarmadaOverflow(
        @Doc("Tiers, by name: lists of clouds, regions (cloud/region) or pools; one for each cloud when empty. A pool"
                + " counts in the first that names it; what none names is never asked.")
        @Default("{}")
        ImmutableMap<String, ImmutableSet<String>> tiers)
        implements Ordering {
    public KarmadaOverflow {
        Check check = new Check();
        tiers.forEach((name, tier) -> check.that(!tier.isEmpty(), "tiers", name, "names in each list"));
        check.end();
    }

    @Override
    public Nearness nearness() {
        return Nearness.IGNORED;
    }

    @Override
    public int[] parts(Places places) {
        return places.byTier(tiers);
    }

    @Override
    public Chooser chooser(Places places) {
        String[] tierName = places.tierNames(tiers);
        return candidates -> choose(candidates, tierName);
    }

    private static int choose(Candidates candidates, String[] tierName) {
        for (int tier = 0; tier < candidates.parts(); tier++) {
            boolean hasRoom = candidates.first(tier) != Candidates.NONE;
            if (candidates.isHeard()) {
                String name = tierName[candidates.pool(candidates.begin(tier))];
                candidates.tell(
                        hasRoom
                                ? "tier " + name + ": drawn " + Health.percent(candidates.draw(0))
                                        + " of the way through the room of its pools, in their order"
                                : "tier " + name + " has no room for it, and the next one is asked");
            }
            if (hasRoom) {
                return drawn(candidates, tier);
            }
        }
        return Candidates.NONE;
    }

    private static int drawn(Candidates candidates, int tier) {
        double rest = 0;
        for (int place = candidates.begin(tier); place < candidates.end(tier); place++) {
            rest += candidates.hasRoom(place) ? candidates.roomUnits(place) : 0;
        }
        rest *= candidates.draw(0);
        int drawn = Candidates.NONE;
        for (int place = candidates.begin(tier); place < candidates.end(tier) && rest >= 0; place++) {
            if (candidates.hasRoom(place)) {
                drawn = candidates.pool(place);
                rest -= candidates.roomUnits(place);
            }
        }
        return drawn;
    }
}
