/** Fetches files from web servers: whole or not at all, and on from where a fetch broke off. */
package dev.leat.internal.engine.file.http;
