package dev.leat.expr;

import dev.leat.data.LeatException;
import dev.leat.data.Type;
import dev.leat.expr.Expr.Call;
import dev.leat.expr.Expr.Case;
import dev.leat.expr.Expr.When;
import dev.leat.expr.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the text of an expression, by operator precedence (Pratt).
 *
 * <p>Each operator has a binding, see {@link Notation}; {@link #expression(int)} reads an operand
 * and then every operator that binds at least so tightly. The depth of the text and of the tree is
 * limited, so that no expression can exhaust the stack of whoever walks it.
 */
final class Parser {

  private static final int MAX_NESTING = 200;
  private static final int MAX_HEIGHT = 500;

  private static final Map<String, Function> OPERATORS =
      Map.ofEntries(
          Map.entry("+", Function.PLUS),
          Map.entry("-", Function.MINUS),
          Map.entry("*", Function.TIMES),
          Map.entry("/", Function.DIVIDED_BY),
          Map.entry("%", Function.REMAINDER),
          Map.entry("=", Function.EQ),
          Map.entry("==", Function.EQ),
          Map.entry("<>", Function.NE),
          Map.entry("!=", Function.NE),
          Map.entry("<", Function.LT),
          Map.entry("<=", Function.LE),
          Map.entry(">", Function.GT),
          Map.entry(">=", Function.GE),
          Map.entry("||", Function.JOINED),
          Map.entry("and", Function.AND),
          Map.entry("or", Function.OR));

  private final Tokens tokens;
  private final Calls calls = new Calls(this);
  private int nesting;

  Parser(String text) {
    this(new Tokens(text));
  }

  Parser(Tokens tokens) {
    this.tokens = tokens;
  }

  Tokens tokens() {
    return tokens;
  }

  /** The expression that is the whole text. */
  Expr wholeExpression() {
    Expr expression = expression();
    tokens.expectEnd();
    return expression;
  }

  /** The longest expression that comes next. */
  Expr expression() {
    Token start = tokens.peek();
    Expr expression = expression(Notation.OR.binding());
    if (nesting == 0 && height(expression) > MAX_HEIGHT) {
      throw tokens.at(start, "the expression is more than %d levels deep".formatted(MAX_HEIGHT));
    }
    return expression;
  }

  /** The longest expression whose operators all bind at least so tightly. */
  Expr expression(int binding) {
    if (++nesting > MAX_NESTING) {
      throw tokens.at(
          tokens.peek(),
          "the expression is nested more than %d levels deep".formatted(MAX_NESTING));
    }
    Expr left = operand();
    Optional<Expr> longer = prolong(left, binding);
    while (longer.isPresent()) {
      left = longer.get();
      longer = prolong(left, binding);
    }
    nesting--;
    return left;
  }

  private static int height(Expr root) {
    int height = 0;
    Deque<Expr> level = new ArrayDeque<>(List.of(root));
    while (!level.isEmpty()) {
      Deque<Expr> below = new ArrayDeque<>();
      level.forEach(expression -> below.addAll(Parts.of(expression)));
      level = below;
      height++;
    }
    return height;
  }

  /** The left operand with the operator that comes next, if there is one that binds so tightly. */
  private Optional<Expr> prolong(Expr left, int binding) {
    Token token = tokens.peek();
    if (token.isSymbol("::")) {
      return binding > Notation.CAST_BINDING
          ? Optional.empty()
          : Optional.of(calls.suffixCast(left));
    }
    boolean operator = token.kind() == Kind.SYMBOL || token.kind() == Kind.WORD;
    Function function =
        operator ? OPERATORS.get(token.value().toLowerCase(java.util.Locale.ROOT)) : null;
    if (function == null) {
      boolean binds = binding <= Notation.COMPARISON.binding();
      return binds && token.kind() == Kind.WORD ? predicate(left) : Optional.empty();
    }
    return function.notation().binding() < binding
        ? Optional.empty()
        : Optional.of(infix(left, function));
  }

  private Expr infix(Expr left, Function function) {
    Notation notation = function.notation();
    List<Expr> arguments = new ArrayList<>(List.of(left));
    do {
      tokens.next();
      arguments.add(expression(notation.binding() + 1));
    } while (chains(notation)
        && OPERATORS.get(tokens.peek().value().toLowerCase(java.util.Locale.ROOT)) == function);
    return new Call(function, arguments);
  }

  private static boolean chains(Notation notation) {
    return notation == Notation.AND || notation == Notation.OR || notation == Notation.JOINING;
  }

  /** The operators that are words: {@code is null}, {@code in}, {@code between}, {@code like}. */
  private Optional<Expr> predicate(Expr left) {
    if (tokens.acceptWord("is")) {
      return Optional.of(is(left));
    }
    Token word = tokens.peek().isWord("not") ? tokens.peek(1) : tokens.peek();
    if (!word.isWord("in")
        && !word.isWord("between")
        && !word.isWord("like")
        && !word.isWord("ilike")) {
      return Optional.empty();
    }
    boolean negated = tokens.acceptWord("not");
    Expr positive = positive(left);
    return Optional.of(negated ? positive.not() : positive);
  }

  private Expr positive(Expr left) {
    int tighter = Notation.COMPARISON.binding() + 1;
    if (tokens.acceptWord("in")) {
      tokens.expect("(");
      return new Expr.In(left, listUntilBracket());
    }
    if (tokens.acceptWord("between")) {
      Expr low = expression(tighter);
      tokens.expectWord("and");
      return new Call(Function.AND, List.of(left.ge(low), left.le(expression(tighter))));
    }
    Function like = tokens.next().isWord("like") ? Function.LIKE : Function.ILIKE;
    return Expr.call(like, left, expression(tighter));
  }

  private Expr is(Expr left) {
    boolean negated = tokens.acceptWord("not");
    if (tokens.acceptWord("null")) {
      return negated ? left.isNotNull() : left.isNull();
    }
    boolean wanted = tokens.acceptWord("true");
    if (!wanted && !tokens.acceptWord("false")) {
      throw tokens.unexpected("null, true or false");
    }
    Expr test = (wanted ? left : left.not()).coalesce(false);
    return negated ? test.not() : test;
  }

  /** Expressions with commas between them, up to and with the closing bracket; at least one. */
  List<Expr> listUntilBracket() {
    List<Expr> expressions = new ArrayList<>();
    do {
      expressions.add(expression());
    } while (tokens.accept(","));
    if (!tokens.accept(")")) {
      throw tokens.unexpected("an operator, \",\" or \")\"");
    }
    return expressions;
  }

  private Expr operand() {
    Token token = tokens.peek();
    return switch (token.kind()) {
      case NUMBER -> Numbers.literal(tokens, "");
      case TEXT -> Expr.lit(tokens.next().value());
      case QUOTED_NAME -> path();
      case SYMBOL -> symbolOperand();
      case WORD -> wordOperand(token);
      case END -> throw tokens.unexpected("a column, a value or a function");
    };
  }

  private Expr symbolOperand() {
    if (tokens.accept("(")) {
      Expr inner = expression();
      if (!tokens.accept(")")) {
        throw tokens.unexpected("an operator or \")\"");
      }
      return inner;
    }
    if (tokens.accept("-")) {
      return tokens.peek().kind() == Kind.NUMBER
          ? Numbers.literal(tokens, "-")
          : expression(Notation.SIGN.binding()).negate();
    }
    if (tokens.accept("+")) {
      return expression(Notation.SIGN.binding());
    }
    throw tokens.unexpected("a column, a value or a function");
  }

  private Expr wordOperand(Token word) {
    if (Words.isReserved(word.value())) {
      return keywordOperand(word);
    }
    if (tokens.peek(1).isSymbol("(")) {
      return calls.call();
    }
    if (tokens.peek(1).kind() == Kind.TEXT
        && Words.type(word.value()).filter(Type::isTemporal).isPresent()) {
      return calls.time();
    }
    return path();
  }

  private Expr keywordOperand(Token word) {
    if (tokens.acceptWord("not")) {
      return expression(Notation.NOT.binding()).not();
    }
    if (tokens.acceptWord("case")) {
      return choice();
    }
    if (tokens.acceptWord("null")) {
      return Expr.lit(null);
    }
    if (word.isWord("true") || word.isWord("false")) {
      return Expr.lit(tokens.next().isWord("true"));
    }
    LeatException error = tokens.unexpected("a column, a value or a function");
    throw error;
  }

  /** A column: a name, or names and positions in lists with points between them. */
  private Expr path() {
    Token step = tokens.next();
    StringBuilder name = new StringBuilder(step.value());
    while (true) {
      if (tokens.peek().isPositionBehind(step)) {
        step = tokens.next();
        name.append(step.value());
      } else if (tokens.accept(".")) {
        if (!tokens.peek().isName()) {
          throw tokens.unexpected("the name of a field");
        }
        step = tokens.next();
        name.append('.').append(step.value());
      } else {
        return Expr.col(name.toString());
      }
    }
  }

  private Expr choice() {
    Optional<Expr> compared =
        tokens.peek().isWord("when") ? Optional.empty() : Optional.of(expression());
    List<When> branches = new ArrayList<>();
    while (tokens.acceptWord("when")) {
      Expr test = expression();
      tokens.expectWord("then");
      branches.add(new When(compared.map(value -> value.eq(test)).orElse(test), expression()));
    }
    if (branches.isEmpty()) {
      throw tokens.unexpected("\"when\"");
    }
    Expr otherwise = tokens.acceptWord("else") ? expression() : Expr.lit(null);
    if (!tokens.acceptWord("end")) {
      throw tokens.unexpected("an operator, \"when\", \"else\" or \"end\"");
    }
    return new Case(branches, otherwise);
  }
}
