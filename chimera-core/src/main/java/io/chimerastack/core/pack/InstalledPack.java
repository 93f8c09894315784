package io.chimerastack.core.pack;

/**
 * A pack that is installed on this machine.
 *
 * @param name its name
 * @param origin where it came from: a path or a URL; empty if its record is gone
 * @param archive the SHA-256 in hex of the archive that it came in; empty if it came in none
 * @param digest the SHA-256 in hex of all its files when it was installed; empty if its record is
 *     gone
 * @param components how many components it has
 * @param stacks how many stacks it has
 * @param changed whether its files are others than those that were installed
 */
public record InstalledPack(
    String name,
    String origin,
    String archive,
    String digest,
    int components,
    int stacks,
    boolean changed) {}
