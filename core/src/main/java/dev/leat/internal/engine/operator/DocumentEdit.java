package dev.leat.internal.engine.operator;

import dev.leat.data.Field;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.RowErrors;
import dev.leat.internal.engine.kernel.JsonText;
import dev.leat.internal.engine.kernel.JsonWalk;
import dev.leat.internal.engine.kernel.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Writes documents anew with some fields left out, renamed or set; all others byte for byte.
 *
 * <p>Only the white space around commas is left out. Not safe for threads.
 */
final class DocumentEdit {

  /** What happens to a field of a name. */
  private enum Change {
    REMOVE,
    RENAME,
    SET
  }

  /**
   * A change of the field of a name.
   *
   * @param name the name, in UTF-8
   * @param key the key that is written, in quotes and with a colon
   * @param target the name that is written
   * @param column the column that holds the value that is set
   */
  private record Rule(Change change, byte[] name, byte[] key, String target, int column) {}

  private static final int NONE = -1;

  private final Rule[] rules;
  private final boolean renames;
  private final List<Field> set;
  private final boolean[] done;
  private final ByteBuilder out = new ByteBuilder(1 << 12);

  DocumentEdit(List<String> removed, Map<String, String> renamed, List<Field> set) {
    this.set = set;
    this.renames = !renamed.isEmpty();
    List<Rule> all = new ArrayList<>();
    removed.forEach(name -> all.add(rule(Change.REMOVE, name, name, 0)));
    renamed.forEach((from, to) -> all.add(rule(Change.RENAME, from, to, 0)));
    for (int i = 0; i < set.size(); i++) {
      String name = set.get(i).name();
      all.add(rule(Change.SET, name, name, i + 1));
    }
    this.rules = all.toArray(Rule[]::new);
    this.done = new boolean[rules.length];
  }

  private static Rule rule(Change change, String name, String target, int column) {
    ByteBuilder key = new ByteBuilder(32);
    JsonText.appendQuoted(target, key);
    key.append((byte) ':');
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    return new Rule(change, utf8, Arrays.copyOf(key.array(), key.size()), target, column);
  }

  /**
   * The documents as they are then; valid until the next call.
   *
   * @param values the batch whose columns, from the second on, hold the values to set
   */
  JsonColumn edited(JsonColumn documents, Batch values, RowErrors errors) {
    out.clear();
    int rows = values.rows();
    int[] starts = new int[rows];
    int[] lengths = new int[rows];
    for (int row = 0; row < rows; row++) {
      starts[row] = out.size();
      edit(documents.bytes(), documents.starts()[row], values, row, errors);
      lengths[row] = out.size() - starts[row];
    }
    return new JsonColumn(out.array(), starts, lengths);
  }

  private void edit(byte[] bytes, int document, Batch values, int row, RowErrors errors) {
    Arrays.fill(done, false);
    int start = out.size();
    out.append((byte) '{');
    for (int key = JsonWalk.first(bytes, document); !JsonWalk.isClose(bytes, key); ) {
      int value = JsonWalk.valueOf(bytes, key);
      int end = JsonWalk.end(bytes, value);
      int number = find(bytes, key);
      if (number == NONE) {
        if (renames) {
          checkFree(bytes, key, document, row, errors);
        }
        separate(start);
        out.append(bytes, key, end - key);
      } else {
        change(number, bytes, value, end, values, row, start);
      }
      key = JsonWalk.next(bytes, end);
    }
    for (int i = 0; i < rules.length; i++) {
      if (rules[i].change() == Change.SET && !done[i]) {
        set(i, values, row, start);
      }
    }
    out.append((byte) '}');
  }

  private int find(byte[] bytes, int key) {
    for (int i = 0; i < rules.length; i++) {
      if (JsonText.isString(bytes, key, rules[i].name())) {
        return i;
      }
    }
    return NONE;
  }

  /** Reports a field that keeps its name when another one gets it. */
  private void checkFree(byte[] bytes, int key, int document, int row, RowErrors errors) {
    for (Rule rule : rules) {
      if (rule.change() == Change.RENAME
          && JsonText.isString(bytes, key, rule.target().getBytes(StandardCharsets.UTF_8))
          && JsonWalk.member(bytes, document, rule.name()) != JsonWalk.NONE) {
        errors.add(row, rule.target(), RowEdit.taken(rule.target()));
      }
    }
  }

  private void change(
      int number, byte[] bytes, int value, int end, Batch values, int row, int start) {
    Rule rule = rules[number];
    switch (rule.change()) {
      case REMOVE -> {}
      case RENAME -> {
        separate(start);
        out.append(rule.key());
        out.append(bytes, value, end - value);
      }
      case SET -> {
        if (!done[number]) {
          set(number, values, row, start);
        }
      }
    }
  }

  private void set(int number, Batch values, int row, int start) {
    Rule rule = rules[number];
    done[number] = true;
    separate(start);
    out.append(rule.key());
    JsonWriter.append(values.column(rule.column()), set.get(rule.column() - 1).type(), row, out);
  }

  private void separate(int start) {
    if (out.size() > start + 1) {
      out.append((byte) ',');
    }
  }
}
