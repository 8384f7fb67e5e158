package io.spillway.order;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.spillway.engine.Candidates;
import io.spillway.engine.Chooser;
import io.spillway.model.Check;
import io.spillway.model.Default;
import io.spillway.model.Doc;

/**
 * Azure OpenAI's spillover (learn.microsoft.com, "Manage traffic with spillover for provisioned deployments"): a request goes
 * to the provisioned deployment; when that refuses it is sent once to the standard deployment, whose answer stands. There is
 * no second hop. Nothing is predicted or remembered: every request asks the provisioned deployment first.
 *
 * <p>A deployment is a cloud, or what {@code deployments} name; those that could never take a request are not counted. Where
 * the terms put a cloud first, that is the provisioned deployment and has been asked.
 */
@Doc("Azure OpenAI's spillover: one hop, from the first deployment to the next, and no further.")
public record AzureSpillover(
        @Doc("How often a refused request is sent on.") @Default("1")
        int hops,

        @Doc(
                "Deployments, by name: lists of clouds, regions (cloud/region) or pools; one for each cloud when empty. A pool"
                        + " counts in the first that names it; what none names is never asked.")
        @Default("{}")
        ImmutableMap<String, ImmutableSet<String>> deployments)
        implements Ordering {
    public AzureSpillover {
        Check check = new Check();
        check.that(hops >= 0, "hops", hops, "0 or more");
        Tiers.check(check, "deployments", deployments);
        check.end();
    }

    @Override
    public ImmutableMap<String, ImmutableSet<String>> tiers() {
        return deployments;
    }

    @Override
    public int[] parts(Places places) {
        return places.byTier(deployments);
    }

    @Override
    public Chooser chooser(Places places) {
        return new Hops(places);
    }

    private final class Hops implements Chooser {
        /** By pool. */
        private final String[] deploymentName;

        Hops(Places places) {
            deploymentName = places.tierNames(deployments);
        }

        @Override
        public int choose(Candidates candidates) {
            int asked = partsAsked(candidates.parts(), candidates.isSpill());
            for (int deployment = 0; deployment < asked; deployment++) {
                int pool = candidates.first(deployment);
                if (candidates.isHeard()) {
                    candidates.tell("deployment " + deploymentName[candidates.pool(candidates.begin(deployment))]
                            + (pool == Candidates.NONE ? " refuses" : " takes it"));
                }
                if (pool != Candidates.NONE) {
                    return pool;
                }
            }
            if (candidates.isHeard() && asked < candidates.parts()) {
                candidates.tell("its answer stands: no more than " + hops + (hops == 1 ? " hop" : " hops"));
            }
            return Candidates.NONE;
        }

        @Override
        public boolean mayTurnAway() {
            return true;
        }

        @Override
        public int partsAsked(int parts, boolean isSpill) {
            return isSpill ? Math.min(parts, hops) : Math.min(parts - 1, hops) + 1;
        }
    }
}
