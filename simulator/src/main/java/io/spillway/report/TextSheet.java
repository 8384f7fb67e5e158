package io.spillway.report;

import java.io.IOException;

/** A report as lines of text. */
final class TextSheet implements Sheet {
    private final Appendable to;

    TextSheet(Appendable to) {
        this.to = to;
    }

    @Override
    public void head(String name, String period, String settings) throws IOException {
        to.append(name).append("   ").append(period).append('\n');
        to.append(settings).append('\n');
    }

    @Override
    public void title(String text) throws IOException {
        to.append('\n').append(text).append('\n');
    }

    @Override
    public void table(TextTable table) throws IOException {
        table.write(to);
    }

    @Override
    public void say(String sentence) throws IOException {
        to.append(sentence).append('\n');
    }

    @Override
    public void gap() throws IOException {
        to.append('\n');
    }
}
