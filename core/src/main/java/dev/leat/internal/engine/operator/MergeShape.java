package dev.leat.internal.engine.operator;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.internal.engine.kernel.KeyBytes;
import dev.leat.internal.engine.kernel.VarNumber;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.rows.SortRecord;
import dev.leat.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * How the rows of all sides of a merge are kept together.
 *
 * <p>The values of a record are the keys, then the columns of its side. The side stands in the
 * number of the split, above the split itself: so the rows of a key come side by side, and those of
 * a side in input order.
 *
 * @param plan what is merged
 * @param keySchema the keys, as the function is given them
 * @param keyCodec writes and reads keys
 * @param codecs write and read the rows of each side
 */
record MergeShape(
    Plan.MergeGroups plan, Schema keySchema, RowCodec keyCodec, List<RowCodec> codecs) {

  private static final int SIDE_SHIFT = 44;

  static MergeShape of(Plan.MergeGroups plan) {
    List<Field> keys = new ArrayList<>();
    for (int i = 0; i < plan.keyNames().size(); i++) {
      keys.add(new Field(plan.keyNames().get(i), plan.keyType(i)));
    }
    Schema keySchema = Schema.of(keys);
    return new MergeShape(
        plan,
        keySchema,
        RowCodec.of(keySchema),
        plan.sides().stream().map(side -> RowCodec.of(side.input().schema())).toList());
  }

  List<Type> keyTypes() {
    return keySchema.fields().stream().map(Field::type).toList();
  }

  int sides() {
    return codecs.size();
  }

  /** The number by which the rows of a split of a side are sorted. */
  static long numbered(int side, long split) {
    return (long) side << SIDE_SHIFT | split;
  }

  /** The side of the record at a position. */
  static int side(byte[] page, int record) {
    return (int) (VarNumber.at(page, KeyBytes.end(page, record)) >>> SIDE_SHIFT);
  }

  /** Where the columns of the record at a position start. */
  int columns(byte[] page, int record) {
    return keyCodec.end(page, SortRecord.values(page, record));
  }

  /** Where the record at a position ends. */
  int end(byte[] page, int record) {
    return codecs.get(side(page, record)).end(page, columns(page, record));
  }
}
