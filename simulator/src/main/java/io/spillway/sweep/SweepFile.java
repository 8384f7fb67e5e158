package io.spillway.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.spillway.measures.Dimension;
import io.spillway.model.Bare;
import io.spillway.model.Default;
import io.spillway.model.Doc;
import io.spillway.model.InvalidValueException;
import io.spillway.model.Measured;
import io.spillway.model.Measured.Quantity;
import java.util.Optional;

/** What may stand in the file of a sweep. */
@Doc("A sweep: one scenario at many points.")
public record SweepFile(
        @Doc("The sweep's name.") String name,
        @Doc("What it asks.") Optional<String> description,
        @Doc("The scenario's file, named from this one.") String scenario,

        @Doc("Values laid over the scenario at every point, each written as --set takes it: path=value.") @Default("[]")
        ImmutableList<String> set,

        @Doc("How points are made of the axes.") @Default("grid")
        Design design,

        @Doc("What changes from point to point, by the name of the column in results.") @Default("{}")
        ImmutableMap<String, Axis> axes,

        @Doc("How many points; for lhs and sobol.") Optional<Integer> points,

        @Doc("A CSV file whose first row names axes or paths, and whose other rows are points; for list.")
        Optional<String> file,

        @Doc("Comparisons that each point must meet, such as 'small < large'; points that do not are left out.")
        @Default("[]")
        ImmutableList<String> constraints,

        @Doc("The seed of every point; the scenario's own when left out.")
        Optional<Long> seed,

        @Doc("Replications of every point; the scenario's own number when left out.")
        Optional<Integer> replications,

        @Doc("Adds replications to a point until a measure is known that well there.")
        Optional<Precision> precision,

        @Doc("The measures that are kept; all when there are none.") @Default("[]")
        ImmutableList<String> measures,

        @Doc("By what the measures that are kept are broken down, of cloud, pool, kind, reason, launch, market,"
                + " period, transfer, party and commitment; all but pool, launch, market and period when left out.")
        Optional<ImmutableSet<By>> by) {
    public SweepFile {
        if (points.isPresent() && points.get() < 1) {
            throw new InvalidValueException("points", points.get(), "1 or more");
        }
        if (replications.isPresent() && replications.get() < 1) {
            throw new InvalidValueException("replications", replications.get(), "1 or more");
        }
    }

    /** An axis as a file writes it. */
    @Doc("What changes from point to point: a list of values, or the ends of a span.")
    public record Axis(
            @Doc("The path of the value that it sets, as --set takes it; the axis's name when left out.")
            Optional<String> path,

            @Bare @Doc("Its values, in order.") Optional<ImmutableList<String>> values,
            @Doc("The smaller end.") Optional<String> from,
            @Doc("The larger end.") Optional<String> to,
            @Doc("How many values, both ends included.") Optional<Integer> steps,
            @Doc("The distance from one value to the next.") Optional<String> step,

            @Doc("Whether equal distances on it are equal differences or equal factors.") @Default("linear")
            Scale scale) {
        public Axis {
            if (steps.isPresent() && steps.get() < 2) {
                throw new InvalidValueException("steps", steps.get(), "2 or more, both ends included");
            }
        }
    }

    /** What equal distances on an axis are. */
    public enum Scale {
        @Doc("Equal differences.")
        LINEAR,
        @Doc("Equal factors.")
        LOG
    }

    /** By what measures can be broken down. */
    public enum By {
        @Doc("By cloud.")
        CLOUD(Dimension.CLOUD),
        @Doc("By pool of a cloud.")
        POOL(Dimension.POOL),
        @Doc("By kind of refusal.")
        KIND(Dimension.KIND),
        @Doc("By reason of refusal.")
        REASON(Dimension.REASON),
        @Doc("By launch.")
        LAUNCH(Dimension.LAUNCH),
        @Doc("By market.")
        MARKET(Dimension.MARKET),
        @Doc("By month.")
        PERIOD(Dimension.PERIOD),
        @Doc("By transfer of money.")
        TRANSFER(Dimension.TRANSFER),
        @Doc("By party that pays or is paid.")
        PARTY(Dimension.PARTY),
        @Doc("By commitment.")
        COMMITMENT(Dimension.COMMITMENT);

        private final Dimension dimension;

        By(Dimension dimension) {
            this.dimension = dimension;
        }

        Dimension dimension() {
            return dimension;
        }
    }

    /** A precision as a file writes it. */
    @Doc("How well a measure is to be known at each point.")
    public record Precision(
            @Bare @Measured(Quantity.SHARE) @Doc("The half-width of its interval, as a part of its mean.")
            double halfWidth,

            @Doc("The measure, narrowed or not: spend, spend/aws.") @Default("spillShare")
            String measure,

            @Doc("Replications of a point at which it is given up.") @Default("10000")
            int maxReplications) {}
}
