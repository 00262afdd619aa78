/** The keys of plans: digests that are equal only when code, options and inputs are. */
package dev.leat.internal.engine.stage;
