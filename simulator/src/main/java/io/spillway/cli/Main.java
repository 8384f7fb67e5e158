package io.spillway.cli;

/** The command {@code spillway}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {}
}
