package io.spillway.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Examples at the end of helps, in lines that fit: what is copied from there is the command that was meant. */
final class Examples {
    private static final String INDENT = "  ";
    private static final String BELOW = "      ";
    private static final String GOES_ON = " \\";
    /** Between quotes there is nowhere to break. */
    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|[^' ])+");

    private Examples() {}

    /** Breaks those of a command and of all below it. */
    static void fold(CommandLine command) {
        UsageMessageSpec help = command.getCommandSpec().usageMessage();
        help.footer(Arrays.stream(help.footer())
                .flatMap(line -> line.startsWith(INDENT) ? folded(line, help.width()) : Stream.of(line))
                .toArray(String[]::new));
        command.getSubcommands().values().forEach(Examples::fold);
    }

    private static Stream<String> folded(String example, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        Matcher word = WORD.matcher(example);
        while (word.find()) {
            if (line.isEmpty()) {
                line.append(INDENT);
            } else if (line.length() + 1 + word.group().length() + GOES_ON.length() >= width) {
                lines.add(line + GOES_ON);
                line.setLength(0);
                line.append(BELOW);
            } else {
                line.append(' ');
            }
            line.append(word.group());
        }
        lines.add(line.toString());
        return lines.stream();
    }
}
