/** Runs pipelines of stages: their keys, what is done with each, and why. */
package dev.leat.internal.engine.pipeline;
