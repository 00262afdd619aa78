package dev.leat.cli.generate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A table of texts of at most eight ASCII characters, each kept in one {@code long}.
 *
 * <p>Adding a text to a chunk is then a single store of eight bytes, of which the surplus is
 * overwritten by what follows. Against copying bytes one by one that made rows twice as fast.
 */
final class Texts {
  private final long[] words;
  private final byte[] lengths;

  Texts(List<String> texts) {
    words = new long[texts.size()];
    lengths = new byte[texts.size()];
    for (int index = 0; index < words.length; index++) {
      byte[] text = texts.get(index).getBytes(US_ASCII);
      words[index] = word(text);
      lengths[index] = (byte) text.length;
    }
  }

  /** The numbers from {@code first} to {@code last} in this {@link String#format format}. */
  static Texts numbers(int first, int last, String format) {
    return new Texts(
        IntStream.rangeClosed(first, last)
            .mapToObj(n -> String.format(Locale.ROOT, format, n))
            .toList());
  }

  int size() {
    return words.length;
  }

  void append(EventChunk chunk, int index) {
    chunk.put(words[index], lengths[index]);
  }

  /** Adds any of the texts, each as likely as the others. */
  void appendAny(EventChunk chunk, SplitMix random) {
    append(chunk, random.below(words.length));
  }

  /** The first character goes to the lowest byte, as {@link EventChunk#put} stores it. */
  private static long word(byte[] text) {
    if (text.length > Long.BYTES) {
      throw new IllegalArgumentException(
          "text: %s bytes (expected: at most 8)".formatted(text.length));
    }
    long word = 0;
    for (int at = text.length - 1; at >= 0; at--) {
      word = word << Byte.SIZE | text[at];
    }
    return word;
  }
}
