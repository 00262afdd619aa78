package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.rows.RowHeap;
import dev.leat.internal.engine.rows.SortedRows;
import dev.leat.internal.engine.spill.BlockBuffer;
import dev.leat.internal.engine.spill.SpillFile;
import dev.leat.internal.engine.spill.SpillSpace;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A filled {@link JoinTable} in files: its rows and its slots as they lie in memory, so that
 * nothing has to be hashed or searched when a later process reads it.
 *
 * <p>Each file holds a range of the slabs of the rows, and of the slots, and is written and read by
 * one thread.
 */
final class JoinImage {

  private static final int BLOCK_BYTES = 1 << 16;
  private static final int BLOCK_SLOTS = BLOCK_BYTES / Long.BYTES;

  private final JoinTable table;
  private final List<Part> parts;

  /** A file, and what it holds: slabs of some sizes, the first of a number, and slots. */
  private record Part(SpillFile file, int slab, int[] slabBytes, int slot, int endSlot) {

    static Part load(DataInputStream in, SpillFile file) throws IOException {
      int slab = in.readInt();
      int[] slabBytes = new int[in.readInt()];
      for (int i = 0; i < slabBytes.length; i++) {
        slabBytes[i] = in.readInt();
      }
      return new Part(file, slab, slabBytes, in.readInt(), in.readInt());
    }

    void save(DataOutputStream out) throws IOException {
      file.save(out);
      out.writeInt(slab);
      out.writeInt(slabBytes.length);
      for (int bytes : slabBytes) {
        out.writeInt(bytes);
      }
      out.writeInt(slot);
      out.writeInt(endSlot);
    }
  }

  private JoinImage(JoinTable table, List<Part> parts) {
    this.table = table;
    this.parts = parts;
  }

  /** Writes a table to so many files. */
  static JoinImage write(
      JoinTable table, int files, SpillSpace space, String operator, SortedRows.Parallel parallel) {
    List<Part> parts = new ArrayList<>();
    RowHeap heap = table.rows().heap();
    long slots = table.slots().length;
    for (int i = 0; i < files; i++) {
      int slab = heap.slabs() * i / files;
      int[] slabBytes =
          IntStream.range(slab, heap.slabs() * (i + 1) / files)
              .map(number -> heap.slab(number).length)
              .toArray();
      parts.add(
          new Part(
              space.file(operator),
              slab,
              slabBytes,
              (int) (slots * i / files),
              (int) (slots * (i + 1) / files)));
    }
    JoinImage image = new JoinImage(table, parts);
    image.forEach(parallel, image::write);
    return image;
  }

  /** Describes the files, for a later process. */
  void describe(DataOutputStream out) throws IOException {
    table.rows().describe(out);
    out.writeInt(parts.size());
    for (Part part : parts) {
      part.save(out);
    }
  }

  /** Reads what was described into a table of no rows yet. */
  static void read(
      DataInputStream in,
      SpillSpace space,
      String operator,
      JoinTable table,
      SortedRows.Parallel parallel)
      throws IOException {
    List<Part> parts = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      parts.add(Part.load(in, space.saved(operator, in)));
    }
    JoinImage image = new JoinImage(table, parts);
    image.forEach(parallel, image::read);
  }

  private void forEach(SortedRows.Parallel parallel, Consumer<Part> work) {
    AtomicInteger next = new AtomicInteger();
    try {
      parallel.onEveryThread(() -> {
        for (int i = next.getAndIncrement(); i < parts.size(); i = next.getAndIncrement()) {
          work.accept(parts.get(i));
        }
      });
    } finally {
      parts.forEach(part -> part.file.close());
    }
  }

  private void write(Part part) {
    for (int i = 0; i < part.slabBytes.length; i++) {
      byte[] bytes = table.rows().heap().slab(part.slab + i);
      for (int at = 0; at < bytes.length; at += BLOCK_BYTES) {
        part.file.append(bytes, at, Math.min(BLOCK_BYTES, bytes.length - at));
      }
    }
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    for (int at = part.slot; at < part.endSlot; at += BLOCK_SLOTS) {
      int count = Math.min(BLOCK_SLOTS, part.endSlot - at);
      block.asLongBuffer().put(table.slots(), at, count);
      part.file.append(block.array(), 0, count * Long.BYTES);
    }
  }

  private void read(Part part) {
    BlockBuffer block = new BlockBuffer();
    int number = 0;
    for (int i = 0; i < part.slabBytes.length; i++) {
      byte[] bytes = table.rows().heap().makeSlab(part.slab + i, part.slabBytes[i]);
      for (int at = 0; at < bytes.length; at += BLOCK_BYTES) {
        part.file.read(number++, block);
        System.arraycopy(block.bytes(), 0, bytes, at, block.length());
      }
    }
    for (int at = part.slot; at < part.endSlot; at += BLOCK_SLOTS) {
      part.file.read(number++, block);
      ByteBuffer.wrap(block.bytes(), 0, block.length())
          .asLongBuffer()
          .get(table.slots(), at, block.length() / Long.BYTES);
    }
  }
}
