/** How a plan is run and what it reports: settings, progress, rejects and the account of rows. */
package dev.leat.run;
