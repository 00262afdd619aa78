/** Pipelines of stages in Java sources: compiled when they have changed, loaded and made. */
package dev.leat.cli.stage;
