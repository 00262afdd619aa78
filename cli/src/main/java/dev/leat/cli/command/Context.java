package dev.leat.cli.command;

import dev.leat.cli.screen.Terminal;

/**
 * What every command is given.
 *
 * @param terminal the streams
 * @param manner how it talks
 */
public record Context(Terminal terminal, Manner manner) {}
