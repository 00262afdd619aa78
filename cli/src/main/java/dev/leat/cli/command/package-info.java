/** The commands of {@code leat}: what each is told, and what it does. */
package dev.leat.cli.command;
