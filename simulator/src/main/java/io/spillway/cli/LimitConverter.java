package io.spillway.cli;

import io.spillway.measures.RowName;
import io.spillway.model.Threshold;
import io.spillway.scenario.Thresholds;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A condition on a measure: {@code lossShare < 1%}, {@code placedShare/azure > 50%}. */
final class LimitConverter implements ITypeConverter<LimitConverter.Limit> {
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
        try {
            return new Limit(measure, Thresholds.parse(parts.group(2).strip()));
        } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException(String.valueOf(wrong.getMessage()));
        }
    }
}
