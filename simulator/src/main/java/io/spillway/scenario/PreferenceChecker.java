package io.spillway.scenario;

import io.spillway.model.Market;
import io.spillway.model.OrderStrategy;
import io.spillway.model.Rule;
import io.spillway.order.Nearness;
import io.spillway.order.Orders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds geographies that a market prefers in vain: no pools that its requests are sent to are listed otherwise for them. */
final class PreferenceChecker {
    /** Takes what is in vain. */
    @FunctionalInterface
    interface Vain {
        void tell(Bound written, String message, String expected);
    }

    private final Bound root;
    private final Map<String, Bound> clouds;
    private final Vain vain;

    PreferenceChecker(Bound root, Vain vain) {
        this.root = root;
        this.vain = vain;
        clouds = root.parts("clouds");
    }

    void check() {
        for (String key : new String[] {"launches", "launchProcesses"}) {
            for (Bound launch : root.parts(key).values()) {
                launch.parts("markets").values().forEach(this::market);
            }
        }
    }

    private void market(Bound written) {
        Bound prefers = written.child("prefers");
        Bound spill = root.child("spill");
        if (prefers == null || spill == null || !(written.value() instanceof Market market)) {
            return;
        }
        Bound geography = written.child("geography");
        if (geography != null) {
            bound(geography, prefers);
            return;
        }
        Nearness nearness = nearness(spill.child("order"));
        Set<String> apart = new HashSet<>(clouds.keySet());
        apart.removeIf(cloud -> !isApart(List.of(cloud), market));
        if (apart.isEmpty() && !(nearness == Nearness.ACROSS_CLOUDS && isApart(clouds.keySet(), market))) {
            String alike = "no cloud has some of its regions there, and others elsewhere";
            vain.tell(prefers, alike, "geographies of some of a cloud's regions");
        } else if (nearness == Nearness.IGNORED && apart.stream().noneMatch(cloud -> isInItsOrder(cloud, market))) {
            String unasked = "no order that its requests go by asks for what is preferred";
            vain.tell(prefers, unasked, "priority, google-waterfall or another that tries pools as listed");
        }
    }

    /** Data that an option binds for a trial leave the preference as it is written. */
    private void bound(Bound geography, Bound prefers) {
        if (geography.origin().kind() != Origin.Kind.SET) {
            String stays = "its data stay in " + Words.quote(geography.tree().flow()) + ", whatever it prefers";
            vain.tell(prefers, stays, "no geography, or no prefers");
        }
    }

    /** Whether some regions of clouds are nearer than others. */
    private boolean isApart(Collection<String> names, Market market) {
        Set<Integer> distances = new HashSet<>();
        for (String name : names) {
            for (Bound region : cloud(name).parts("regions").values()) {
                String geography = region.value("geography", String.class);
                if (geography != null) {
                    distances.add(market.distance(geography));
                }
            }
        }
        return distances.size() > 1;
    }

    /** Whether a cloud is asked before or apart from others, by an order of its own pools that heeds what is preferred. */
    private boolean isInItsOrder(String cloud, Market market) {
        boolean isAsked =
                market.customerChoice().containsKey(cloud) || rules().stream().anyMatch(rule -> isFirst(cloud, rule));
        return isAsked && nearness(cloud(cloud).child("poolOrder")) != Nearness.IGNORED;
    }

    private Bound cloud(String name) {
        return Objects.requireNonNull(clouds.get(name));
    }

    private List<Bound> rules() {
        List<Bound> rules = new ArrayList<>(root.parts("waivers").values());
        for (Bound terms : root.parts("terms").values()) {
            rules.add(terms);
            rules.addAll(terms.parts("carveOuts").values());
        }
        return rules;
    }

    private boolean isFirst(String cloud, Bound rule) {
        Bound primary = root.child("primary");
        String named = rule.value("cloud", String.class);
        String first = named == null && primary != null ? primary.value("cloud", String.class) : named;
        return rule.value("rule", Rule.class) != Rule.OPEN && cloud.equals(first);
    }

    /** What could not be read may heed anything. */
    private static Nearness nearness(@Nullable Bound order) {
        return order != null && order.value() instanceof OrderStrategy strategy
                ? Orders.nearness(strategy)
                : Nearness.ACROSS_CLOUDS;
    }
}
