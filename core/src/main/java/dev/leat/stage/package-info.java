/** Stages: the annotations of a pipeline, its graph as data, and what a run says of each stage. */
package dev.leat.stage;
