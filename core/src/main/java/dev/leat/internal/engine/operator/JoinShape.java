package dev.leat.internal.engine.operator;

import dev.leat.data.Schema;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.plan.JoinKind;
import dev.leat.plan.Plan;
import java.util.List;

/**
 * Where the columns of a join come from.
 *
 * @param kind which rows are given
 * @param leftWidth the number of columns of the left side, which come first
 * @param width the number of columns
 * @param leftKeys the positions of the keys on the left side
 * @param rightKeys the positions of the keys on the right side
 * @param rightColumns the positions of the other columns of the right side, which come last
 * @param weight the position on the left side of the number of rows that each stands for, or -1
 * @param rightCodec reads the rows of the right side
 */
record JoinShape(
    JoinKind kind,
    int leftWidth,
    int width,
    int[] leftKeys,
    int[] rightKeys,
    int[] rightColumns,
    int weight,
    RowCodec rightCodec) {

  static JoinShape of(Plan.Join plan) {
    Schema left = plan.left().schema();
    Schema right = plan.right().schema();
    int[] others =
        right.names().stream()
            .filter(name -> !plan.rightKeys().contains(name))
            .mapToInt(right::position)
            .toArray();
    return new JoinShape(
        plan.kind(),
        left.size(),
        plan.schema().size(),
        positions(left, plan.leftKeys()),
        positions(right, plan.rightKeys()),
        others,
        left.find(plan.weight()).orElse(-1),
        RowCodec.of(right));
  }

  private static int[] positions(Schema schema, List<String> names) {
    return names.stream().mapToInt(schema::position).toArray();
  }
}
