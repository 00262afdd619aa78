/**
 * The store of results: entries that are there whole or not at all, and proven when they are read.
 */
package dev.leat.internal.engine.cache;
