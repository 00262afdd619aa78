/** Column expressions and aggregates: data only, built in code or parsed from text. */
package dev.leat.expr;
