package dev.leat.cli.generate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that appear only when complete. */
class PublishedFileTest {
  @TempDir private Path directory;
  private Path target;

  @BeforeEach
  void nameTarget() {
    target = directory.resolve("out.csv");
  }

  @Test
  void aTargetIsReplacedByTheNewContents() throws IOException {
    Files.writeString(target, "old");

    PublishedFile.write(target, channel -> put(channel, "new"));

    assertThat(target).hasContent("new");
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void theTargetIsUntouchedWhileItsSuccessorGrows() throws IOException {
    Files.writeString(target, "old");

    PublishedFile.write(
        target,
        channel -> {
          put(channel, "new");
          assertThat(target).hasContent("old");
          assertThat(directory).isDirectoryContaining("glob:**/.out.csv.*.tmp");
        });
  }

  @Test
  void aFullDiskLeavesTheOldFileAndNothingElse() throws IOException {
    Files.writeString(target, "old");

    assertThatThrownBy(() -> PublishedFile.write(target, PublishedFileTest::fillDisk))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Cannot write %s: No space left on device", target);
    assertThat(target).hasContent("old");
    assertThat(directory.toFile().list()).containsExactly("out.csv");
  }

  @Test
  void aTargetThatIsADirectoryStaysOne() throws IOException {
    Files.createDirectory(target);

    assertThatThrownBy(() -> PublishedFile.write(target, channel -> put(channel, "new")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Cannot write %s: ", target);
    assertThat(target).isEmptyDirectory();
    assertThat(directory.toFile().list()).containsExactly("out.csv");
  }

  @Test
  void whatAKilledProcessLeftIsRemoved() throws IOException {
    Path left = Files.createFile(directory.resolve(".out.csv.999999999999-1f.tmp"));

    PublishedFile.write(target, channel -> put(channel, "new"));

    assertThat(left).doesNotExist();
  }

  @Test
  void theFilesOfLivingProcessesAndOfOthersStay() throws IOException {
    long living = ProcessHandle.current().pid();
    Files.createFile(directory.resolve(".out.csv." + living + "-1f.tmp"));
    Files.createFile(directory.resolve(".out.csv.mine-1f.tmp"));
    Files.createFile(directory.resolve(".other.csv.999999999999-1f.tmp"));

    PublishedFile.write(target, channel -> put(channel, "new"));

    assertThat(directory.toFile().list()).hasSize(4);
  }

  private static void put(FileChannel channel, String text) throws IOException {
    PublishedFile.writeFully(channel, ByteBuffer.wrap(text.getBytes(UTF_8)));
  }

  private static void fillDisk(FileChannel channel) throws IOException {
    put(channel, "some");
    throw new IOException("No space left on device");
  }
}
