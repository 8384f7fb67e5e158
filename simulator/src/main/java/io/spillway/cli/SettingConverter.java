package io.spillway.cli;

import io.spillway.scenario.Setting;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --set path=value}. */
final class SettingConverter implements ITypeConverter<Setting> {
    @Override
    public Setting convert(String text) {
        try {
            return Setting.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException(String.valueOf(wrong.getMessage()));
        }
    }
}
