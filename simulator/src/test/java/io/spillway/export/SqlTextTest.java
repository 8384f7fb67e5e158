package io.spillway.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                " select 1 ; \n ",
                ";;select 1;;",
                "select ';', 'it''s; so'",
                "select \"a;b\" from (select 1 as \"a;b\")",
                "select 1 -- one; two\n, 2",
                "select 1 /* one; two\n; three */ ; -- four",
                "select $$a;b$$, $x$c;$$d$x$",
                "select e'it\\'s; so', E'a''b;'"
            })
    void oneStatement(String sql) {
        assertThat(SqlText.isSeveral(sql)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1; select 2",
                "select 'a';select 'b'",
                "select '--';\nselect 2",
                "select 1 -- one\n; select 2",
                "select '\\'; select 2"
            })
    void moreThanOne(String sql) {
        assertThat(SqlText.isSeveral(sql)).isTrue();
    }

    @Test
    void theStatement_isWithoutWhatEndsIt() {
        assertThat(SqlText.statement("select 1")).isEqualTo("select 1");
        assertThat(SqlText.statement(" -- first\n select ';' /* ; */ as a; -- last; \n;"))
                .isEqualTo("select ';' /* ; */ as a");
        assertThat(SqlText.statement("select 'a;'")).isEqualTo("select 'a;'");
        assertThat(SqlText.statement("-- nothing")).isEmpty();
    }
}
