package dev.leat.internal.engine.format.csv;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV one byte at a time, by the rules that {@link CsvScanner} must keep.
 *
 * <p>Says what it finds as lines of text: {@code row @0 [a][null]} and {@code reject @4-9 reason}.
 */
final class PlainCsv {

  private final CsvDialect dialect;
  private final int width;
  private final byte[] bytes;
  private final List<String> found = new ArrayList<>();
  private int position;

  PlainCsv(CsvDialect dialect, int width, byte[] bytes) {
    this.dialect = dialect;
    this.width = width;
    this.bytes = bytes;
  }

  /** Everything that is found, and last the number of lines. */
  List<String> findings() {
    while (position < bytes.length) {
      if (isLineEnd()) {
        passLineEnd();
      } else if (bytes[position] == dialect.comment()) {
        skipLine();
      } else {
        record();
      }
    }
    found.add("lines " + lines(0, bytes.length));
    return found;
  }

  private void record() {
    int start = position;
    List<@Nullable String> fields = new ArrayList<>();
    CsvFault fault = null;
    int faultAt = 0;
    boolean more = true;
    while (more) {
      int opening = position;
      boolean quoted = isQuote();
      StringBuilder text = new StringBuilder();
      if (quoted && !quotedText(text)) {
        position = opening;
        rejectLine(start, CsvFault.unclosedQuote(fields.size()));
        return;
      }
      int afterText = position;
      passTo(text, quoted);
      if (quoted && position > afterText && fault == null) {
        fault = CsvFault.textAfterQuote(fields.size());
        faultAt = opening;
      }
      fields.add(quoted ? text.toString() : unquoted(text.toString()));
      more = position < bytes.length && bytes[position] == dialect.delimiter();
      position += more ? 1 : 0;
    }
    end(start, fields, fault, faultAt);
  }

  /** Reads up to the closing quote and says whether there is one. */
  private boolean quotedText(StringBuilder text) {
    position++;
    while (position < bytes.length) {
      byte next = position + 1 < bytes.length ? bytes[position + 1] : 0;
      boolean doubled = isQuote() && next == dialect.quote();
      boolean escaped = bytes[position] == dialect.escape() && isEscapable(next);
      if (doubled || escaped) {
        text.append((char) (next & 0xFF));
        position += 2;
      } else if (isQuote()) {
        position++;
        return true;
      } else {
        text.append((char) (bytes[position++] & 0xFF));
      }
    }
    return false;
  }

  private boolean isEscapable(byte next) {
    return next == dialect.quote() || next == dialect.escape();
  }

  private void passTo(StringBuilder text, boolean quoted) {
    while (position < bytes.length && bytes[position] != dialect.delimiter() && !isLineEnd()) {
      if (!quoted) {
        text.append((char) (bytes[position] & 0xFF));
      }
      position++;
    }
  }

  private @Nullable String unquoted(String text) {
    boolean named =
        dialect.nullTexts().stream().anyMatch(bytesOfNull -> text.equals(latin(bytesOfNull)));
    return text.isEmpty() || named ? null : text;
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private void end(int start, List<@Nullable String> fields, @Nullable CsvFault fault, int at) {
    int stop = position;
    if (fault != null) {
      position = at;
      toLineEnd();
      boolean spansLines = position < stop;
      position = spansLines ? position : stop;
      reject(start, fault);
    } else if (fields.size() == width || (fields.size() < width && dialect.padsShortRecords())) {
      while (fields.size() < width) {
        fields.add(null);
      }
      found.add(row(start, fields));
    } else {
      reject(start, CsvFault.wrongWidth(fields.size(), width));
    }
    passLineEnd();
  }

  static String row(int start, List<@Nullable String> fields) {
    StringBuilder line = new StringBuilder("row @" + start + " ");
    fields.forEach(field -> line.append(field == null ? "[null]" : "[<" + field + ">]"));
    return line.toString();
  }

  private void rejectLine(int start, CsvFault fault) {
    toLineEnd();
    reject(start, fault);
    passLineEnd();
  }

  private void reject(int start, CsvFault fault) {
    found.add(reject(start, position, fault));
  }

  static String reject(int start, int end, CsvFault fault) {
    return "reject @%d-%d %d %s".formatted(start, end, fault.field(), fault.reason());
  }

  private boolean isQuote() {
    return position < bytes.length && bytes[position] == dialect.quote();
  }

  private boolean isLineEnd() {
    return bytes[position] == '\n' || bytes[position] == '\r';
  }

  private void skipLine() {
    toLineEnd();
    passLineEnd();
  }

  private void toLineEnd() {
    while (position < bytes.length && !isLineEnd()) {
      position++;
    }
  }

  private void passLineEnd() {
    if (position + 1 < bytes.length && bytes[position] == '\r' && bytes[position + 1] == '\n') {
      position += 2;
    } else if (position < bytes.length) {
      position++;
    }
  }

  /** The number of lines begun in a range; a line ends with LF, CRLF or CR. */
  private int lines(int from, int to) {
    int lines = 0;
    boolean open = false;
    for (int i = from; i < to; i++) {
      boolean crOfPair = bytes[i] == '\r' && i + 1 < to && bytes[i + 1] == '\n';
      boolean ends = bytes[i] == '\n' || (bytes[i] == '\r' && !crOfPair);
      lines += ends ? 1 : 0;
      open = !ends;
    }
    return lines + (open ? 1 : 0);
  }
}
