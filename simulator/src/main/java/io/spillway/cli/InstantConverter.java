package io.spillway.cli;

import io.spillway.scenario.Amount;
import io.spillway.scenario.Nearest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A day, its beginning in UTC, or a time such as a decision's. */
final class InstantConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException wrong) {
            String meant = Amount.meantDate(text);
            throw new TypeConversionException(
                    "'" + text + "' is not a time, such as 2026-04-27 or 2026-04-27T12:00Z" + Nearest.maybe(meant));
        }
    }
}
