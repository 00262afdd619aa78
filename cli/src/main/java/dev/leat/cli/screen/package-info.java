/** What people see: terminals, colours, progress, accounts, histograms and errors. */
package dev.leat.cli.screen;
