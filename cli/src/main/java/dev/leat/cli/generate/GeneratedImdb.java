package dev.leat.cli.generate;

import java.nio.file.Path;
import java.util.List;

/**
 * What a finished run of {@link ImdbGenerator} left on disk.
 *
 * @param titles rows of {@code title.basics.tsv.gz}, its header not counted
 * @param credits rows of {@code title.principals.tsv.gz}
 * @param names rows of {@code name.basics.tsv.gz}
 * @param rowBytes length of all files before compression
 * @param bytes length of all files
 * @param files the files written, in the order of their rows here
 */
public record GeneratedImdb(
    long titles, long credits, long names, long rowBytes, long bytes, List<Path> files) {
  public GeneratedImdb {
    files = List.copyOf(files);
  }
}
