package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.aggregate.Accumulator;
import dev.leat.internal.engine.checkpoint.Step;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.expression.Evaluator;
import dev.leat.internal.engine.kernel.KeyBytes;
import dev.leat.internal.engine.kernel.VarNumber;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.rows.RowHeap;
import dev.leat.internal.engine.rows.SortRecord;
import dev.leat.internal.engine.spill.OrderedRows;
import dev.leat.internal.engine.spill.RowSort;
import dev.leat.plan.Plan;
import java.util.List;
import java.util.function.Supplier;

/**
 * Groups rows by sorting them, for aggregates that keep all values: a state in a table would be as
 * large as the rows, and these can be spilled in order.
 *
 * <pre>
 *   rows --> sorted by key, then in the order of the lists --> one group after the other, aggregated
 * </pre>
 *
 * <p>The values of a record are how many bytes of the rest of its sort key are the key of its group
 * (7 bits a byte), the keys as they are written, and the arguments.
 */
public final class SortedGroups {

  private SortedGroups() {}

  /** What is grouped and aggregated; makes what each worker needs of its own. */
  public interface Grouping {

    /** Evaluates the keys as they are written. */
    List<Evaluator> keyTexts();

    /** Evaluates the keys as values that are compared. */
    List<Evaluator> keyValues();

    /** Writes what orders the rows of a group; empty for the order of the input. */
    List<SortKeyWriter> order();

    /** Evaluates the arguments. */
    List<Evaluator> arguments();

    /** Evaluates the arguments over batches of nothing but arguments that were kept. */
    List<Evaluator> keptArguments();

    /** New accumulators, in the order of the arguments. */
    List<Accumulator> accumulators();

    /** Keeps keys. */
    RowCodec keyCodec();

    /** Keeps arguments. */
    RowCodec argumentCodec();

    /** Whether keys that are equal may be written in different texts. */
    boolean hasManyTexts();
  }

  /**
   * Reads and sorts the rows, if an earlier process has not, and gives the pipeline of the groups.
   *
   * @param input makes the pipeline of the rows
   */
  public static Pipeline pipeline(
      String name, Plan plan, Grouping grouping, Joins.Setting setting, Supplier<Pipeline> input) {
    RunState run = setting.run();
    Step step = setting.steps().begin(plan);
    OrderedRows rows =
        step.ordered(name)
            .orElseGet(() -> step.done(sorted(name, grouping, setting, input.get(), step)));
    run.closeAtEnd(rows::close);
    OperatorCount count = run.operator(name);
    RangeQueue queue = new RangeQueue(rows);
    return worker -> new SortedGroupsOperator(grouping, queue, worker, count);
  }

  private static OrderedRows sorted(
      String name, Grouping grouping, Joins.Setting setting, Pipeline input, Step step) {
    RunState run = setting.run();
    OperatorCount count = run.operator("sort to " + name);
    RowHeap heap = new RowHeap(run.budget(), count.name());
    run.closeAtEnd(heap::close);
    long share = run.budget().nextShare() / 3 * 2;
    RowSort sort =
        new RowSort(heap, form(grouping), step.space(), count, share, run.settings().threads());
    setting.running().run(input, new SortedGroupsSink(grouping, sort, count), step.legs(sort));
    run.phase(name);
    return sort.ordered(setting.parallel());
  }

  /** The form of the records. */
  private static RowSort.RecordForm form(Grouping grouping) {
    RowCodec keys = grouping.keyCodec();
    RowCodec arguments = grouping.argumentCodec();
    return new RowSort.RecordForm() {
      @Override
      public int end(byte[] page, int record) {
        return arguments.end(page, keys.end(page, keys(page, record)));
      }

      @Override
      public int rangeKeyLength(byte[] page, int record) {
        return groupKeyLength(page, record);
      }
    };
  }

  /** How many bytes of the rest of the key of a record are the key of its group. */
  static int groupKeyLength(byte[] page, int record) {
    long length = VarNumber.at(page, SortRecord.values(page, record));
    return (int) Math.min(length, KeyBytes.length(page, record));
  }

  /** Where the keys of a record start. */
  static int keys(byte[] page, int record) {
    return VarNumber.end(page, SortRecord.values(page, record));
  }
}
