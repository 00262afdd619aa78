package dev.leat.internal.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.DataSize;
import dev.leat.data.Schema;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.file.OutputFile;
import dev.leat.internal.engine.file.Outputs;
import dev.leat.internal.engine.format.text.LinesFormat;
import dev.leat.io.Json;
import dev.leat.io.Sink;
import dev.leat.io.TextLines;
import dev.leat.run.Settings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OrderedOutputTest {

  private static final int LARGE = 300_000;

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final OutputFile file = Outputs.open(new Sink("-", Json.lines()), written);
  private final RunState run =
      new RunState(Settings.defaults().withThreads(1).withMemory(DataSize.parse("1MB")));
  private final OrderedOutput output =
      new OrderedOutput(
          new Concatenation(
              file, new LinesFormat(), TextLines.plain(), Schema.ofText(List.of("a")), run),
          run);

  @Test
  void splitsAreWrittenInTheirOrder() {
    output.put(1, bytes('b', 3));
    output.put(2, bytes('c', 3));
    output.put(0, bytes('a', 3));
    file.commit();

    assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("aaabbbccc");
  }

  @Test
  void aSplitWaitsForItsTurnWhenMuchWaitsAlready() throws InterruptedException {
    output.put(2, bytes('c', LARGE));
    Thread ahead = new Thread(() -> output.put(1, bytes('b', 3)));
    ahead.start();
    while (ahead.getState() != Thread.State.WAITING) {
      assertThat(ahead.isAlive()).as("it waits").isTrue();
      Thread.onSpinWait();
    }

    output.put(0, bytes('a', 3));
    ahead.join();
    file.commit();
    assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("aaabbb" + "c".repeat(LARGE));
  }

  private static ByteBuilder bytes(char letter, int count) {
    ByteBuilder bytes = new ByteBuilder(count);
    bytes.append(String.valueOf(letter).repeat(count).getBytes(StandardCharsets.UTF_8));
    return bytes;
  }
}
