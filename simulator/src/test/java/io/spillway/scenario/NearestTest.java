package io.spillway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> WORDS = List.of("capacity", "capacityScale", "price", "headroom", "accelerator");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "capcity, 'capacity'",
                "cpaacity, 'capacity'",
                "capacity-scale, 'capacityScale'",
                "CAPACITY, 'capacity'",
                "prize, 'price'",
                "head, 'headroom'",
                "acc, 'accelerator'",
                "cap, ''",
                "hdrm, 'headroom'",
                "HD-rm, 'headroom'",
                "capsl, 'capacityScale'",
                "cpct, ''",
                "edrm, ''",
                "mrdh, ''",
                "hm, ''",
                "x, ''",
                "somethingElse, ''",
            })
    void findsTheWordMeant(String word, String expected) {
        assertThat(Nearest.to(word, WORDS)).isEqualTo(expected.equals("''") ? "" : expected);
    }
}
