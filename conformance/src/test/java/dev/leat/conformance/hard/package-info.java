/** Hard days: killed processes, full disks, closed pipes, damaged and hostile files. */
package dev.leat.conformance.hard;
