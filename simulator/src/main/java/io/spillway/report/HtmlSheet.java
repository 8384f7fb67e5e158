package io.spillway.report;

import io.spillway.page.HtmlPage;
import java.io.IOException;

/** A report as parts of a page. */
final class HtmlSheet implements Sheet {
    private final HtmlPage page;
    private final String title;

    /** @param title that the page has already */
    HtmlSheet(HtmlPage page, String title) {
        this.page = page;
        this.title = title;
    }

    @Override
    public void head(String name, String period, String settings) throws IOException {
        if (!name.equals(title)) {
            page.part(name);
        }
        page.paragraph(period + "; " + settings);
    }

    @Override
    public void title(String text) throws IOException {
        page.heading(text);
    }

    @Override
    public void table(TextTable table) throws IOException {
        table.write(page);
    }

    @Override
    public void say(String sentence) throws IOException {
        page.paragraph(sentence);
    }

    /** Paragraphs are set off already. */
    @Override
    public void gap() {}
}
