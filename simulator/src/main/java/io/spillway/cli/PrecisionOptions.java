package io.spillway.cli;

import io.spillway.experiment.Precision;
import io.spillway.measures.Measure;
import io.spillway.measures.RowName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Until when replications are added. */
final class PrecisionOptions {
    @Option(
            names = "--precision",
            paramLabel = "SHARE",
            converter = ShareConverter.class,
            description =
                    "Adds replications until the half-width of --measure is this part of its mean, such as 1%%, and it"
                            + " was not the same in all but a few; none where it was 0, or a share all, in all of them (status"
                            + " 1). Fewer --replications than 10 to begin with stop it too early now and then, and what is"
                            + " far from symmetric from time to time.")
    private @Nullable Double precision;

    @Option(
            names = "--measure",
            paramLabel = "NAME",
            converter = MeasureConverter.class,
            description =
                    "The measure that --precision looks at, which may be narrowed, as spend/aws; spillShare when left out.")
    private @Nullable RowName measure;

    @Option(
            names = "--max-replications",
            paramLabel = "N",
            description = "Where --precision gives up (status 1); 10000 when left out.")
    private @Nullable Integer maxReplications;

    /** What was asked for; nothing where there is no such precision, which is remembered. */
    Optional<Precision> precision(Mistakes mistakes) {
        if (precision == null) {
            if (measure != null || maxReplications != null) {
                mistakes.add("--measure and --max-replications are of use only with --precision");
            }
            return Optional.empty();
        }
        double part = precision;
        return mistakes.allowed(() -> new Precision(
                measure != null ? measure : RowName.of(Measure.SPILL_SHARE),
                part,
                maxReplications != null ? maxReplications : Precision.MAX_REPLICATIONS));
    }
}
