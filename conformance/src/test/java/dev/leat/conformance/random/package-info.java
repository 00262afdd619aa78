/** Data and choices at random, repeated by their seed. */
package dev.leat.conformance.random;
