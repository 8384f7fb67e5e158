package io.spillway.focus;

import com.google.common.collect.ImmutableList;
import io.spillway.compile.Compiled;
import io.spillway.compile.Transfer;
import io.spillway.ledger.Statement;
import io.spillway.model.Shortfall;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is billed for a month as a whole, from the transfers of the accounts. */
final class MonthlyCharges {
    private final Compiled compiled;
    private final Statement statement;
    private final BillingMonths months;
    private final ImmutableList<CommittedPeriod> periods;

    MonthlyCharges(
            Compiled compiled, Statement statement, BillingMonths months, ImmutableList<CommittedPeriod> periods) {
        this.compiled = compiled;
        this.statement = statement;
        this.months = months;
        this.periods = periods;
    }

    /** @param usage of the same month */
    ImmutableList<Charge> ofMonth(int month, List<Charge> usage) {
        ImmutableList.Builder<Charge> charges = ImmutableList.builder();
        List<Transfer> transfers = compiled.names().chart().transfers();
        for (int i = 0; i < transfers.size(); i++) {
            long micros = statement.transferMicros()[i * statement.months() + month];
            charges.addAll(ofTransfer(transfers.get(i), month, micros, usage));
        }
        return charges.build();
    }

    private List<Charge> ofTransfer(Transfer transfer, int month, long micros, List<Charge> usage) {
        return switch (transfer.kind()) {
            case USAGE -> rounding(month, transfer.item(), Charge.usd(micros), usage);
            case MOVE -> micros == 0 ? List.of() : List.of(moves(month, transfer.item(), micros));
            case EGRESS -> micros == 0 ? List.of() : List.of(egress(month, transfer.item(), micros));
            case SHORTFALL -> shortfalls(month, transfer.item());
            case SERVICE_CREDIT -> micros == 0 ? List.of() : List.of(credit(month, transfer.item(), micros));
            case REVENUE, REVENUE_SHARE, LICENCE, PAYMENT -> List.of();
        };
    }

    private List<Charge> rounding(int month, String cloud, BigDecimal billed, List<Charge> usage) {
        BigDecimal priced = usage.stream()
                .filter(charge -> charge.cloud().equals(cloud))
                .map(Charge::billedCost)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal rest = billed.subtract(priced);
        return rest.signum() == 0
                ? List.of()
                : List.of(ofMonth(
                        ChargeKind.ROUNDING, "Rounding of use to micro-dollars", month, cloud, Optional.empty(), rest));
    }

    private Charge moves(int month, String cloud, long micros) {
        long price = compiled.prices().microsPerUnitMoved();
        return ofMonth(
                ChargeKind.MOVE,
                "Units moved away by failbacks",
                month,
                cloud,
                Optional.of(units(cloud + "/moves", "Units moved", price, micros)),
                BigDecimal.ZERO);
    }

    private Charge egress(int month, String cloud, long micros) {
        int number = compiled.names().clouds().indexOf(cloud);
        long price = compiled.prices().microsPerUnitEgressed().get(number);
        return ofMonth(
                ChargeKind.EGRESS,
                "Units that left for another cloud",
                month,
                cloud,
                Optional.of(units(cloud + "/egress", "Units that left", price, micros)),
                BigDecimal.ZERO);
    }

    private static Charge.Priced units(String sku, String meter, long microsPerUnit, long micros) {
        BigDecimal price = Charge.usd(microsPerUnit);
        BigDecimal units = Charge.usd(micros).divide(price);
        return new Charge.Priced(sku, meter, "Units", price, price, units);
    }

    private Charge credit(int month, String cloud, long micros) {
        return ofMonth(
                ChargeKind.SERVICE_CREDIT,
                "Credit for availability below the service level",
                month,
                cloud,
                Optional.empty(),
                Charge.usd(-micros));
    }

    /** Of each period that ends in the month, as its charge is for the whole of it. */
    private List<Charge> shortfalls(int month, String commitment) {
        return periods.stream()
                .filter(period -> period.commitment().equals(commitment)
                        && period.terms().shortfall() == Shortfall.BILLED
                        && period.unspentMicros().orElse(0) > 0
                        && endsIn(period.period().until(), month))
                .map(period -> shortfall(month, period))
                .toList();
    }

    private boolean endsIn(Instant end, int month) {
        return end.isAfter(months.from(month)) && !end.isAfter(months.until(month));
    }

    private Charge shortfall(int month, CommittedPeriod period) {
        long micros = period.unspentMicros().orElseThrow();
        return new Charge(
                ChargeKind.SHORTFALL,
                "Not spent of commitment " + period.id(),
                months.month(month),
                period.period().from(),
                period.period().until(),
                period.terms().cloud(),
                period.seller(),
                compiled.finances().accounts().maker(),
                Optional.empty(),
                Optional.empty(),
                Charge.usd(micros),
                ImmutableList.of(new Charge.Applied(period.commitment(), period.id(), micros)));
    }

    private Charge ofMonth(
            ChargeKind kind,
            String description,
            int month,
            String cloud,
            Optional<Charge.Priced> priced,
            BigDecimal unpriced) {
        return new Charge(
                kind,
                description,
                months.month(month),
                months.from(month),
                months.until(month),
                cloud,
                compiled.finances().accounts().seller(cloud),
                compiled.finances().accounts().maker(),
                priced,
                Optional.empty(),
                unpriced,
                ImmutableList.of());
    }
}
