package io.spillway.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.spillway.scenario.Setting;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One combination of values.
 *
 * @param seq its number, from 0
 * @param id a hash of what it sets
 * @param values by axis, as a scenario would write them; the scenario's own where the point sets none
 * @param settings what it lays over the scenario
 */
record Point(int seq, String id, ImmutableList<String> values, ImmutableList<Setting> settings) {
    private static final int ID_LENGTH = 12;

    static Point of(int seq, ImmutableList<Axis> axes, List<Optional<Level>> levels, ImmutableList<String> own) {
        ImmutableList.Builder<String> values = ImmutableList.builder();
        ImmutableList.Builder<Setting> settings = ImmutableList.builder();
        Hasher hasher = Hashing.sha256().newHasher();
        for (int a = 0; a < axes.size(); a++) {
            Optional<Level> level = levels.get(a);
            values.add(level.map(Level::text).orElse(own.get(a)));
            if (level.isPresent()) {
                Level set = level.get();
                String path = axes.get(a).path();
                settings.add(new Setting(
                        path,
                        set.text(),
                        set.origin().asSetting(),
                        axes.get(a).pathOrigin().asSetting()));
                hasher.putString(path + "=" + set.text() + "\n", StandardCharsets.UTF_8);
            }
        }
        String id = hasher.hash().toString().substring(0, ID_LENGTH);
        return new Point(seq, id, values.build(), settings.build());
    }
}
