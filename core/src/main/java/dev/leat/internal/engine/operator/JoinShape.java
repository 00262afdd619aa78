package dev.leat.internal.engine.operator;

import dev.leat.data.Schema;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.plan.JoinKind;
import dev.leat.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the columns of a join come from.
 *
 * @param kind which rows are given
 * @param leftWidth the number of columns of the left side, which come first
 * @param width the number of columns
 * @param leftKeys the positions of the keys on the left side
 * @param rightColumns the number of columns of the right side, which come last
 * @param keptColumns the positions of the columns of the right side that are kept: those that come
 *     last, and behind them the keys if rows without a partner are given
 * @param weight the position on the left side of the number of rows that each stands for, or -1
 * @param keptCodec reads the kept columns
 */
record JoinShape(
    JoinKind kind,
    int leftWidth,
    int width,
    int[] leftKeys,
    int rightColumns,
    int[] keptColumns,
    int weight,
    RowCodec keptCodec) {

  static JoinShape of(Plan.Join plan) {
    Schema left = plan.left().schema();
    Schema right = plan.right().schema();
    List<String> kept = new ArrayList<>();
    if (plan.kind().keepsRightColumns()) {
      kept.addAll(right.names());
      kept.removeAll(plan.rightKeys());
    }
    int rightColumns = kept.size();
    if (plan.kind().keepsRightOrphans()) {
      kept.addAll(plan.rightKeys());
    }
    return new JoinShape(
        plan.kind(),
        left.size(),
        plan.schema().size(),
        positions(left, plan.leftKeys()),
        rightColumns,
        positions(right, kept),
        left.find(plan.weight()).orElse(-1),
        new RowCodec(kept.stream().map(right::type).toList()));
  }

  private static int[] positions(Schema schema, List<String> names) {
    return names.stream().mapToInt(schema::position).toArray();
  }
}
