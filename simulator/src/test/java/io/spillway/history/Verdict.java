package io.spillway.history;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** A launch as foretold, and as it was. */
record Verdict(String launch, Instant day, String regime, Forecast forecast, Observed observed) {
    static final String HEAD = """
            | launch | day | terms | first: foretold | was | Azure after days: foretold | same day | was | Azure: foretold | was | why it is missed |
            |---|---|---|---|---|---|---|---|---|---|---|
            """;
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    boolean isFirstRight() {
        return observed.firstClouds().contains(forecast.firstCloud());
    }

    /** Whether Azure's lag lies between the foretold tenth and nine tenths; empty where none is known. */
    Optional<Boolean> isLagInside() {
        return observed.azureLagDays()
                .map(days -> isLagForetold() && forecast.quantile(LOW) <= days && days <= forecast.quantile(HIGH));
    }

    /** Whether a lag is foretold: Azure cannot have what it cannot run. */
    boolean isLagForetold() {
        return forecast.azureCannot().isEmpty();
    }

    boolean isAzureRight() {
        return observed.isOnAzure() == isLagForetold();
    }

    boolean isRight() {
        return isFirstRight() && isLagInside().orElse(true) && isAzureRight();
    }

    String row() {
        return String.join(
                                " | ",
                                "| " + launch,
                                day.atZone(ZoneOffset.UTC).toLocalDate().toString(),
                                regime,
                                first(),
                                marked(String.join(" and ", observed.firstClouds()), isFirstRight()),
                                lag(),
                                isLagForetold() ? percent(forecast.sameDay()) : "–",
                                observed.azureLagDays()
                                        .map(days ->
                                                marked(days(days), isLagInside().orElseThrow()))
                                        .orElse("–"),
                                forecast.azureCannot()
                                        .map(reason -> "CANNOT " + reason)
                                        .orElse("can"),
                                marked(observed.isOnAzure() ? "had it" : "never seen", isAzureRight()),
                                observed.why() + " |")
                        .replace("  ", " ")
                + "\n";
    }

    private String first() {
        String cloud = forecast.firstCloud();
        double chance = forecast.firstClouds().get(cloud);
        return chance == 1 ? cloud : cloud + " " + percent(chance);
    }

    private String lag() {
        return isLagForetold() ? days(forecast.quantile(LOW)) + "–" + days(forecast.quantile(HIGH)) + " d" : "never";
    }

    private static String marked(String text, boolean isRight) {
        return isRight ? text : "**" + text + "**";
    }

    private static String days(double days) {
        return String.format(Locale.ROOT, "%.0f", days);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
