package io.spillway.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.spillway.report.Field;
import io.spillway.report.SweepTable;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ResultColumnsTest {
    @Test
    void everyColumnOfEveryTable_isAmongThem() {
        Plan plan = new Plan("none", "1", ImmutableList.of(), Optional.empty(), ImmutableList.of());
        Set<String> columns = new TreeSet<>();
        for (SweepTable table : SweepTable.values()) {
            table.fields(plan).stream().map(Field::name).forEach(columns::add);
        }
        assertThat(ResultColumns.names()).containsExactlyInAnyOrderElementsOf(columns);
    }
}
