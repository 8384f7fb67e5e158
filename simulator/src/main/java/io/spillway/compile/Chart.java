package io.spillway.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import io.spillway.model.Accounts;
import io.spillway.model.Scenario;
import io.spillway.model.Shortfall;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The chart of accounts: every transfer that may happen, every party, every commitment. Transfers of one kind stand
 * together, in the order of what they are for.
 *
 * @param waived the commitments of which nothing is billed that is not spent
 */
public record Chart(
        ImmutableList<Transfer> transfers,
        ImmutableList<String> parties,
        ImmutableList<String> commitments,
        ImmutableSet<String> waived) {
    static Chart of(Scenario scenario) {
        return of(scenario.money(), scenario.clouds().keySet().asList());
    }

    /** The chart of accounts over some clouds. */
    public static Chart of(Accounts money, ImmutableList<String> clouds) {
        String maker = money.maker();
        ImmutableList.Builder<Transfer> transfers = ImmutableList.builder();
        clouds.forEach(cloud -> transfers.add(new Transfer(TransferKind.USAGE, cloud, maker, money.seller(cloud))));
        clouds.forEach(cloud -> transfers.add(new Transfer(TransferKind.MOVE, cloud, maker, money.seller(cloud))));
        clouds.forEach(cloud -> transfers.add(new Transfer(TransferKind.EGRESS, cloud, maker, money.seller(cloud))));
        money.commitments()
                .forEach((name, commitment) -> transfers.add(
                        new Transfer(TransferKind.SHORTFALL, name, maker, money.seller(commitment.cloud()))));
        money.serviceLevels()
                .keySet()
                .forEach(cloud ->
                        transfers.add(new Transfer(TransferKind.SERVICE_CREDIT, cloud, money.seller(cloud), maker)));
        money.revenues()
                .keySet()
                .forEach(name -> transfers.add(new Transfer(TransferKind.REVENUE, name, money.customers(), maker)));
        money.revenueShares()
                .forEach((name, share) -> transfers.add(new Transfer(
                        TransferKind.REVENUE_SHARE, name, share.payer().orElse(maker), share.payee())));
        money.licences()
                .forEach((name, licence) ->
                        transfers.add(new Transfer(TransferKind.LICENCE, name, licence.payer(), licence.payee())));
        money.payments()
                .forEach((name, payment) ->
                        transfers.add(new Transfer(TransferKind.PAYMENT, name, payment.payer(), payment.payee())));
        return new Chart(
                transfers.build(),
                ImmutableList.copyOf(parties(money, clouds)),
                money.commitments().keySet().asList(),
                ImmutableSet.copyOf(
                        Maps.filterValues(money.commitments(), commitment -> commitment.shortfall() == Shortfall.WAIVED)
                                .keySet()));
    }

    private static Set<String> parties(Accounts money, ImmutableList<String> clouds) {
        Set<String> parties = new LinkedHashSet<>();
        parties.add(money.maker());
        parties.add(money.customers());
        clouds.forEach(cloud -> parties.add(money.seller(cloud)));
        parties.addAll(money.others());
        return parties;
    }

    /** The number of the first transfer of a kind; those that follow are in the order of what they are for. */
    public int first(TransferKind kind) {
        int first = 0;
        while (first < transfers.size() && transfers.get(first).kind() != kind) {
            first++;
        }
        return first;
    }
}
