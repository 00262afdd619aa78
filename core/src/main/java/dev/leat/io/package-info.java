/** Where rows come from and go to: options of formats, sources and sinks; data only. */
package dev.leat.io;
