package dev.leat.internal.engine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlySyncTest {

  private static final int MEGABYTE = 1 << 20;

  @TempDir Path folder;

  @Test
  void whatIsWrittenMeanwhileIsAllThere() throws IOException {
    Path file = folder.resolve("large");
    try (FileChannel channel = open(file)) {
      EarlySync sync = new EarlySync(channel);
      for (int i = 0; i < 100; i++) {
        channel.write(ByteBuffer.wrap(new byte[MEGABYTE]));
        sync.wrote(MEGABYTE);
      }
      sync.finish();
    }
    assertThat(Files.size(file)).isEqualTo(100L * MEGABYTE);
  }

  @Test
  void aFailureInTheBackgroundFailsTheEnd() throws IOException {
    FileChannel channel = open(folder.resolve("closed"));
    EarlySync sync = new EarlySync(channel);
    channel.close();
    sync.wrote(100 * MEGABYTE);

    assertThatThrownBy(sync::finish).isInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(sync::finish).isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void fewBytesNeedNoThread() throws IOException {
    try (FileChannel channel = open(folder.resolve("small"))) {
      EarlySync sync = new EarlySync(channel);
      sync.wrote(MEGABYTE);
      sync.finish();
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("leat-sync"));
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }
}
