package io.spillway.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.page.HtmlPage.Column;
import io.spillway.page.HtmlPage.Content;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
    private static String body(Content content) throws IOException {
        StringBuilder page = new StringBuilder();
        HtmlPage.write("title", page, content);
        return page.substring(page.indexOf("</h1>\n") + "</h1>\n".length(), page.indexOf("</main>"));
    }

    @Test
    void namesThatAreReadFromTheRight_changeNoPlacesWithNumbers() throws Exception {
        assertThat(Direction.isolated("10 % ענן-ג, 12 % ענן ב; <aws>"))
                .isEqualTo("10 % <bdi>ענן-ג</bdi>, 12 % <bdi>ענן ב</bdi>; &lt;aws&gt;");
        assertThat(Direction.isolated("aws, 3.5 % (سحابة).")).isEqualTo("aws, 3.5 % (<bdi>سحابة</bdi>).");
        assertThat(Direction.isolated("a & b")).isEqualTo("a &amp; b");
        assertThat(Svg.escape("2027-01\nענן-ג  10 %")).isEqualTo("2027-01\n\u2068ענן-ג\u2069  10 %");
    }

    /** What is said of a name begins at the left, what is said in its language at the right. */
    @Test
    void aSentence_hasTheDirectionOfItsLanguage() throws Exception {
        assertThat(body(page -> page.paragraph("ענן-ג takes the most.")))
                .isEqualTo("<p><bdi>ענן-ג</bdi> takes the most.</p>\n");
        assertThat(body(page -> page.paragraph("ענן ראשון, ענן שני.")))
                .isEqualTo("<p dir=\"auto\">ענן ראשון, ענן שני.</p>\n");
    }

    @Test
    void rowsAreNamedByTheirFirstWords_andNoHeadIsEmpty() throws Exception {
        assertThat(body(page -> page.table(
                        List.of(new Column("cloud", false), new Column("share", true), new Column("", false)),
                        List.of(List.of("aws", "5 %", "best")))))
                .contains("<table aria-label=\"title\">")
                .contains("<th scope=\"col\">cloud</th><th scope=\"col\" class=\"number\">share</th><td></td>")
                .contains("<th scope=\"row\">aws</th><td class=\"number\">5 %</td><td>best</td>");
    }

    @Test
    void headingsOfAPart_areBelowItsOwn() throws Exception {
        assertThat(body(page -> {
                    page.part("one");
                    page.heading("of one");
                    page.part("two");
                }))
                .isEqualTo("<h2>one</h2>\n<h3>of one</h3>\n<h2>two</h2>\n");
    }
}
