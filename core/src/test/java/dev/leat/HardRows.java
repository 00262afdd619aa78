package dev.leat;

import static dev.leat.expr.Aggregate.collect;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.DataSize;
import dev.leat.data.Row;
import dev.leat.data.Type;
import dev.leat.expr.Aggregate;
import dev.leat.expr.Expr;
import dev.leat.io.Csv;
import dev.leat.io.Header;
import dev.leat.run.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows whose keys and values are hard, lists of them, and how lists are checked. */
final class HardRows {

  /** Enough that lists of them are spilled. */
  static final int MANY = 24_000;

  private static final Csv TABLE =
      Csv.commas().quote('"').noEscape().header(Header.PRESENT).allText();

  private static final Map<String, Type> TYPES =
      Map.of("n", Type.INTEGER, "c", Type.DECIMAL, "f", Type.DOUBLE, "b", Type.BOOLEAN);

  /** Keys that are hard to tell apart, or to put together. */
  enum Keys {
    ONE_CHARACTER(Type.TEXT, random -> Character.toString('a' + random.nextInt(20))),
    FEW_BYTES(Type.TEXT, random -> "\1\2\t".substring(0, random.nextInt(4)) + low(random)),
    LONG_STARTS(Type.TEXT, random -> "the same start " + "x".repeat(random.nextInt(200))),
    NULLS(Type.TEXT, random -> random.nextInt(3) == 0 ? "" : "k" + random.nextInt(50)),
    INTEGERS(Type.INTEGER, random -> one(random, "", "-", "00") + random.nextInt(300)),
    DECIMALS(Type.DECIMAL, random -> random.nextInt(50) + one(random, ".5", ".50", "", ".0")),
    DOUBLES(
        Type.DOUBLE, random -> one(random, "", "-") + random.nextInt(50) + one(random, ".0", "e0")),
    DATES(Type.DATE, random -> "2019-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10)),
    MANY(Type.TEXT, random -> "k" + random.nextInt(HardRows.MANY / 2));

    private final Type type;
    private final Function<Random, String> next;

    Keys(Type type, Function<Random, String> next) {
      this.type = type;
      this.next = next;
    }

    private static String low(Random random) {
      return one(random, "", "\1", "\2", "\1\1", "\2\1");
    }
  }

  private HardRows() {}

  private static String one(Random random, String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  /** A text of a row: null, empty, hard to write, or long. */
  private static String text(Random random, int row) {
    return switch (random.nextInt(8)) {
      case 0 -> "";
      case 1 -> "\"\"";
      case 2 -> "\"a,\"\"b\"\",\\\"";
      case 3 -> "\"x\ty\r\n\1,é😀\"";
      default -> "the title of row " + row + " is long".repeat(random.nextInt(50));
    };
  }

  /** Rows with these keys, and values that are null, repeated and hard to write. */
  static Dataset rows(Path folder, Keys keys, int count) throws IOException {
    Random random = new Random(count);
    StringBuilder text = new StringBuilder("k,h,n,c,f,b,t,u\n");
    for (int i = 0; i < count; i++) {
      text.append(keys.next.apply(random)).append(i % 2 == 0 ? ",hot," : ",k" + i % 500 + ",");
      text.append(one(random, "", "-", "1")).append(random.nextInt(40)).append(',');
      text.append(one(random, ",", "1.5,", "1.50,", "-0.001,", "12345678901234567890.5,"));
      text.append(one(random, ",", "0.0,", "-0.0,", "1e300,", "2.5,", "NaN,", "-7,"));
      text.append(one(random, ",", "true,", "false,"));
      text.append(text(random, i));
      text.append(one(random, ",", ",u", ",\\n")).append('\n');
    }
    Path file = Files.writeString(folder.resolve("in.csv"), text, UTF_8);
    Map<String, Type> types = new LinkedHashMap<>(TYPES);
    types.put("k", keys.type);
    return Dataset.read(file.toString(), TABLE.types(types));
  }

  static Aggregate list(String expression, String order) {
    Aggregate list = collect(Expr.parse(expression));
    return order.isEmpty() ? list : list.orderBy(order.split(", "));
  }

  static List<@Nullable Object> all(List<Row> group, String name) {
    return each(group, row -> row.get(name));
  }

  static List<@Nullable Object> each(List<Row> group, Function<Row, @Nullable Object> value) {
    List<@Nullable Object> values = new ArrayList<>();
    group.forEach(row -> values.add(value.apply(row)));
    return values;
  }

  /** Checks rows, and that they are written in the same bytes in a memory in which they spill. */
  static void assertGives(Path folder, DataSize memory, Dataset dataset, List<Row> expected)
      throws IOException {
    assertThat(dataset.collect()).isEqualTo(expected);
    Path whole = folder.resolve("whole.jsonl");
    Path spilled = folder.resolve("spilled.jsonl");
    dataset.write(whole.toString());
    for (int threads : new int[] {1, 3}) {
      Engine small =
          Engine.local()
              .threads(threads)
              .memory(memory)
              .batches(1 << 10, DataSize.kilobytes(32))
              .temporary(folder);
      Report report = dataset.on(small).write(spilled.toString());

      assertThat(report.spilledBytes()).as("spilled with %d threads", threads).isPositive();
      assertThat(Files.mismatch(spilled, whole)).isEqualTo(-1);
    }
  }
}
