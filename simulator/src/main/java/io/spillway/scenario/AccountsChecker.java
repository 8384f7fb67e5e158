package io.spillway.scenario;

import io.spillway.model.Commitment;
import io.spillway.model.Dates;
import io.spillway.model.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Checks what only the whole scenario can tell of who pays whom. */
final class AccountsChecker {
    private static final String PARTY = "a party, nor among money.others";

    private final Problems problems;
    private final References references;
    private final Bound root;
    private final Bound money;
    private final Set<String> clouds;
    private final Set<String> kinds;
    private final Set<String> parties = new LinkedHashSet<>();

    /** @param kinds of any launch */
    AccountsChecker(Problems problems, References references, Bound root, Set<String> kinds) {
        this.problems = problems;
        this.references = references;
        this.root = root;
        this.kinds = kinds;
        Bound found = root.child("money");
        money = found == null ? root : found;
        clouds = root.parts("clouds").keySet();
    }

    void check() {
        if (money == root) {
            return;
        }
        collect();
        keys("sellers", clouds, "a cloud");
        keys("serviceLevels", clouds, "a cloud");
        keys("tokensPerUnitHour", kinds, "a kind of any launch");
        money.parts("commitments").values().forEach(this::commitment);
        for (Bound revenue : money.parts("revenues").values()) {
            references.names(revenue, "kinds", kinds, "a kind of any launch");
            references.launches(revenue, root);
        }
        for (Bound share : money.parts("revenueShares").values()) {
            sides(share);
            references.names(share, "revenues", money.parts("revenues").keySet(), "a revenue");
            references.names(share, "clouds", clouds, "a cloud");
        }
        money.parts("licences").values().forEach(this::sides);
        money.parts("payments").values().forEach(this::payment);
        money.parts("stakes").values().forEach(stake -> references.name(stake, "holder", parties, PARTY));
    }

    private void collect() {
        References.addTo(parties, money.child("maker"));
        References.addTo(parties, money.child("customers"));
        for (String cloud : clouds) {
            Bound seller = money.parts("sellers").get(cloud);
            if (seller == null) {
                parties.add(cloud);
            } else {
                References.addTo(parties, seller);
            }
        }
        money.parts("others").values().forEach(other -> References.addTo(parties, other));
    }

    private void commitment(Bound commitment) {
        references.name(commitment, "cloud", clouds, "a cloud");
        references.names(commitment, "kinds", kinds, "a kind of any launch");
        references.names(commitment, "accelerators", root.parts("accelerators").keySet(), "an accelerator");
        Bound cloud = root.parts("clouds").get(String.valueOf(commitment.value("cloud", String.class)));
        if (cloud != null) {
            references.names(commitment, "regions", cloud.parts("regions").keySet(), "a region of the cloud");
        }
        Instant from = commitment.value("from", Instant.class);
        Instant until = commitment.value("until", Instant.class);
        if (from != null && until != null) {
            spent(commitment, from, until);
        }
    }

    /** What was spent before the run was spent in the period in which it begins. */
    private void spent(Bound commitment, Instant from, Instant until) {
        Bound spent = commitment.child("spent");
        Instant start = root.value("start", Instant.class);
        if (spent == null || start == null || !(spent.value() instanceof Money before) || before.micros() == 0) {
            return;
        }
        if (start.isBefore(from) || !start.isBefore(until)) {
            problems.add(
                    spent.origin(),
                    spent.path(),
                    Words.quote(spent.tree().flow()) + " of what is not in force when the run begins",
                    "nothing, or a commitment that is in force on " + Dates.written(start));
        } else if (commitment.value() instanceof Commitment promise
                && promise.perYear().isPresent()) {
            promise.periods().stream()
                    .filter(year -> !start.isBefore(year.from()) && start.isBefore(year.until()))
                    .filter(year -> before.micros() > year.minimumMicros())
                    .forEach(year -> problems.add(
                            spent.origin(),
                            spent.path(),
                            Words.quote(spent.tree().flow()) + " of the year from " + Dates.written(year.from()),
                            "at most what is promised for it"));
        }
    }

    private void payment(Bound payment) {
        sides(payment);
        references.name(payment, "onLaunch", root.parts("launches").keySet(), "a launch with a date");
        references.name(payment, "onCommitmentUsed", money.parts("commitments").keySet(), "a commitment");
    }

    private void sides(Bound transfer) {
        references.name(transfer, "payer", parties, PARTY);
        references.name(transfer, "payee", parties, PARTY);
        String given = transfer.value("payer", String.class);
        String payer = given == null ? money.value("maker", String.class) : given;
        Bound payee = transfer.child("payee");
        if (payer != null && payee != null && payer.equals(payee.value())) {
            problems.add(payee.origin(), payee.path(), Words.quote(payer) + " pays itself", "another party");
        }
    }

    private void keys(String key, Collection<String> known, String what) {
        for (Map.Entry<String, Bound> entry : money.parts(key).entrySet()) {
            references.known(
                    entry.getValue().path(), entry.getKey(), entry.getValue().at(), known, what);
        }
    }
}
