package io.spillway.cli;

import io.spillway.scenario.Origin;
import io.spillway.scenario.Setting;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code path=value}, of {@code --set} unless told otherwise. */
class SettingConverter implements ITypeConverter<Setting> {
    private final String option;

    SettingConverter() {
        this("--set");
    }

    private SettingConverter(String option) {
        this.option = option;
    }

    /** One of {@code --with}. */
    static final class OfWith extends SettingConverter {
        OfWith() {
            super("--with");
        }
    }

    @Override
    public Setting convert(String text) {
        try {
            Setting setting = Setting.parse(text);
            return new Setting(setting.path(), setting.value(), Origin.set(option + " " + setting));
        } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException(String.valueOf(wrong.getMessage()));
        }
    }
}
