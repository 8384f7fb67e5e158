package io.spillway.report;

import static io.spillway.report.Column.decimal;
import static io.spillway.report.Column.text;
import static io.spillway.report.Column.time;

import com.google.common.collect.ImmutableSet;
import io.spillway.focus.Bill;
import io.spillway.focus.Charge;
import io.spillway.focus.CommittedPeriod;
import io.spillway.model.Commitment;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/**
 * A bill in the layout of FOCUS 1.3, the FinOps Open Cost and Usage Specification (focus.finops.org): one file for its
 * dataset Cost and Usage, one for Contract Commitment. Columns in FOCUS's order, which is the alphabet's, then our own,
 * which begin with {@code x_}. Left out are columns that FOCUS wants only of what the model does not have: availability
 * zones, invoices, resources, capacity reservations, bought commitment discounts, split cost, other currencies, tags.
 */
public final class FocusReport {
    private static final String CURRENCY = "USD";

    private static final List<Column<Charge>> COST_AND_USAGE = List.of(
            decimal("BilledCost", Charge::billedCost),
            text("BillingAccountId", Charge::buyer),
            text("BillingAccountName", Charge::buyer),
            text("BillingCurrency", charge -> CURRENCY),
            time("BillingPeriodEnd", charge -> begin(charge.billingPeriod().plusMonths(1))),
            time("BillingPeriodStart", charge -> begin(charge.billingPeriod())),
            text("ChargeCategory", charge -> charge.kind().category()),
            text("ChargeClass", charge -> ""),
            text("ChargeDescription", Charge::description),
            text("ChargeFrequency", charge -> charge.kind().frequency()),
            time("ChargePeriodEnd", Charge::until),
            time("ChargePeriodStart", Charge::from),
            priced("ConsumedQuantity", priced -> Column.decimal(priced.quantity())),
            priced("ConsumedUnit", Charge.Priced::unit),
            text("ContractApplied", FocusReport::applied),
            decimal("ContractedCost", Charge::billedCost),
            priced("ContractedUnitPrice", priced -> Column.decimal(priced.unitPrice())),
            decimal("EffectiveCost", Charge::billedCost),
            text("HostProviderName", Charge::cloud),
            text("InvoiceIssuerName", Charge::seller),
            decimal("ListCost", Charge::listCost),
            priced("ListUnitPrice", priced -> Column.decimal(priced.listUnitPrice())),
            priced("PricingCategory", priced -> "Standard"),
            priced("PricingQuantity", priced -> Column.decimal(priced.quantity())),
            priced("PricingUnit", Charge.Priced::unit),
            text("ProviderName", Charge::cloud),
            text("PublisherName", Charge::cloud),
            used("RegionId", Charge.Used::region),
            used("RegionName", Charge.Used::region),
            text("ServiceCategory", charge -> charge.kind().service().category()),
            text("ServiceName", charge -> charge.kind().service().text()),
            text("ServiceProviderName", Charge::cloud),
            text("ServiceSubcategory", charge -> charge.kind().service().subcategory()),
            priced("SkuId", Charge.Priced::sku),
            priced("SkuMeter", Charge.Priced::meter),
            priced("SkuPriceDetails", priced -> ""),
            priced("SkuPriceId", Charge.Priced::sku),
            used("SubAccountId", Charge.Used::launch),
            used("SubAccountName", Charge.Used::launch),
            used("x_Accelerator", Charge.Used::accelerator),
            used("x_PlacementCause", Charge.Used::cause),
            used("x_ProductKind", Charge.Used::productKind),
            used("x_SpillReason", Charge.Used::spillReason),
            text("x_Transfer", charge -> charge.kind().text()),
            used("x_UnitHours", used -> Column.decimal(used.unitHours())));

    private static final List<Column<CommittedPeriod>> CONTRACT_COMMITMENT = List.of(
            text("BillingCurrency", period -> CURRENCY),
            text("ContractCommitmentCategory", period -> "Spend"),
            decimal(
                    "ContractCommitmentCost",
                    period -> Charge.usd(period.period().minimumMicros())),
            text("ContractCommitmentDescription", FocusReport::description),
            text("ContractCommitmentId", CommittedPeriod::id),
            time("ContractCommitmentPeriodEnd", period -> period.period().until()),
            time("ContractCommitmentPeriodStart", period -> period.period().from()),
            text("ContractCommitmentQuantity", period -> ""),
            text(
                    "ContractCommitmentType",
                    period -> period.terms().total().isPresent() ? "Total minimum" : "Yearly minimum"),
            text("ContractCommitmentUnit", period -> ""),
            text("ContractId", CommittedPeriod::commitment),
            time("ContractPeriodEnd", period -> period.terms().until()),
            time("ContractPeriodStart", period -> period.terms().from()),
            text("x_Cloud", period -> period.terms().cloud()),
            amount("x_OpenCost", CommittedPeriod::openMicros),
            text("x_Seller", CommittedPeriod::seller),
            text("x_Shortfall", period -> period.terms().shortfall().name().toLowerCase(Locale.ROOT)),
            decimal("x_SpentBeforeCost", period -> Charge.usd(period.spentBeforeMicros())),
            amount("x_UnspentCost", CommittedPeriod::unspentMicros),
            amount("x_UsedCost", CommittedPeriod::usedMicros));

    private FocusReport() {}

    /** The dataset Cost and Usage, as CSV. Does not close the writer. */
    public static void writeCostAndUsage(Bill bill, Writer to) throws IOException {
        Column.write(COST_AND_USAGE, bill.charges(), to);
    }

    /** The dataset Contract Commitment, as CSV. Does not close the writer. */
    public static void writeContractCommitments(Bill bill, Writer to) throws IOException {
        Column.write(CONTRACT_COMMITMENT, bill.commitments(), to);
    }

    private static Column<Charge> priced(String name, Function<Charge.Priced, String> cell) {
        return text(name, charge -> charge.priced().map(cell).orElse(""));
    }

    private static Column<Charge> used(String name, Function<Charge.Used, String> cell) {
        return text(name, charge -> charge.used().map(cell).orElse(""));
    }

    private static Column<CommittedPeriod> amount(String name, Function<CommittedPeriod, OptionalLong> micros) {
        return text(name, period -> {
            OptionalLong amount = micros.apply(period);
            return amount.isPresent() ? decimal(Charge.usd(amount.getAsLong())) : "";
        });
    }

    private static String description(CommittedPeriod period) {
        Commitment terms = period.terms();
        return "Spend on " + terms.cloud() + counting("kinds", terms.kinds())
                + counting("accelerators", terms.accelerators()) + counting("regions", terms.regions());
    }

    private static String counting(String what, ImmutableSet<String> names) {
        return names.isEmpty() ? "" : "; " + what + " " + String.join(", ", names);
    }

    /** FOCUS's ContractApplied, with the keys as spelled by its erratum 1.3.0.1. */
    private static String applied(Charge charge) {
        return charge.applied().isEmpty()
                ? ""
                : Json.compact(json -> {
                    json.writeStartObject();
                    json.writeArrayPropertyStart("Elements");
                    charge.applied().forEach(applied -> write(applied, json));
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }

    private static void write(Charge.Applied applied, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("ContractId", applied.commitment());
        json.writeStringProperty("ContractCommitmentId", applied.period());
        json.writeName("ContractCommitmentAppliedCost");
        json.writeNumber(Column.decimal(applied.cost()));
        json.writeNullProperty("ContractCommitmentAppliedQuantity");
        json.writeNullProperty("ContractCommitmentAppliedUnit");
        json.writeEndObject();
    }

    private static Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
