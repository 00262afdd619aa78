package dev.leat.internal.engine.expression;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Type;
import dev.leat.expr.Expr;
import dev.leat.expr.Expr.Call;
import dev.leat.expr.Expr.In;
import dev.leat.expr.Expr.Literal;
import dev.leat.expr.Function;
import dev.leat.expr.Signature;
import dev.leat.expr.Typing;
import dev.leat.internal.engine.batch.TextColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compiles comparisons, {@code in}, {@code like} and {@code not}: the work of most filters. */
final class Comparisons {

  private final Compiler compiler;

  Comparisons(Compiler compiler) {
    this.compiler = compiler;
  }

  /** A comparison of two values. */
  Evaluator compare(Call call, Signature signature) {
    if (signature.isDynamic()) {
      return compiler.dynamic(call, signature);
    }
    Expr left = call.arguments().getFirst();
    Expr right = call.arguments().getLast();
    int mask = Comparing.mask(call.function());
    Type type = narrowed(left, right, signature.operands().getFirst());
    Evaluator leftValue = operand(call, left, type);
    Evaluator rightValue = operand(call, right, type);
    Evaluator general = new Comparison(mask, leftValue, rightValue);
    if (rightValue instanceof Constant constant) {
      return test(call, left, type, general, SliceTests.compared(mask, type, constant));
    }
    return leftValue instanceof Constant constant
        ? test(
            call,
            right,
            type,
            general,
            SliceTests.compared(Comparing.mirrored(mask), type, constant))
        : general;
  }

  /** An integer column is compared with a whole decimal or text as an integer. */
  private Type narrowed(Expr left, Expr right, Type type) {
    boolean whole =
        type == Type.DECIMAL
            && (isInteger(left) && isWhole(right) || isInteger(right) && isWhole(left));
    return whole ? Type.INTEGER : type;
  }

  private boolean isInteger(Expr expression) {
    return expression instanceof Expr.Column column
        && compiler.schema().type(column.name()) == Type.INTEGER;
  }

  private boolean isWhole(Expr expression) {
    if (!(expression instanceof Literal) || Compiler.isNull(expression)) {
      return false;
    }
    Type type = Typing.typeOf(expression, compiler.schema());
    return Typing.canCast(type, Type.INTEGER)
        && compiler.compile(expression.tryCast(Type.INTEGER)) instanceof Constant constant
        && !constant.isNull();
  }

  /** An operand; a literal that cannot be of the type is an error now, not one of each row. */
  private Evaluator operand(Expr whole, Expr expression, Type type) {
    Evaluator operand = compiler.operand(expression, type);
    if (expression instanceof Literal literal && !(operand instanceof Constant)) {
      throw new LeatException(
          ErrorKind.USAGE,
          "In \"%s\", %s. To compare texts, cast the other side to text."
              .formatted(whole.toText(), Misfits.reason(String.valueOf(literal.value()), type)));
    }
    return operand;
  }

  /** The test of a bare column on its bytes where its type allows it, else the general way. */
  private Evaluator test(
      Expr whole, Expr tested, Type type, Evaluator general, Optional<SliceTest> test) {
    boolean onBytes =
        test.isPresent()
            && compiler.compile(tested) instanceof BareColumn column
            && isTested(column.type(), type);
    if (!onBytes) {
      return general;
    }
    BareColumn column = (BareColumn) compiler.compile(tested);
    BooleanValue generally = new BooleanValue(compiler.lazy(whole, general));
    return new ColumnTest(column, type, test.get(), generally);
  }

  private static boolean isTested(Type column, Type type) {
    return switch (column) {
      case TEXT -> true;
      case LIST, ANY -> false;
      case BOOLEAN, INTEGER, DECIMAL, DOUBLE, DATE, DATETIME, INSTANT ->
          column == type || type == Type.TEXT;
    };
  }

  /** {@code like}, {@code starts_with} and their like, on bytes where one side is constant. */
  Evaluator textTest(Call call, Evaluator general) {
    Evaluator second = compiler.operand(call.arguments().getLast(), Type.TEXT);
    Optional<SliceTest> test =
        second instanceof Constant constant && !constant.isNull()
            ? SliceTests.matching(call.function(), ((TextColumn) constant.one()).text(0))
            : Optional.empty();
    return test(call, call.arguments().getFirst(), Type.TEXT, general, test);
  }

  /** {@code value in (options...)}. */
  Evaluator in(In in) {
    Typing.typeOf(in, compiler.schema());
    Type type = comparedType(in);
    if (type == Type.ANY) {
      return compiler.compile(spelledOut(in));
    }
    Evaluator value = compiler.operand(in.value(), type);
    List<Evaluator> options = new ArrayList<>();
    for (Expr option : in.options()) {
      options.add(operand(in, option, type));
    }
    Optional<SliceTest> test = SliceTests.among(type, options);
    return test(in, in.value(), type, new InList(value, options), test);
  }

  private Type comparedType(In in) {
    Type first = Typing.typeOf(in.value(), compiler.schema());
    Type type = first;
    boolean whole = isInteger(in.value());
    for (Expr option : in.options()) {
      if (!Compiler.isNull(option)) {
        Type other = Typing.typeOf(option, compiler.schema());
        type = Typing.compared(type, other).orElseThrow(() -> unfit(in));
        whole = whole && isWhole(option);
      }
    }
    return whole && type == Type.DECIMAL ? Type.INTEGER : type;
  }

  private static LeatException unfit(In in) {
    return new LeatException(
        ErrorKind.USAGE, "The values in \"%s\" cannot be compared.".formatted(in.toText()));
  }

  private static Expr spelledOut(In in) {
    List<Expr> equalities = in.options().stream().map(in.value()::eq).toList();
    return equalities.size() == 1 ? equalities.getFirst() : new Call(Function.OR, equalities);
  }

  /** The negation, as the opposite comparison or test where there is one. */
  Evaluator not(Call not) {
    Expr inner = not.arguments().getFirst();
    Optional<Expr> opposite = Negation.of(inner);
    if (opposite.isPresent()) {
      return compiler.operand(opposite.get(), Type.BOOLEAN);
    }
    Evaluator evaluator = compiler.operand(inner, Type.BOOLEAN);
    return evaluator instanceof ColumnTest test
        ? test.negated(general -> negated(not, general))
        : Compiler.not(evaluator, not.toText());
  }

  private BooleanValue negated(Call not, Evaluator general) {
    return new BooleanValue(compiler.lazy(not, Compiler.not(general, not.toText())));
  }
}
