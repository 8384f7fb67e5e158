package io.spillway.focus;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the FOCUS 1.3 specification asks of its two datasets, read from the tables in {@code src/test/resources/focus};
 * it knows nothing of how the files are made. Every breach is a text of the column and the rule.
 */
final class Focus13 {
    /** The conditions of conditional columns that hold for Spillway's clouds. */
    private static final Set<String> SUPPORTED = Set.of(
            "usage measurement",
            "contract commitments",
            "negotiated pricing",
            "list unit prices",
            "regions",
            "unit pricing",
            "sub accounts");

    private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?(E-?\\d+)?");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    private static final String TIMES = "Years|Months|Days|Hours|Minutes|Seconds";
    private static final Pattern UNIT = Pattern.compile("(\\d+ )?([A-Z][a-z]+s|[A-Z][a-z]+-(" + TIMES + "))");
    private static final Pattern OUR_COLUMN = Pattern.compile("x_[A-Z][A-Za-z]*");
    private static final List<String> APPLIED_KEYS = List.of(
            "ContractId",
            "ContractCommitmentId",
            "ContractCommitmentAppliedCost",
            "ContractCommitmentAppliedQuantity",
            "ContractCommitmentAppliedUnit");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final FocusTable COLUMNS = FocusTable.resource("columns.csv");
    private static final Set<String> SERVICES = FocusTable.resource("services.csv").rows().stream()
            .map(row -> row.get("serviceCategory") + "/" + row.get("serviceSubcategory"))
            .collect(Collectors.toUnmodifiableSet());

    private final Set<String> breaches = new LinkedHashSet<>();

    private Focus13() {}

    /** Breaches of either dataset, and between the two. */
    static Set<String> breaches(FocusTable costAndUsage, FocusTable commitments) {
        Focus13 check = new Focus13();
        check.presence("CostAndUsage", costAndUsage.columns());
        check.presence("ContractCommitment", commitments.columns());
        if (check.breaches.isEmpty()) {
            check.rows(costAndUsage, commitments);
        }
        return check.breaches;
    }

    private void rows(FocusTable costAndUsage, FocusTable commitments) {
        cells("CostAndUsage", costAndUsage);
        cells("ContractCommitment", commitments);
        commitments.rows().forEach(this::commitment);
        unique("ContractCommitmentId", commitments);
        oneParent("SkuPriceId", "SkuId", costAndUsage);
        oneParent("ContractCommitmentId", "ContractId", commitments);
        Map<String, String> contracts = new HashMap<>();
        commitments.rows().forEach(row -> contracts.put(row.get("ContractCommitmentId"), row.get("ContractId")));
        costAndUsage.rows().forEach(row -> charge(row, contracts));
    }

    private static List<Map<String, String>> wanted(String dataset) {
        return COLUMNS.rows().stream()
                .filter(column -> column.get("dataset").equals(dataset))
                .toList();
    }

    private void cells(String dataset, FocusTable table) {
        for (Map<String, String> row : table.rows()) {
            for (Map<String, String> column : wanted(dataset)) {
                if (table.columns().contains(column.get("column"))) {
                    cell(column, row);
                }
            }
        }
    }

    private void presence(String dataset, List<String> present) {
        List<Map<String, String>> wanted = wanted(dataset);
        List<String> known = wanted.stream().map(column -> column.get("column")).toList();
        that(new HashSet<>(present).size() == present.size(), "head", "each column once");
        boolean ours = false;
        for (String name : present) {
            that(known.contains(name) || OUR_COLUMN.matcher(name).matches(), name, "of FOCUS, or x_");
            that(!ours || !known.contains(name), name, "our columns last");
            ours |= !known.contains(name);
        }
        for (Map<String, String> column : wanted) {
            boolean must = column.get("featureLevel").equals("Mandatory")
                    || column.get("featureLevel").equals("Conditional") && SUPPORTED.contains(column.get("condition"));
            that(!must || present.contains(column.get("column")), column.get("column"), "present");
        }
    }

    private void cell(Map<String, String> column, Map<String, String> row) {
        String name = column.get("column");
        String value = row.get(name);
        if (value.isEmpty()) {
            that(column.get("allowsNulls").equals("True"), name, "not null");
            that(!holds(column.get("requiredWhen"), row), name, "not null when " + column.get("requiredWhen"));
            return;
        }
        that(!holds(column.get("nullWhen"), row), name, "null when " + column.get("nullWhen"));
        that(isOfType(column.get("type"), value), name, column.get("type"));
        String allowed = column.get("allowedValues");
        that(allowed.isEmpty() || List.of(allowed.split("\\|")).contains(value), name, "allowed value");
    }

    private static boolean holds(String conditions, Map<String, String> row) {
        return !conditions.isEmpty()
                && Arrays.stream(conditions.split(";")).allMatch(condition -> holdsOne(condition.split("=", 2), row));
    }

    private static boolean holdsOne(String[] condition, Map<String, String> row) {
        String value = row.getOrDefault(condition[0], "");
        return condition[1].equals("*")
                ? !value.isEmpty()
                : List.of(condition[1].split("\\|")).contains(value);
    }

    private static boolean isOfType(String type, String value) {
        return switch (type) {
            case "String" -> !value.isBlank();
            case "Decimal" -> DECIMAL.matcher(value).matches();
            case "Non-negative decimal" -> DECIMAL.matcher(value).matches() && !value.startsWith("-");
            case "Date/Time" -> TIME.matcher(value).matches() && isTime(value);
            case "Currency" ->
                Currency.getAvailableCurrencies().stream()
                        .anyMatch(currency -> currency.getCurrencyCode().equals(value));
            case "Unit" -> UNIT.matcher(value).matches();
            case "JSON" -> json(value).isObject();
            default -> throw new IllegalStateException(type);
        };
    }

    private static boolean isTime(String value) {
        try {
            return Instant.parse(value).toString().equals(value);
        } catch (java.time.DateTimeException none) {
            return false;
        }
    }

    private static JsonNode json(String value) {
        try {
            return JSON.readTree(value);
        } catch (JacksonException none) {
            return JSON.missingNode();
        }
    }

    private void charge(Map<String, String> row, Map<String, String> contracts) {
        product(row, "ListUnitPrice", "ListCost");
        product(row, "ContractedUnitPrice", "ContractedCost");
        String category = row.get("ChargeCategory");
        if (!category.equals("Usage") && !category.equals("Purchase")) {
            that(same(row, "EffectiveCost", "BilledCost"), "EffectiveCost", "BilledCost of such a charge");
        }
        if (row.getOrDefault("CommitmentDiscountId", "").isEmpty() && category.equals("Usage")) {
            that(same(row, "EffectiveCost", "BilledCost"), "EffectiveCost", "BilledCost where nothing is amortized");
            that(same(row, "ContractedCost", "BilledCost"), "BilledCost", "ContractedCost where no discount is bought");
        }
        that(
                !category.equals("Purchase") || !row.get("ChargeFrequency").equals("Usage-Based"),
                "ChargeFrequency",
                "not Usage-Based of a purchase");
        that(
                SERVICES.contains(row.get("ServiceCategory") + "/" + row.get("ServiceSubcategory")),
                "ServiceSubcategory",
                "of its category");
        order(row, "BillingPeriodStart", "BillingPeriodEnd");
        order(row, "ChargePeriodStart", "ChargePeriodEnd");
        applied(row, contracts);
    }

    private void product(Map<String, String> row, String price, String cost) {
        if (row.get(price).isEmpty()) {
            that(same(row, cost, "BilledCost"), cost, "BilledCost where there is no unit price");
        } else if (!row.get("PricingQuantity").isEmpty()
                && row.get("ChargeClass").isEmpty()) {
            BigDecimal product = decimal(row.get(price)).multiply(decimal(row.get("PricingQuantity")));
            that(product.compareTo(decimal(row.get(cost))) == 0, cost, price + " × PricingQuantity");
        }
    }

    private static boolean same(Map<String, String> row, String one, String other) {
        return decimal(row.get(one)).compareTo(decimal(row.get(other))) == 0;
    }

    /** A number, or one that is equal to no other where there is none. */
    private static BigDecimal decimal(String value) {
        return DECIMAL.matcher(value).matches() ? new BigDecimal(value) : new BigDecimal("1E-99");
    }

    private void order(Map<String, String> row, String start, String end) {
        that(row.get(start).compareTo(row.get(end)) < 0, end, "after " + start);
    }

    private void applied(Map<String, String> row, Map<String, String> contracts) {
        String value = row.get("ContractApplied");
        if (value.isEmpty()) {
            return;
        }
        JsonNode elements = json(value).path("Elements");
        that(elements.isArray() && !elements.isEmpty(), "ContractApplied", "Elements");
        for (JsonNode element : elements) {
            List<String> keys = new ArrayList<>(element.propertyNames());
            that(keys.containsAll(APPLIED_KEYS), "ContractApplied", "the keys of an element");
            keys.removeAll(APPLIED_KEYS);
            that(keys.stream().allMatch(key -> OUR_COLUMN.matcher(key).matches()), "ContractApplied", "x_ keys");
            element(element, row, contracts);
        }
    }

    private void element(JsonNode element, Map<String, String> row, Map<String, String> contracts) {
        String name = "ContractApplied";
        JsonNode cost = element.path("ContractCommitmentAppliedCost");
        JsonNode quantity = element.path("ContractCommitmentAppliedQuantity");
        that(cost.isNumber() || cost.isNull() && quantity.isNumber(), name, "a cost, or a quantity");
        that(quantity.isNull() == element.path("ContractCommitmentAppliedUnit").isNull(), name, "unit with quantity");
        JsonNode id = element.path("ContractCommitmentId");
        that(id.isString() && contracts.containsKey(id.asString()), name, "a commitment of the other dataset");
        if (id.isString() && contracts.containsKey(id.asString())) {
            that(
                    contracts
                            .get(id.asString())
                            .equals(element.path("ContractId").asString()),
                    name,
                    "the contract of its commitment");
            that(
                    !row.get("ChargeCategory").equals("Purchase")
                            || id.asString().equals(row.get("ResourceId")),
                    name,
                    "the resource of a purchase");
        }
    }

    private void commitment(Map<String, String> row) {
        order(row, "ContractCommitmentPeriodStart", "ContractCommitmentPeriodEnd");
        order(row, "ContractPeriodStart", "ContractPeriodEnd");
        that(
                row.get("ContractPeriodStart").compareTo(row.get("ContractCommitmentPeriodStart")) <= 0
                        && row.get("ContractCommitmentPeriodEnd").compareTo(row.get("ContractPeriodEnd")) <= 0,
                "ContractCommitmentPeriodEnd",
                "within the contract");
    }

    private void unique(String column, FocusTable table) {
        long different =
                table.rows().stream().map(row -> row.get(column)).distinct().count();
        that(different == table.rows().size(), column, "unique");
    }

    private void oneParent(String column, String parent, FocusTable table) {
        Map<String, String> parents = new HashMap<>();
        for (Map<String, String> row : table.rows()) {
            String first = parents.putIfAbsent(row.get(column), row.get(parent));
            that(first == null || first.equals(row.get(parent)), column, "one " + parent);
        }
    }

    private void that(boolean holds, String column, String rule) {
        if (!holds) {
            breaches.add(column + ": " + rule);
        }
    }
}
