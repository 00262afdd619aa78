package dev.leat.internal.engine;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.file.OutputFile;
import dev.leat.internal.engine.file.Outputs;
import dev.leat.io.Csv;
import dev.leat.io.Sink;
import dev.leat.run.Reject;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes rejects to a CSV file with the columns file, line, byte, column, reason and raw.
 *
 * <p>The file appears whole when it is closed, after a failed run too: that is when it is wanted.
 */
final class RejectFile implements AutoCloseable {

  private final OutputFile file;
  private boolean closed;
  private final ByteBuilder line = new ByteBuilder(1 << 10);

  /** A file at a path, which is replaced. */
  RejectFile(Path path, OutputStream stdout) {
    file = Outputs.open(new Sink(path.toString(), Csv.commas()), stdout);
    write("file,line,byte,column,reason,raw\n");
  }

  /** Adds a reject. */
  void add(Reject reject) {
    write(
        "%s,%d,%d,%s,%s,%s\n"
            .formatted(
                quoted(reject.source()),
                reject.line(),
                reject.byteOffset(),
                quoted(reject.column()),
                quoted(reject.reason()),
                quoted(reject.rawText())));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private void write(String text) {
    line.clear();
    line.append(text.getBytes(StandardCharsets.UTF_8));
    file.write(line.array(), 0, line.size());
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      file.commit();
      file.close();
    }
  }
}
