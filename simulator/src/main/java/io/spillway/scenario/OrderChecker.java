package io.spillway.scenario;

import io.spillway.model.Rule;
import io.spillway.model.Steps;
import io.spillway.order.CommitmentFirst;
import io.spillway.order.KubernetesPriorityExpander;
import io.spillway.order.Ordering;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the orders in which pools are tried: what they name must be there, and what they leave out for good, or name to no
 * effect, is hardly meant.
 */
final class OrderChecker {
    private final Problems warnings;
    private final References references;
    private final Bound root;

    OrderChecker(Problems warnings, References references, Bound root) {
        this.warnings = warnings;
        this.references = references;
        this.root = root;
    }

    void check() {
        Bound spill = root.child("spill");
        Bound order = spill == null ? null : spill.child("order");
        if (spill != null && order != null) {
            Set<String> clouds = root.parts("clouds").keySet();
            check(order, clouds, "a cloud, region or pool");
            if (order.value() instanceof Ordering ordering) {
                Set<String> used = spilledTo(spill);
                if (!ordering.tiers().isEmpty()) {
                    tiers(order, ordering.tiers(), pools(clouds), used, 1);
                }
                keptOut(order, ordering.named(), clouds, used);
            }
        }
        root.parts("clouds").forEach((name, cloud) -> {
            Bound own = cloud.child("poolOrder");
            if (own != null) {
                check(own, Set.of(name), "a region or pool of " + name);
                if (own.value() instanceof Ordering ordering
                        && !ordering.tiers().isEmpty()) {
                    tiers(own, ordering.tiers(), pools(Set.of(name)), Set.of(name), 2);
                }
            }
        });
    }

    private void check(Bound order, Set<String> clouds, String what) {
        if (order.value() instanceof Ordering ordering) {
            Set<String> places = places(clouds);
            for (String name : ordering.named()) {
                Bound at = mention(order, name);
                references.known(at.path(), name, at.at(), places, what, meant(name, places));
            }
        }
        if (order.value() instanceof KubernetesPriorityExpander) {
            expressions(order, pools(clouds));
        }
        if (order.value() instanceof CommitmentFirst && !hasCommitments()) {
            warnings.add(
                    order.at(),
                    order.path(),
                    "'commitment-first' finds nothing to draw down, and orders as 'priority' does",
                    "a commitment in money.commitments",
                    "'priority'");
        }
    }

    /** A pool's whole name, and whether it ever has capacity. */
    private record Pool(String name, boolean hasCapacity) {
        boolean isIn(String place) {
            return (name + "/").startsWith(place + "/");
        }

        /** The name of its cloud (1), or of its region with that (2). */
        String within(int parts) {
            return String.join("/", List.of(name.split("/")).subList(0, parts));
        }
    }

    private List<Pool> pools(Collection<String> clouds) {
        List<Pool> pools = new ArrayList<>();
        root.parts("clouds")
                .forEach((cloud, within) -> within.parts("regions")
                        .forEach((region, its) -> its.parts("pools").forEach((pool, bound) -> {
                            if (clouds.contains(cloud)) {
                                pools.add(new Pool(cloud + "/" + region + "/" + pool, hasCapacity(bound)));
                            }
                        })));
        return pools;
    }

    private static boolean hasCapacity(Bound pool) {
        Steps<?> capacity = pool.value("capacity", Steps.class);
        return capacity != null
                && capacity.byInstant().values().stream()
                        .anyMatch(units -> units instanceof Number number && number.doubleValue() > 0);
    }

    /** The names of clouds, and of their regions and pools. */
    private Set<String> places(Set<String> clouds) {
        Set<String> places = new LinkedHashSet<>(clouds);
        root.parts("clouds").forEach((cloud, within) -> {
            if (clouds.contains(cloud)) {
                within.parts("regions").forEach((region, its) -> {
                    places.add(cloud + "/" + region);
                    its.parts("pools").keySet().forEach(pool -> places.add(cloud + "/" + region + "/" + pool));
                });
            }
        });
        return places;
    }

    /**
     * @param clouds those that the order is asked for
     * @param parts how many parts a name has of what is hardly left out on purpose: 1 for a cloud, 2 for a region
     */
    private void tiers(
            Bound order, Map<String, ? extends Set<String>> tiers, List<Pool> pools, Set<String> clouds, int parts) {
        Bound written = holder(order, tiers.keySet().iterator().next());
        leftOut(written, pools, unnamed(written, tiers, pools), clouds, parts);
    }

    /** The names of pools in no tier; tiers that name none but those of earlier ones are told. */
    private Set<String> unnamed(Bound written, Map<String, ? extends Set<String>> tiers, List<Pool> pools) {
        Set<String> unnamed = new HashSet<>();
        pools.forEach(pool -> unnamed.add(pool.name()));
        tiers.forEach((tier, names) -> {
            List<String> its = pools.stream()
                    .filter(pool -> names.stream().anyMatch(pool::isIn))
                    .map(Pool::name)
                    .toList();
            Bound at = written.children().get(tier);
            if (at != null && !its.isEmpty() && its.stream().noneMatch(unnamed::contains)) {
                String message = "names only what is named before it, and a pool counts in the first that names it";
                warnings.add(at.at(), at.path(), message, "a place further up, or other names", "");
            }
            its.forEach(unnamed::remove);
        });
        return unnamed;
    }

    /** Clouds, or regions, of which nothing is named, so that nothing is ever sent there. */
    private void leftOut(Bound written, List<Pool> pools, Set<String> unnamed, Set<String> clouds, int parts) {
        Map<String, Boolean> isLeftOut = new LinkedHashMap<>();
        for (Pool pool : pools) {
            if (clouds.contains(pool.within(1)) && pool.hasCapacity()) {
                isLeftOut.merge(pool.within(parts), unnamed.contains(pool.name()), Boolean::logicalAnd);
            }
        }
        List<String> all = isLeftOut.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
        if (!all.isEmpty()) {
            String names = String.join(", ", all);
            String message = "nothing of " + names + " is named, so that this order never asks "
                    + (all.size() == 1 ? "it" : "them");
            String expected = names + " in one of them" + (parts == 1 ? ", or spill.clouds without" : "");
            warnings.add(written.at(), written.path(), message, expected, "");
        }
    }

    /** Names in clouds that no request ever spills to; the primary may be named for its rank alone. */
    private void keptOut(Bound order, Collection<String> names, Set<String> clouds, Set<String> used) {
        for (String name : names) {
            String cloud = List.of(name.split("/")).get(0);
            if (clouds.contains(cloud) && !used.contains(cloud) && !cloud.equals(primary())) {
                Bound at = mention(order, name);
                warnings.add(
                        at.at(),
                        at.path(),
                        Words.quote(name) + ", but no request ever spills to " + cloud,
                        cloud + " in spill.clouds, and terms that let it",
                        "");
            }
        }
    }

    /**
     * The clouds that some rule lets requests spill to: those of {@code spill.clouds}, or all, and the primary where nothing
     * or another comes first.
     */
    private Set<String> spilledTo(Bound spill) {
        String itself = primary();
        Set<String> used = new LinkedHashSet<>();
        spill.parts("clouds").values().forEach(cloud -> References.addTo(used, cloud));
        if (used.isEmpty()) {
            used.addAll(root.parts("clouds").keySet());
        } else if (itself != null) {
            used.add(itself);
        }
        List<Bound> rules = new ArrayList<>();
        for (Bound terms : root.parts("terms").values()) {
            rules.add(terms);
            rules.addAll(terms.parts("carveOuts").values());
        }
        used.removeIf(cloud -> rules.stream().noneMatch(rule -> isOther(cloud, rule, itself)));
        return used;
    }

    private @Nullable String primary() {
        Bound primary = root.child("primary");
        return primary == null ? null : primary.value("cloud", String.class);
    }

    private static boolean isOther(String cloud, Bound rule, @Nullable String primary) {
        String named = rule.value("cloud", String.class);
        boolean isFirst = cloud.equals(named == null ? primary : named);
        Rule kind = rule.value("rule", Rule.class);
        return kind == Rule.EXCLUSIVE
                ? rule.parts("besides").values().stream().anyMatch(other -> cloud.equals(other.value()))
                : kind == Rule.OPEN || !isFirst;
    }

    private void expressions(Bound order, List<Pool> pools) {
        Bound parameters = order.children().values().stream().findFirst().orElse(order);
        for (Bound number : parameters.parts("priorities").values()) {
            for (Bound expression : number.children().values()) {
                if (expression.value() instanceof String text
                        && pools.stream()
                                .noneMatch(pool -> Pattern.compile(text)
                                        .matcher(pool.name())
                                        .find())) {
                    List<String> names = pools.stream().map(Pool::name).toList();
                    String message = Words.quote(text) + " is found in the name of no pool";
                    warnings.add(expression.at(), expression.path(), message, "a part of " + Words.oneOf(names), "");
                }
            }
        }
    }

    /** The place that was probably meant: one whose name was not written from its beginning. */
    private String meant(String name, Set<String> known) {
        if (places(root.parts("clouds").keySet()).contains(name)) {
            return "spill.order, which may name other clouds";
        }
        return known.stream()
                .filter(place -> place.endsWith("/" + name))
                .findFirst()
                .map(place -> "'" + place + "'")
                .orElse("");
    }

    private boolean hasCommitments() {
        Bound money = root.child("money");
        return money != null && !money.parts("commitments").isEmpty();
    }

    /** Where a name stands, as a key or as a value. */
    private static Bound mention(Bound bound, String name) {
        for (Bound child : bound.children().values()) {
            if (name.equals(child.value()) || child.path().last().equals(name)) {
                return child;
            }
            Bound below = mention(child, name);
            if (below != child) {
                return below;
            }
        }
        return bound;
    }

    /** Where tiers are written, one of which is called so. */
    private static Bound holder(Bound bound, String tier) {
        for (Bound child : bound.children().values()) {
            Bound below = child.children().containsKey(tier) ? child : holder(child, tier);
            if (below.children().containsKey(tier)) {
                return below;
            }
        }
        return bound;
    }
}
