package dev.leat.internal.engine.pipeline;

import dev.leat.data.LeatException;
import dev.leat.internal.engine.cache.LocalStore;
import dev.leat.internal.engine.checkpoint.CheckpointFile;
import dev.leat.internal.engine.stage.ContentIdentity;
import dev.leat.internal.engine.stage.ContentMemo;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** What is remembered of the content of inputs, in the file {@code contents} of a store. */
record InputMemo(LocalStore store, ContentMemo contents) {

  private static final String FILE = "contents";

  /** What earlier processes have found; nothing if they left nothing that can be read. */
  static InputMemo of(LocalStore store) {
    try {
      Optional<DataInputStream> kept = CheckpointFile.read(store.root().resolve(FILE));
      ContentMemo memo = new ContentMemo(ContentIdentity.WHOLE);
      return new InputMemo(store, kept.isPresent() ? memo.load(kept.get()) : memo);
    } catch (IOException e) {
      return new InputMemo(store, new ContentMemo(ContentIdentity.WHOLE));
    }
  }

  /** Keeps what was found; of two processes that do so at once, the later one wins. */
  void keep() {
    try {
      if (contents.isChanged() && Files.isDirectory(store.root())) {
        Path made = store.newFile(FILE);
        CheckpointFile.write(made, contents::save);
        Files.move(made, store.root().resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException | LeatException e) {
      // Inputs are read again then, which costs time and nothing else.
    }
  }
}
