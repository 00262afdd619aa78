package dev.leat.internal.engine.expression;

import dev.leat.data.LeatException;
import dev.leat.data.Names;
import dev.leat.data.Type;
import dev.leat.data.Values;
import dev.leat.expr.Function;
import dev.leat.expr.Typing;
import dev.leat.internal.engine.kernel.ByteSearch;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kernels of functions that make lists and objects, or look into them. */
final class NestedKernels {

  private NestedKernels() {}

  /** A new kernel of a function that takes nulls like other values. */
  static NestedCall.Nested of(Function function) {
    return switch (function) {
      case LIST_OF -> values -> Collections.unmodifiableList(Arrays.asList(values.clone()));
      case LIST_SIZE -> values -> values[0] == null ? null : (long) list(values[0]).size();
      case LIST_GET -> NestedKernels::element;
      case LIST_CONTAINS -> NestedKernels::contains;
      case OBJECT -> new ObjectMaker(OfNull.KEPT);
      case OBJECT_WITHOUT_NULLS -> new ObjectMaker(OfNull.LEFT_OUT);
      default -> throw new IllegalArgumentException(function + " makes no list and no object");
    };
  }

  /** The parts of a text; a separator without characters is nowhere in it. */
  static Object split(Arguments a) {
    byte[] bytes = a.bytes(0);
    int at = a.start(0);
    int end = at + a.length(0);
    List<@Nullable Object> parts = new ArrayList<>();
    int found = find(a, at, end);
    while (found >= 0) {
      parts.add(new String(bytes, at, found - at, StandardCharsets.UTF_8));
      at = found + a.length(1);
      found = find(a, at, end);
    }
    parts.add(new String(bytes, at, end - at, StandardCharsets.UTF_8));
    return Collections.unmodifiableList(parts);
  }

  private static int find(Arguments a, int from, int end) {
    return a.length(1) == 0
        ? -1
        : ByteSearch.find(a.bytes(0), from, end - from, a.bytes(1), a.start(1), a.length(1));
  }

  private static List<?> list(Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new RowFailure(RowFailure.quoted(Values.text(value)) + " is not a LIST");
  }

  private static @Nullable Object element(@Nullable Object[] values) {
    if (values[0] == null || values[1] == null) {
      return null;
    }
    List<?> list = list(values[0]);
    long position = (Long) values[1];
    long index = position > 0 ? position - 1 : list.size() + position;
    return position == 0 || index < 0 || index >= list.size() ? null : list.get((int) index);
  }

  private static @Nullable Object contains(@Nullable Object[] values) {
    Object wanted = values[1];
    if (values[0] == null || wanted == null) {
      return null;
    }
    for (Object value : list(values[0])) {
      if (value != null && isSame(value, wanted)) {
        return true;
      }
    }
    return false;
  }

  /** As {@code =}, which reads a text as the type that it is compared with. */
  private static boolean isSame(Object left, Object right) {
    if (left.equals(right)) {
      return true;
    }
    Type leftType = Values.typeOf(left);
    Type rightType = Values.typeOf(right);
    Optional<Type> compared = Typing.compared(leftType, rightType);
    if (compared.isEmpty()) {
      throw new RowFailure(
          "the list has a value of type %s, which cannot be compared with one of type %s"
              .formatted(leftType, rightType));
    }
    Object one = converted(left, compared.get());
    Object other = converted(right, compared.get());
    return switch (compared.get()) {
      case DECIMAL -> ((BigDecimal) one).compareTo((BigDecimal) other) == 0;
      case DOUBLE -> Double.compare((Double) one + 0.0, (Double) other + 0.0) == 0;
      case TEXT, BOOLEAN, INTEGER, DATE, DATETIME, INSTANT -> one.equals(other);
      case LIST, ANY -> false;
    };
  }

  private static Object converted(Object value, Type type) {
    try {
      return Values.convert(value, type);
    } catch (LeatException e) {
      throw new RowFailure(Misfits.reason(Values.text(value), type));
    }
  }

  /** What becomes of a field whose value is null. */
  private enum OfNull {
    KEPT,
    LEFT_OUT
  }

  /** Makes objects of names and values; most have the names of the one before. */
  private static final class ObjectMaker implements NestedCall.Nested {
    private final OfNull ofNull;
    private List<@Nullable Object> lastNames = List.of();
    private Names names = Names.of(List.of());

    ObjectMaker(OfNull ofNull) {
      this.ofNull = ofNull;
    }

    @Override
    public Object of(@Nullable Object[] namesAndValues) {
      List<@Nullable Object> wanted = new ArrayList<>(namesAndValues.length / 2);
      List<@Nullable Object> values = new ArrayList<>(namesAndValues.length / 2);
      for (int i = 0; i < namesAndValues.length; i += 2) {
        if (namesAndValues[i + 1] != null || ofNull == OfNull.KEPT) {
          wanted.add(namesAndValues[i]);
          values.add(namesAndValues[i + 1]);
        }
      }
      if (!wanted.equals(lastNames)) {
        names = names(wanted);
        lastNames = wanted;
      }
      return names.row(values.toArray());
    }

    private static Names names(List<@Nullable Object> wanted) {
      List<String> texts = new ArrayList<>();
      for (Object name : wanted) {
        if (name == null) {
          throw new RowFailure("the name of a field is null");
        }
        texts.add((String) name);
      }
      if (new HashSet<>(texts).size() < texts.size()) {
        throw new RowFailure("the names of the fields %s are not different".formatted(texts));
      }
      return Names.of(texts);
    }
  }
}
