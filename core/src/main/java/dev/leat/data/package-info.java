/** Rows, their schemas and types: the floor of the public packages. */
package dev.leat.data;
