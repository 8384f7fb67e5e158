package io.spillway.report;

import io.spillway.page.HtmlPage;
import java.io.IOException;

/** A report as parts of a page, whose title is said already. */
final class HtmlSheet implements Sheet {
    private final HtmlPage page;

    HtmlSheet(HtmlPage page) {
        this.page = page;
    }

    @Override
    public void head(String name, String period, String settings) throws IOException {
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
}
