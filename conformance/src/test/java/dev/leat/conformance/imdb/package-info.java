/** The merge of films and people: what must come of it, found in the slow and obvious way. */
package dev.leat.conformance.imdb;
