/** The sealed plan that a dataset is, and that every engine runs. */
package dev.leat.plan;
