/** What the formats have in common. */
package dev.leat.internal.engine.format;
