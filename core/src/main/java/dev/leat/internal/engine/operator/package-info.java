/** The operators of the local engine, one to a file, and the sinks that pipelines end in. */
package dev.leat.internal.engine.operator;
