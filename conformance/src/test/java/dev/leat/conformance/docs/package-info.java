/** Keeps the documents true: their examples run, and what they name is there. */
package dev.leat.conformance.docs;
