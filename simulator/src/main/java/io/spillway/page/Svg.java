package io.spillway.page;

import java.util.Locale;

/** A drawing as SVG, with the title and the description that are read out where it cannot be seen. Colours are the page's. */
public final class Svg {
    private final StringBuilder svg = new StringBuilder();
    private final String titleId;

    /** @param id of the drawing, unlike any other on the page */
    public Svg(String id, int width, int height, String title, String description) {
        titleId = id + "-title";
        add("<svg role=\"img\" aria-labelledby=\"%s-title %s-desc\" viewBox=\"0 0 %d %d\">%n", id, id, width, height);
        add("<title id=\"%s-title\">%s</title>%n", id, escape(title));
        add("<desc id=\"%s-desc\">%s</desc>%n", id, escape(description));
    }

    /** Adds elements, in the form of {@link String#format}; texts among the values are to be {@linkplain #escape escaped}. */
    public void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
    }

    /** A name of letters that are read from right to left stands between marks of its own. */
    public static String escape(String text) {
        return HtmlPage.escape(Direction.marked(text));
    }

    String titleId() {
        return titleId;
    }

    String text() {
        return svg + "</svg>\n";
    }
}
