/** Provokes every message of an error and compares all of them with one golden file. */
package dev.leat.conformance.messages;
