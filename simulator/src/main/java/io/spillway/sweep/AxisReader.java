package io.spillway.sweep;

import com.google.common.collect.ImmutableList;
import io.spillway.scenario.Amount;
import io.spillway.scenario.Origin;
import io.spillway.scenario.RecordFile;
import io.spillway.scenario.Setting;
import io.spillway.sweep.SweepFile.Scale;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes axes of what a sweep's file says of them. */
final class AxisReader {
    private final RecordFile<SweepFile> file;
    private final Refusals refusals;
    private final Design design;

    AxisReader(RecordFile<SweepFile> file, Refusals refusals, Design design) {
        this.file = file;
        this.refusals = refusals;
        this.design = design;
    }

    /** The axis; nothing when it is refused. */
    @Nullable
    Axis axis(String name, SweepFile.Axis axis) {
        Origin at = file.at("axes", name);
        String target = axis.path().orElse(name);
        try {
            new Setting(target, "");
        } catch (IllegalArgumentException wrong) {
            refusals.add(at, "axes." + name + ".path", wrong);
            return null;
        }
        boolean span = axis.from().isPresent() && axis.to().isPresent();
        boolean part = axis.from().isPresent() || axis.to().isPresent();
        boolean counted = axis.steps().isPresent() || axis.step().isPresent();
        if (axis.values().isPresent() == part || part != span || counted && !span) {
            file.refuse(at, "axes." + name, "says no values", "a list of values, or from and to", "");
            return null;
        }
        if (axis.values().isPresent()) {
            return listedAxis(name, target, axis.values().get(), at);
        }
        Span between = span(name, axis, at);
        if (between == null) {
            return null;
        }
        if (!design.isDrawn() && !counted) {
            file.refuse(at, "axes." + name, "does not say how many values", "steps or step beside from and to", "");
            return null;
        }
        return Axis.of(name, target, between, at, file.at("axes", name, "path"));
    }

    private @Nullable Axis listedAxis(String name, String target, ImmutableList<String> values, Origin at) {
        if (values.isEmpty()) {
            file.refuse(at, "axes." + name, "has no values", "one at least", "");
            return null;
        }
        ImmutableList.Builder<Level> levels = ImmutableList.builder();
        for (int i = 0; i < values.size(); i++) {
            levels.add(new Level(values.get(i), file.at("axes", name, "values", Integer.toString(i))));
        }
        return Axis.of(name, target, levels.build(), at, file.at("axes", name, "path"));
    }

    private @Nullable Span span(String name, SweepFile.Axis axis, Origin at) {
        Amount from = amount(name, "from", axis.from());
        Amount to = amount(name, "to", axis.to());
        Amount step = axis.step().isEmpty() ? null : amount(name, "step", axis.step());
        if (from == null || to == null || axis.step().isPresent() && step == null) {
            return null;
        }
        if (step != null && step.unit() != from.unit() && !isDays(from, step)) {
            file.refuse(
                    file.at("axes", name, "step"),
                    "axes." + name + ".step",
                    "'" + step.text() + "' in another unit than the ends",
                    "a distance in their unit",
                    "");
            return null;
        }
        int steps = axis.steps().orElse(0);
        BigDecimal distance = step == null ? BigDecimal.ZERO : step.number();
        boolean log = axis.scale() == Scale.LOG;
        List<String> problems = Span.problems(from, to, steps, distance, log);
        problems.forEach(problem -> refusals.add(at, "axes." + name, problem));
        return problems.isEmpty() ? new Span(from, to, steps, distance, log) : null;
    }

    private static boolean isDays(Amount from, Amount step) {
        return from.unit() == Amount.Unit.DATE && step.unit() == Amount.Unit.DURATION;
    }

    private @Nullable Amount amount(String name, String key, Optional<String> text) {
        Optional<Amount> amount = text.flatMap(Amount::of);
        if (amount.isEmpty()) {
            file.refuse(
                    file.at("axes", name, key),
                    "axes." + name + "." + key,
                    "'" + text.orElse("") + "' has no size",
                    Amount.expected(text.orElse("")),
                    "");
        }
        return amount.orElse(null);
    }
}
