package dev.leat.internal.engine.expression;

import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.data.Values;
import dev.leat.expr.Expr;
import dev.leat.expr.Expr.Call;
import dev.leat.expr.Expr.Case;
import dev.leat.expr.Expr.Cast;
import dev.leat.expr.Expr.In;
import dev.leat.expr.Expr.Literal;
import dev.leat.expr.Expr.When;
import dev.leat.expr.Function;
import dev.leat.expr.OnMisfit;
import dev.leat.expr.Signature;
import dev.leat.expr.Typing;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles expressions over one schema.
 *
 * <p>{@link Typing} says which type each argument has to be of; here each is converted to it, and
 * the call becomes the evaluator that works on columns of those types. What has no columns is
 * computed once, now.
 */
final class Compiler {

  private static final int[] FIRST_COLUMN = {0};

  private final Schema schema;
  private final Comparisons comparisons = new Comparisons(this);

  Compiler(Schema schema) {
    this.schema = schema;
  }

  /** An evaluator whose columns are never unparsed text, unless they are text. */
  Evaluator typed(Expr expression) {
    return Conversions.typed(compile(expression));
  }

  /** An evaluator that passes bare columns on as they are. */
  Evaluator compile(Expr expression) {
    return switch (expression) {
      case Expr.Column column -> column(column.name());
      case Literal literal -> literal(literal);
      case Call call -> folded(call, call(call));
      case In in -> folded(in, comparisons.in(in));
      case Case choice -> folded(choice, choice(choice));
      case Cast cast -> folded(cast, cast(cast));
    };
  }

  private Evaluator column(String name) {
    if (schema.isOpen()) {
      return name.equals(Evaluators.WHOLE_ROW)
          ? new ColumnValue(0, name, Type.ANY)
          : new OpenField(name, schema.type(name));
    }
    int position = schema.position(name);
    return new ColumnValue(position, name, schema.field(position).type());
  }

  private static Constant literal(Literal literal) {
    Object value = literal.value();
    return Constant.of(value == null ? Type.TEXT : Values.typeOf(value), value);
  }

  /** The evaluator, or its value if that depends on no column; an error is left for the rows. */
  private static Evaluator folded(Expr expression, Evaluator evaluator) {
    if (evaluator instanceof Constant || !expression.columns().isEmpty()) {
      return evaluator;
    }
    List<String> problems = new ArrayList<>();
    Evaluator values = evaluator instanceof MakesJson json ? json.objects() : evaluator;
    Column one =
        values.evaluate(
            new Batch(1, new Column[0], Origin.COMPUTED),
            (row, column, reason) -> problems.add(reason));
    return problems.isEmpty() ? new Constant(evaluator.type(), one) : evaluator;
  }

  /** The schema that columns are looked up in. */
  Schema schema() {
    return schema;
  }

  /** An expression as values of a type. */
  Evaluator operand(Expr expression, Type type) {
    if (isNull(expression)) {
      return Constant.of(type, null);
    }
    Evaluator converted =
        Conversions.convert(compile(expression), type, label(expression), OnMisfit.FAIL);
    return folded(expression, converted);
  }

  static boolean isNull(Expr expression) {
    return expression instanceof Literal literal && literal.value() == null;
  }

  /** What errors name: the column, or the text of the expression. */
  private static String label(Expr expression) {
    return expression instanceof Expr.Column column ? column.name() : expression.toText();
  }

  private List<Evaluator> operands(Call call, Signature signature) {
    List<Evaluator> operands = new ArrayList<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      operands.add(operand(call.arguments().get(i), signature.operands().get(i)));
    }
    return operands;
  }

  /** An expression as a condition. */
  Condition condition(Expr expression) {
    return condition(expression, operand(expression, Type.BOOLEAN));
  }

  /** An evaluator of an expression as a condition. */
  Condition condition(Expr expression, Evaluator evaluator) {
    return evaluator instanceof Condition condition
        ? condition
        : new BooleanValue(lazy(expression, evaluator));
  }

  /** An evaluator of an expression, to be asked for some of the rows. */
  Lazy lazy(Expr expression, Evaluator evaluator) {
    int[] used =
        schema.isOpen()
            ? FIRST_COLUMN
            : expression.columns().stream().mapToInt(schema::position).toArray();
    return new Lazy(evaluator, used);
  }

  private Lazy lazyOperand(Expr expression, Type type) {
    return lazy(expression, operand(expression, type));
  }

  private Evaluator cast(Cast cast) {
    if (isNull(cast.value())) {
      return Constant.of(cast.type(), null);
    }
    Typing.typeOf(cast, schema);
    Evaluator source = compile(cast.value());
    boolean trying = cast.onMisfit() == OnMisfit.NULL && cast.type() != Type.TEXT;
    if (trying && source instanceof BareColumn column && column.type() != Type.TEXT) {
      source = new Parsing(source, column.type(), column.name(), OnMisfit.NULL);
    }
    return Conversions.convert(source, cast.type(), label(cast.value()), cast.onMisfit());
  }

  private Evaluator choice(Case choice) {
    Type type = Typing.typeOf(choice, schema);
    List<Choice.Branch> branches = new ArrayList<>();
    for (When branch : choice.branches()) {
      branches.add(
          new Choice.Branch(condition(branch.condition()), lazyOperand(branch.value(), type)));
    }
    return new Choice(branches, lazyOperand(choice.otherwise(), type));
  }

  private Evaluator call(Call call) {
    Signature signature = Typing.signature(call, schema);
    LiteralChecks.check(call);
    return switch (call.function()) {
      case AND -> logic(Logic.Operator.AND, call);
      case OR -> logic(Logic.Operator.OR, call);
      case NOT -> comparisons.not(call);
      case IS_NULL -> new NullTest(compile(call.arguments().getFirst()), 1);
      case IS_NOT_NULL -> new NullTest(compile(call.arguments().getFirst()), 0);
      case EQ, NE, LT, LE, GT, GE -> comparisons.compare(call, signature);
      case LIKE, STARTS_WITH, ENDS_WITH, CONTAINS ->
          comparisons.textTest(call, strict(call, signature));
      case JOINED -> new Joining(operands(call, signature), Joining.OfNull.NULL);
      case CONCAT -> new Joining(operands(call, signature), Joining.OfNull.SKIP);
      case COALESCE ->
          new FirstNotNull(
              call.arguments().stream()
                  .map(argument -> lazyOperand(argument, signature.result()))
                  .toList());
      case NULLIF -> nullif(call);
      case GREATEST -> extreme(call, signature, Function.GT);
      case LEAST -> extreme(call, signature, Function.LT);
      case PLUS, MINUS, TIMES, DIVIDED_BY, REMAINDER -> arithmetic(call, signature);
      case LIST_OF, LIST_SIZE, LIST_GET, LIST_CONTAINS ->
          nested(call, signature, operands(call, signature));
      case OBJECT, OBJECT_WITHOUT_NULLS -> object(call, signature);
      case SPLIT -> split(call, signature);
      default -> strict(call, signature);
    };
  }

  private static Evaluator nested(Call call, Signature signature, List<Evaluator> operands) {
    return new NestedCall(
        signature.result(), call.toText(), NestedKernels.of(call.function()), operands);
  }

  private Evaluator object(Call call, Signature signature) {
    List<Evaluator> operands = operands(call, signature);
    Evaluator objects = nested(call, signature, operands);
    return TextObject.fits(call, operands) ? new TextObject(call, operands, objects) : objects;
  }

  private Evaluator split(Call call, Signature signature) {
    Evaluator objects = strict(call, signature);
    if (signature.isDynamic()) {
      return objects;
    }
    List<Evaluator> operands = operands(call, signature);
    return new SplitText(operands.getFirst(), operands.getLast(), objects);
  }

  private Evaluator logic(Logic.Operator operator, Call call) {
    List<Lazy> operands = new ArrayList<>();
    List<Condition> conditions = new ArrayList<>();
    for (Expr argument : call.arguments()) {
      Evaluator evaluator = operand(argument, Type.BOOLEAN);
      operands.add(lazy(argument, evaluator));
      conditions.add(condition(argument, evaluator));
    }
    return new Logic(operator, operands, conditions);
  }

  private Evaluator nullif(Call call) {
    Expr value = call.arguments().getFirst();
    Expr equal = new Call(Function.EQ, call.arguments());
    return compile(Expr.when(equal, null).otherwise(value));
  }

  private Evaluator extreme(Call call, Signature signature, Function comparison) {
    if (!signature.isDynamic()) {
      return new Extreme(Comparing.mask(comparison), operands(call, signature));
    }
    int count = call.arguments().size();
    if (count <= Dynamic.MAX_ARGUMENTS) {
      return dynamic(call, signature);
    }
    Call first = new Call(call.function(), call.arguments().subList(0, Dynamic.MAX_ARGUMENTS));
    List<Expr> rest = new ArrayList<>(List.of(first));
    rest.addAll(call.arguments().subList(Dynamic.MAX_ARGUMENTS, count));
    return compile(new Call(call.function(), rest));
  }

  private Evaluator arithmetic(Call call, Signature signature) {
    Function function = call.function();
    Type first = signature.operands().getFirst();
    if (signature.isDynamic()) {
      return dynamic(call, signature);
    }
    if (signature.result() == Type.DATE) {
      int date = first == Type.DATE ? 0 : 1;
      return strict(call, signature, DateKernels.addDays(function, date, 1 - date));
    }
    List<Evaluator> operands = operands(call, signature);
    if (signature.result() == Type.DOUBLE) {
      return new DoubleArithmetic(function, call.toText(), operands);
    }
    return signature.result() == Type.INTEGER && function != Function.REMAINDER
        ? new LongArithmetic(function, call.toText(), operands)
        : strict(call, signature);
  }

  /** A call that is null where an argument is. */
  private Evaluator strict(Call call, Signature signature) {
    return signature.isDynamic()
        ? dynamic(call, signature)
        : strict(call, signature, Kernels.of(call.function(), signature.operands()));
  }

  private Evaluator strict(Call call, Signature signature, Kernel kernel) {
    return new StrictCall(
        signature.result(), call.toText(), kernel, OnMisfit.FAIL, operands(call, signature));
  }

  /** A call whose types are found row by row. */
  Evaluator dynamic(Call call, Signature signature) {
    List<Evaluator> arguments = call.arguments().stream().map(this::typed).toList();
    return Dynamic.call(call, arguments, signature.result());
  }

  /** The negation of a boolean evaluator. */
  static Evaluator not(Evaluator evaluator, String label) {
    return new StrictCall(
        Type.BOOLEAN,
        label,
        Kernels.of(Function.NOT, List.of(Type.BOOLEAN)),
        OnMisfit.FAIL,
        List.of(evaluator));
  }
}
