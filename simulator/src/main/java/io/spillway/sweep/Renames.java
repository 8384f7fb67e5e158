package io.spillway.sweep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** New names of files that were written in full. */
public final class Renames {
    private Renames() {}

    /** A rename is only sure to outlast a power cut once the folder is synced. Not every file system can. */
    public static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unsupported) {
            return;
        }
    }
}
