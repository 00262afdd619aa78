/** The local engine: lowers plans to operators and drives them with all cores. */
package dev.leat.internal.engine;
