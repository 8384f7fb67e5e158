package io.spillway.cli;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/** Lines of a journal as a program that counts otherwise would write them. */
final class Forged {
    private static final String SEAL = ",\"crc32c\":\"";

    private Forged() {}

    /** The journal with another first number in its first block, under a checksum that fits. */
    static String withAnotherFirstValue(String journal) {
        StringBuilder forged = new StringBuilder();
        boolean done = false;
        for (String line : journal.split("\n")) {
            boolean here = !done && line.contains("\"block\"");
            forged.append(here ? sealed(line.replaceFirst("\\[\\[", "[[9")) : line)
                    .append('\n');
            done |= here;
        }
        return forged.toString();
    }

    private static String sealed(String line) {
        String open = line.substring(0, line.indexOf(SEAL));
        return open + SEAL + Hashing.crc32c().hashString(open, StandardCharsets.UTF_8) + "\"}";
    }
}
