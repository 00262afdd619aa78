package dev.leat.plan;

import dev.leat.expr.Expr;
import dev.leat.expr.Order;
import java.io.Serializable;

/**
 * One key of an order.
 *
 * @param expression what is compared
 * @param direction whether small values come first
 * @param nulls where nulls stand
 */
public record SortKey(Expr expression, Direction direction, NullOrder nulls)
    implements Serializable {

  /** Whether small values come first. */
  public enum Direction {
    /** Small values first. */
    ASCENDING,
    /** Large values first. */
    DESCENDING
  }

  /** Where nulls stand, whatever the direction. */
  public enum NullOrder {
    /** Nulls come before every value. */
    FIRST,
    /** Nulls come after every value. */
    LAST
  }

  /** A key with small values first, and nulls before them. */
  public static SortKey ascending(Expr expression) {
    return new SortKey(expression, Direction.ASCENDING, NullOrder.FIRST);
  }

  /** A key with large values first, and nulls before them. */
  public static SortKey descending(Expr expression) {
    return new SortKey(expression, Direction.DESCENDING, NullOrder.FIRST);
  }

  /** The key that compares as the order of an aggregate does. */
  public static SortKey of(Order order) {
    SortKey key =
        switch (order.direction()) {
          case ASCENDING -> ascending(order.expression());
          case DESCENDING -> descending(order.expression());
        };
    return switch (order.nulls()) {
      case FIRST -> key;
      case LAST -> key.nullsLast();
    };
  }

  /** This key with nulls after every value. */
  public SortKey nullsLast() {
    return new SortKey(expression, direction, NullOrder.LAST);
  }
}
