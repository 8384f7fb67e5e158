package io.spillway.page;

import com.google.common.hash.Hashing;
import com.google.common.html.HtmlEscapers;
import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * One page of HTML with text, tables and charts. It holds no script, and its policy allows nothing from anywhere. Texts are
 * escaped; drawings are {@link Svg}.
 */
public final class HtmlPage {
    private final Appendable to;
    /** Of the next heading. */
    private int level = 2;
    /** What is written below now, which names its tables. */
    private String about = "";

    private HtmlPage(Appendable to) {
        this.to = to;
    }

    /** A column of a table. @param isNumber whether what stands in it lines up at the right */
    public record Column(String title, boolean isNumber) {}

    /** What fills a part of a page. */
    @FunctionalInterface
    public interface Content {
        void write(HtmlPage page) throws IOException;
    }

    /** Writes a page from its first line to its last. */
    public static void write(String title, Appendable to, Content content) throws IOException {
        HtmlPage page = new HtmlPage(to);
        page.begin(title);
        content.write(page);
        to.append("</main>\n</body>\n</html>\n");
    }

    private void begin(String title) throws IOException {
        String style = Resources.toString(Resources.getResource(HtmlPage.class, "page.css"), StandardCharsets.UTF_8);
        String hash = Base64.getEncoder()
                .encodeToString(Hashing.sha256()
                        .hashString(style, StandardCharsets.UTF_8)
                        .asBytes());
        to.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        to.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-")
                .append(hash)
                .append("'\"/>\n");
        to.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        to.append("<title>").append(escape(title)).append("</title>\n");
        to.append("<style>").append(style).append("</style>\n</head>\n<body>\n<main>\n");
        about = title;
        element("h1", title);
    }

    /** Begins one of several parts: until the next, headings are below its own. */
    public void part(String text) throws IOException {
        level = 2;
        heading(text);
        level = 3;
    }

    public void heading(String text) throws IOException {
        about = text;
        element("h" + level, text);
    }

    public void paragraph(String text) throws IOException {
        element("p", text);
    }

    private void element(String tag, String text) throws IOException {
        to.append('<').append(tag).append(text(text)).append("</").append(tag).append(">\n");
    }

    /** The end of an element's tag, and its text. */
    private static String text(String text) {
        return Direction.isRightToLeft(text) ? " dir=\"auto\">" + escape(text) : ">" + Direction.isolated(text);
    }

    public void table(List<Column> columns, List<List<String>> rows) throws IOException {
        table(columns, rows, Set.of());
    }

    /**
     * The first column names the rows, if it is one of words.
     *
     * @param bad the rows that stand out, as what they say is not as it should be
     */
    public void table(List<Column> columns, List<List<String>> rows, Set<Integer> bad) throws IOException {
        String label = " aria-label=\"" + escape(about) + "\"";
        to.append("<div class=\"wide\" tabindex=\"0\" role=\"group\"")
                .append(label)
                .append(">\n<table")
                .append(label);
        to.append(">\n<thead><tr>");
        for (Column column : columns) {
            cell(column.title().isEmpty() ? "td" : "th", "col", column, column.title());
        }
        to.append("</tr></thead>\n<tbody>\n");
        for (int number = 0; number < rows.size(); number++) {
            List<String> row = rows.get(number);
            to.append(bad.contains(number) ? "<tr class=\"bad\">" : "<tr>");
            for (int i = 0; i < row.size(); i++) {
                boolean isName =
                        i == 0 && !columns.get(0).isNumber() && !row.get(0).isEmpty();
                cell(isName ? "th" : "td", "row", columns.get(i), row.get(i));
            }
            to.append("</tr>\n");
        }
        to.append("</tbody>\n</table>\n</div>\n");
    }

    /** @param scope of what a head is the name, if it is one */
    private void cell(String tag, String scope, Column column, String text) throws IOException {
        to.append('<').append(tag).append(tag.equals("th") ? " scope=\"" + scope + "\"" : "");
        to.append(column.isNumber() ? " class=\"number\">" : ">");
        to.append(Direction.isolated(text)).append("</").append(tag).append('>');
    }

    /** A drawing with nothing beside it, which keeps its width and scrolls where there is less. */
    public void figure(Svg drawing) throws IOException {
        to.append("<figure class=\"wide\" tabindex=\"0\" aria-labelledby=\"").append(drawing.titleId());
        to.append("\">\n").append(drawing.text()).append("</figure>\n");
    }

    /**
     * A drawing with its caption, and what its colours stand for.
     *
     * @param legend the names, each behind its mark
     * @param details what can be opened below it
     */
    public void figure(String caption, List<Key> legend, Svg drawing, Content details) throws IOException {
        about = caption;
        to.append("<figure>\n");
        element("figcaption", caption);
        to.append("<ul class=\"legend\">\n");
        for (Key key : legend) {
            to.append("<li>")
                    .append(key.mark().drawing(key.colour()))
                    .append("<span")
                    .append(text(key.name()));
            to.append("</span></li>\n");
        }
        to.append("</ul>\n").append(drawing.text());
        details("As a table", details);
        to.append("</figure>\n");
    }

    /** A name in a legend, its mark, and the class of its colour in the style sheet. */
    public record Key(Mark mark, String colour, String name) {}

    /** A piece of what a name in a legend stands for, drawn as that is: a background would not be printed. */
    public enum Mark {
        AREA("<rect class=\"area %s\" x=\"1\" y=\"1\" width=\"12\" height=\"10\"/>", 14),
        LINE("<path class=\"line %s\" d=\"M0 6H44\"/>", 44);

        private final String drawing;
        private final int width;

        Mark(String drawing, int width) {
            this.drawing = drawing;
            this.width = width;
        }

        private String drawing(String colour) {
            return "<svg aria-hidden=\"true\" width=\"" + width + "\" height=\"12\" viewBox=\"0 0 " + width + " 12\">"
                    + drawing.replace("%s", colour) + "</svg>";
        }
    }

    /** What is shown when it is asked for. */
    public void details(String summary, Content content) throws IOException {
        to.append("<details>\n");
        element("summary", summary);
        content.write(this);
        to.append("</details>\n");
    }

    /** Figures side by side where there is room. */
    public void gallery(Content figures) throws IOException {
        to.append("<div class=\"gallery\">\n");
        figures.write(this);
        to.append("</div>\n");
    }

    static String escape(String text) {
        return HtmlEscapers.htmlEscaper().escape(text);
    }
}
