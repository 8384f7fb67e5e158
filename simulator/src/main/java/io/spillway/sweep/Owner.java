package io.spillway.sweep;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A process, among all that ever were on all machines.
 *
 * @param startSecond when it began, in seconds since 1970; 0 where the system does not say. A process of a container that is
 *     started again may have the number of the one before it
 */
public record Owner(String host, long process, long startSecond) {
    private static final Pattern TEXT = Pattern.compile("(.+):([0-9]+):([0-9]+)");
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final int CLOCK_SECONDS = 2;

    /** This process. */
    public static Owner self() {
        ProcessHandle own = ProcessHandle.current();
        return new Owner(thisHost(), own.pid(), start(own));
    }

    private static long start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::getEpochSecond).orElse(0L);
    }

    private static String thisHost() {
        try {
            return Files.readString(HOST_NAME).strip();
        } catch (IOException elsewhere) {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException unknown) {
                return "localhost";
            }
        }
    }

    /** The one that a lock names; nothing when there is no such lock. */
    static @Nullable Owner of(Path lock) throws IOException {
        try {
            return parse(Files.readSymbolicLink(lock).toString());
        } catch (NoSuchFileException none) {
            return null;
        } catch (NotLinkException other) {
            throw new UnusableFolderException(lock, "is no lock of a sweep. Maybe remove it");
        }
    }

    static Owner parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return new Owner(text, 0, 0);
        }
        return new Owner(parts.group(1), Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3)));
    }

    boolean isOfThisMachine() {
        return host.equals(thisHost());
    }

    /** Whether it runs, when it is of this machine. */
    boolean isRunning() {
        return ProcessHandle.of(process)
                .filter(ProcessHandle::isAlive)
                .filter(running -> startSecond == 0 || Math.abs(start(running) - startSecond) <= CLOCK_SECONDS)
                .isPresent();
    }

    /** A name for a file of it. */
    String fileName() {
        return host + "-" + process + "-" + startSecond;
    }

    @Override
    public String toString() {
        return host + ":" + process + ":" + startSecond;
    }
}
