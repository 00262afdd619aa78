/** What an engine provides. */
package dev.leat.spi;
