package io.spillway.cli;

import io.spillway.measures.RowName;
import io.spillway.model.Threshold;
import io.spillway.model.ThresholdMeasures;
import io.spillway.scenario.Thresholds;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A condition on a measure: {@code lossShare < 1%}, {@code placedShare/azure > 50%}. */
final class LimitConverter implements ITypeConverter<LimitConverter.Limit> {
    private static final int ALL = 100;
    private static final Pattern TEXT = Pattern.compile("\\s*([A-Za-z]+(?:/[^<>=]+?)?)\\s*([<>=].*)", Pattern.DOTALL);

    /** A measure and what has to hold of it. */
    record Limit(RowName measure, Threshold threshold) {}

    @Override
    public Limit convert(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new TypeConversionException("'" + text + "' is no limit, such as 'lossShare < 1%'");
        }
        RowName measure = new MeasureConverter().convert(parts.group(1));
        String condition = parts.group(2).strip();
        try {
            Threshold threshold = Thresholds.parse(condition);
            if (ThresholdMeasures.SHARES.contains(measure.measure().text())) {
                requireShare(text.strip(), measure, threshold);
            } else if (condition.endsWith("%")) {
                throw new IllegalArgumentException("'" + text.strip() + "': " + measure + " is no share, its unit is "
                        + measure.unit() + "; expected a number, such as '" + measure + " "
                        + threshold.comparison().sign() + " 1000'");
            }
            return new Limit(measure, threshold);
        } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException(String.valueOf(wrong.getMessage()));
        }
    }

    /** Where every share keeps a limit, or none does, another was meant: of a bare number above 1 probably a per cent. */
    private static void requireShare(String text, RowName measure, Threshold threshold) {
        if (threshold.saysNothingOfShare()) {
            boolean isBare = !text.endsWith("%") && threshold.bound() > 1 && threshold.bound() <= ALL;
            throw new IllegalArgumentException("'" + text + "' says nothing of a share; expected " + Thresholds.OF_SHARE
                    + (isBare ? ". Maybe '" + measure + " " + threshold + "%'" : ""));
        }
    }
}
