package io.spillway.ledger;

import io.spillway.compile.Finances;
import io.spillway.compile.Names;
import io.spillway.engine.World;
import io.spillway.model.Accounts;
import io.spillway.model.RevenueShare;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** One share of revenue that is passed on. Shared by runs. */
final class Passing {
    final BigDecimal rate;
    /** The most that is paid in the run, or {@link Long#MAX_VALUE}. */
    final long capMicros;

    private final boolean[] revenueCounts;
    private final boolean[] cloudCounts;
    private final boolean[] segmentCounts;

    Passing(RevenueShare share, Accounts accounts, World world, Names names, Finances finances) {
        rate = BigDecimal.valueOf(share.rate());
        capMicros = share.cap()
                .map(cap -> Math.max(0, cap.micros() - share.paid().micros()))
                .orElse(Long.MAX_VALUE);
        List<String> revenues = accounts.revenues().keySet().asList();
        revenueCounts = new boolean[revenues.size()];
        for (int revenue = 0; revenue < revenueCounts.length; revenue++) {
            revenueCounts[revenue] =
                    share.revenues().isEmpty() || share.revenues().contains(revenues.get(revenue));
        }
        cloudCounts = new boolean[world.clouds];
        for (int cloud = 0; cloud < world.clouds; cloud++) {
            cloudCounts[cloud] = share.clouds().isEmpty()
                    || share.clouds().contains(names.clouds().get(cloud));
        }
        segmentCounts = new boolean[world.segments];
        for (int segment = 0; segment < world.segments; segment++) {
            Instant begin = finances.bounds().get(segment);
            segmentCounts[segment] =
                    share.from().map(from -> !begin.isBefore(from)).orElse(true)
                            && share.until().map(begin::isBefore).orElse(true);
        }
    }

    boolean counts(int segment, int revenue, int cloud) {
        return segmentCounts[segment] && revenueCounts[revenue] && cloudCounts[cloud];
    }

    /** What is owed of so much revenue, without a cap. */
    long owed(long revenueMicros) {
        return Rounding.micros(BigDecimal.valueOf(revenueMicros).multiply(rate), BigDecimal.ONE);
    }
}
