/** The facade: datasets and the engines that they run on. */
package dev.leat;
