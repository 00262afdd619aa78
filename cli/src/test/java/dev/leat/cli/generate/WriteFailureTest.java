package dev.leat.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a user reads when files cannot be written. */
class WriteFailureTest {
  private static final Path TARGET = Path.of("data", "location.csv");

  @Test
  void aMissingPermissionComesWithARemedy() {
    assertThat(message(new AccessDeniedException("data")))
        .isEqualTo("Cannot write %s: no permission; choose a directory you may write to.", TARGET);
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsNamed() {
    String expected =
        "Cannot write %s: data is not a directory; choose another one.".formatted(TARGET);

    assertThat(message(new FileAlreadyExistsException("data"))).isEqualTo(expected);
    assertThat(message(new NotDirectoryException("data"))).isEqualTo(expected);
  }

  @Test
  void aFullDiskComesWithARemedy() {
    String expected =
        "Cannot write %s: No space left on device; free some space or ask for a smaller size."
            .formatted(TARGET);

    assertThat(message(new IOException("No space left on device"))).isEqualTo(expected);
    assertThat(message(new FileSystemException("data", null, "No space left on device")))
        .isEqualTo(expected);
  }

  @Test
  void aVanishedDirectoryIsNamed() {
    assertThat(message(new NoSuchFileException("data/.tmp")))
        .isEqualTo("Cannot write %s: its directory is gone or cannot be made.", TARGET);
  }

  @Test
  void otherReasonsAreGivenAsTheSystemSaysThem() {
    assertThat(message(new IOException("Input/output error")))
        .isEqualTo("Cannot write %s: Input/output error.", TARGET);
    assertThat(message(new IOException())).isEqualTo("Cannot write %s: IOException.", TARGET);
  }

  @Test
  void anInterruptStaysOne() {
    assertThat(WriteFailure.of(TARGET, new ClosedByInterruptException()))
        .isInstanceOf(InterruptedIOException.class)
        .hasMessage("Interrupted while writing %s.", TARGET);
  }

  private static String message(IOException cause) {
    IOException failure = WriteFailure.of(TARGET, cause);
    assertThat(failure).hasCause(cause);
    return failure.getMessage();
  }
}
