package dev.leat.internal.engine.format.json;

import dev.leat.data.DataSize;
import dev.leat.internal.engine.kernel.JsonChecker;
import dev.leat.internal.engine.kernel.JsonText;
import dev.leat.internal.engine.kernel.JsonTokens;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Checks documents and finds the values that are wanted, in one pass over their bytes.
 *
 * <p>Behind the bytes there is a byte 0, so nothing is compared with their end. Keys are guessed
 * ({@link KnownKeys}), and values are passed over eight bytes at a time. A fault is looked into a
 * second time, by the checker, which can say what it is. Not safe for threads.
 */
final class DocumentScanner {

  /** The field of a document that is no object. */
  static final String VALUE = "value";

  private static final byte[] WRAPPED = "{\"value\":".getBytes(StandardCharsets.US_ASCII);

  private final Wanted wanted;
  private final JsonChecker checker;
  private final KnownKeys keys;
  private final ScannedDocuments documents;
  private final long blanks;
  private final long maxBytes;
  private byte[] bytes = new byte[JsonTokens.PADDING];
  private int length;
  private int used;
  private int slot;
  private int next;
  private boolean irregular;

  private DocumentScanner(Wanted wanted, JsonChecker checker, long blanks, DataSize maxRecord) {
    this.wanted = wanted;
    this.checker = checker;
    this.blanks = blanks;
    this.maxBytes = maxRecord.bytes();
    this.keys = new KnownKeys(wanted.slots());
    this.documents = new ScannedDocuments(wanted.slotCount());
  }

  /** A scanner of documents that stand on one line each. */
  static DocumentScanner ofLines(Wanted wanted, int maxDepth, DataSize maxRecord) {
    JsonChecker checker = JsonChecker.ofLines(maxDepth);
    return new DocumentScanner(wanted, checker, JsonTokens.BLANKS_OF_LINE, maxRecord);
  }

  /** A scanner of documents whose places are known. */
  static DocumentScanner ofTexts(Wanted wanted, int maxDepth, DataSize maxRecord) {
    JsonChecker checker = JsonChecker.ofTexts(maxDepth);
    return new DocumentScanner(wanted, checker, JsonTokens.BLANKS, maxRecord);
  }

  /** Takes new bytes, of which a number are input; forgets what was found. */
  void input(byte[] buffer, int inputLength) {
    bytes = buffer;
    length = inputLength;
    used = inputLength;
    bytes[length] = 0;
    documents.clear();
    checker.clearDuplicates();
  }

  /**
   * The bytes that values are slices of; documents that were written anew stand behind the input.
   */
  byte[] bytes() {
    return bytes;
  }

  ScannedDocuments documents() {
    return documents;
  }

  /** The number of keys that an object had before. */
  long duplicates() {
    return checker.duplicates();
  }

  /** Scans the lines that start in a range, and ends behind the last of them. */
  int lines(int from, int until) {
    int at = from;
    while (at < until) {
      documents.line();
      at = line(at);
    }
    return at;
  }

  private int line(int start) {
    int at = JsonTokens.skipBlanks(bytes, start, blanks);
    if (isLineEnd(at)) {
      return at + 1;
    }
    documents.begin();
    int end = document(at);
    if (end < 0) {
      return reject(at, ~end, fault(at, ~end));
    }
    int close = JsonTokens.skipBlanks(bytes, end, blanks);
    if (!isLineEnd(close)) {
      return reject(at, close, "text stands behind the document, at byte " + (close - at + 1));
    }
    if (end - at > maxBytes) {
      return reject(at, close, tooLong());
    }
    documents.accept(at, end);
    return close + 1;
  }

  private boolean isLineEnd(int at) {
    return bytes[at] == '\n' || at == length;
  }

  private String tooLong() {
    return "the document is longer than %d bytes (raise the limit with --max-record)"
        .formatted(maxBytes);
  }

  /** What is wrong with the document that starts at a position. */
  private String fault(int start, int position) {
    if (position == length && length - start > maxBytes) {
      return tooLong();
    }
    int again = checker.value(bytes, start);
    int at = again < 0 ? ~again : position;
    return checker.reason() + ", at byte " + (at - start + 1);
  }

  private int reject(int start, int from, String reason) {
    int end = from;
    while (!isLineEnd(end)) {
      end++;
    }
    int last = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
    documents.reject(start, last, reason);
    return end + 1;
  }

  /** Scans the document between two positions, which is known to be well formed. */
  void wellFormed(int start, int end) {
    documents.begin();
    int found = document(start);
    assert found == end : "a document ends at " + found + " instead of " + end;
    documents.accept(start, end);
  }

  /** The end of the document that starts at a position, or the complement of that of a fault. */
  private int document(int start) {
    if (bytes[start] != '{') {
      return other(start);
    }
    int end = object(start);
    if (end >= 0 && wanted.kind() == Wanted.Kind.DOCUMENTS) {
      documents.put(0, start, end);
    }
    return end;
  }

  /** A document that is no object becomes the value of one. */
  private int other(int start) {
    int end = checker.value(bytes, start);
    if (end < 0) {
      return end;
    }
    switch (wanted.kind()) {
      case DOCUMENTS -> documents.put(0, wrapped(start, end), used);
      case FIELDS -> {
        int position = keys.slot(VALUE);
        if (position >= 0) {
          documents.put(position, start, end);
        }
      }
    }
    return end;
  }

  /** Writes an object with a value behind the input; where it starts. */
  private int wrapped(int start, int end) {
    int size = WRAPPED.length + end - start + 1;
    int to = Math.max(used, length + JsonTokens.PADDING);
    if (to + size + JsonTokens.PADDING > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * (to + size) + JsonTokens.PADDING);
    }
    System.arraycopy(WRAPPED, 0, bytes, to, WRAPPED.length);
    System.arraycopy(bytes, start, bytes, to + WRAPPED.length, end - start);
    used = to + size;
    bytes[used - 1] = '}';
    return to;
  }

  private int object(int start) {
    byte[] input = bytes;
    int at = start + 1;
    next = 0;
    irregular = false;
    if (input[at] != '"') {
      at = JsonTokens.skipBlanks(input, at, blanks);
      if (input[at] == '}') {
        return at + 1;
      }
    }
    while (true) {
      if (keys.isAt(input, at, next)) {
        slot = keys.slot(next);
        at += keys.length(next);
        at = input[at] > ' ' ? at : JsonTokens.skipBlanks(input, at, blanks);
        next++;
      } else {
        at = key(input, at);
        if (at < 0) {
          return at;
        }
      }
      int end = value(input, at);
      if (end < 0) {
        return end;
      }
      if (slot >= 0) {
        documents.put(slot, at, end);
      }
      at = input[end] == ',' || input[end] == '}' ? end : JsonTokens.skipBlanks(input, end, blanks);
      if (input[at] == '}') {
        return closed(input, start, at + 1);
      }
      if (input[at] != ',') {
        return ~at;
      }
      at++;
      at = input[at] == '"' ? at : JsonTokens.skipBlanks(input, at, blanks);
    }
  }

  private int closed(byte[] input, int start, int end) {
    if (irregular) {
      checker.countDuplicates(input, start);
    }
    return end;
  }

  private int value(byte[] input, int at) {
    byte first = input[at];
    if (first == '"') {
      return JsonTokens.string(input, at + 1);
    }
    return first == '{' || first == '['
        ? checker.value(input, at, 1)
        : JsonTokens.scalar(input, at);
  }

  /** Reads a key that was not guessed; where its value starts. */
  private int key(byte[] input, int at) {
    if (input[at] != '"') {
      return ~at;
    }
    int end = JsonTokens.string(input, at + 1);
    if (end < 0) {
      return end;
    }
    int colon = JsonTokens.skipBlanks(input, end, blanks);
    if (input[colon] != ':') {
      return ~colon;
    }
    int value = JsonTokens.skipBlanks(input, colon + 1, blanks);
    int known = keys.find(input, at, end, next);
    if (known == KnownKeys.UNKNOWN) {
      unknown(input, at, end, value);
    } else {
      slot = keys.slot(known);
      irregular |= known < next;
      next = Math.max(next, known + 1);
    }
    return value;
  }

  private void unknown(byte[] input, int start, int end, int value) {
    String name = JsonText.string(input, start + 1, end - start - 2);
    slot = keys.slot(name);
    if (!keys.isKnown(name) && keys.learn(input, start, end, value, next)) {
      next++;
    } else {
      irregular = true;
    }
  }
}
