package io.spillway.scenario;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The text of a file's bytes. */
final class Utf8 {
    private Utf8() {}

    /**
     * The text; null when the bytes are none, which is told.
     *
     * @param expected what the file should be
     */
    static @Nullable String text(String file, byte[] bytes, String expected, Problems problems) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (result.isError()) {
            problems.add(end(file, text), "", "not a text file in UTF-8", expected, "");
            return null;
        }
        return text.toString();
    }

    /** The place at which a beginning of a file ends. */
    static Origin end(String file, CharSequence text) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i++) {
            column++;
            if (text.charAt(i) == '\n') {
                line++;
                column = 1;
            }
        }
        return Origin.file(file, line, column);
    }
}
