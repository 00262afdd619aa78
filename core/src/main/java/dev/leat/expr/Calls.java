package dev.leat.expr;

import dev.leat.data.LeatException;
import dev.leat.data.Spelling;
import dev.leat.data.Type;
import dev.leat.expr.Expr.Call;
import dev.leat.expr.Expr.Case;
import dev.leat.expr.Expr.Cast;
import dev.leat.expr.Expr.When;
import dev.leat.expr.Token.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the parts of an expression that start with the name of a function or a type. */
final class Calls {

  private static final Set<String> EXTRACTED =
      Set.of(
          "year",
          "quarter",
          "month",
          "week",
          "day",
          "day_of_week",
          "dayofweek",
          "day_of_year",
          "dayofyear",
          "hour",
          "minute",
          "second",
          "epoch");

  private final Parser parser;

  Calls(Parser parser) {
    this.parser = parser;
  }

  private Tokens tokens() {
    return parser.tokens();
  }

  /** A function and its arguments; its name and an opening bracket come next. */
  Expr call() {
    Token name = tokens().next();
    tokens().expect("(");
    return switch (name.value().toLowerCase(Locale.ROOT)) {
      case "cast" -> cast(OnMisfit.FAIL);
      case "try_cast" -> cast(OnMisfit.NULL);
      case "extract" -> extract();
      case "position" -> position(name);
      case "substring", "substr" -> substring(name);
      case "if", "iif" -> choice(name);
      default -> call(function(name), name, arguments());
    };
  }

  private Function function(Token name) {
    return Function.find(name.value()).orElseThrow(() -> unknown(name));
  }

  private LeatException unknown(Token name) {
    String word = name.value();
    if (Words.isVolatile(word)) {
      return tokens()
          .at(name, "\"" + word + "\" would differ from run to run; give its value as a parameter");
    }
    if (AggregateFunction.find(word).isPresent()) {
      return tokens()
          .at(name, "\"" + word + "\" is an aggregate, which stands in a list of aggregates only");
    }
    String fix =
        Spelling.nearest(word, Function.names())
            .map(" (did you mean \"%s\"?)"::formatted)
            .orElse("");
    return tokens().at(name, "there is no function \"" + word + "\"" + fix);
  }

  private Expr call(Function function, Token name, List<Expr> arguments) {
    try {
      return new Call(function, arguments);
    } catch (LeatException e) {
      String problem = String.valueOf(e.getMessage());
      throw tokens().at(name, problem.substring(0, problem.length() - 1));
    }
  }

  private List<Expr> arguments() {
    return tokens().accept(")") ? List.of() : parser.listUntilBracket();
  }

  private Expr cast(OnMisfit onMisfit) {
    Expr value = parser.expression();
    if (!tokens().acceptWord("as")) {
      throw tokens().unexpected("an operator or \"as\"");
    }
    Cast cast = new Cast(value, type(), onMisfit);
    tokens().expect(")");
    return cast;
  }

  /** {@code value::type}. */
  Expr suffixCast(Expr value) {
    tokens().expect("::");
    return new Cast(value, type(), OnMisfit.FAIL);
  }

  private Type type() {
    if (tokens().peek().kind() != Kind.WORD) {
      throw tokens().unexpected("a type, such as integer or date");
    }
    Token name = tokens().next();
    Type type = Words.type(name.value()).orElseThrow(() -> unknownType(name));
    if (name.isWord("double")) {
      tokens().acceptWord("precision");
    }
    if (tokens().peek().isSymbol("(")) {
      throw tokens().unexpected("no length or scale; use left or round");
    }
    return type;
  }

  private LeatException unknownType(Token name) {
    String fix =
        Spelling.nearest(name.value(), Words.typeNames())
            .map("; did you mean \"%s\"?"::formatted)
            .orElse("");
    return tokens()
        .at(
            name,
            "there is no type \"%s\" (expected: text, integer, decimal, double, boolean, date,"
                    .formatted(name.value())
                + " datetime or instant"
                + fix
                + ")");
  }

  private Expr extract() {
    Token unit = tokens().peek();
    if (!EXTRACTED.contains(unit.value().toLowerCase(Locale.ROOT))) {
      throw tokens().unexpected("year, quarter, month, week, day, hour, minute, second or epoch");
    }
    tokens().next();
    tokens().expectWord("from");
    Expr value = parser.expression();
    tokens().expect(")");
    return call(function(unit), unit, List.of(value));
  }

  /** {@code position(part in text)}, or with the text first as other functions have it. */
  private Expr position(Token name) {
    Expr first = parser.expression(Notation.COMPARISON.binding() + 1);
    if (tokens().acceptWord("in")) {
      Expr text = parser.expression();
      tokens().expect(")");
      return Expr.call(Function.STRPOS, text, first);
    }
    tokens().expect(",");
    List<Expr> arguments = new ArrayList<>(List.of(first));
    arguments.addAll(parser.listUntilBracket());
    return call(Function.STRPOS, name, arguments);
  }

  /** {@code substring(text from start for count)}, or with commas. */
  private Expr substring(Token name) {
    List<Expr> arguments = new ArrayList<>(List.of(parser.expression()));
    if (tokens().acceptWord("from")) {
      arguments.add(parser.expression());
      if (tokens().acceptWord("for")) {
        arguments.add(parser.expression());
      }
      tokens().expect(")");
    } else if (tokens().accept(",")) {
      arguments.addAll(parser.listUntilBracket());
    } else {
      tokens().expect(")");
    }
    return call(Function.SUBSTRING, name, arguments);
  }

  private Expr choice(Token name) {
    List<Expr> arguments = arguments();
    if (arguments.size() != 3) {
      throw tokens()
          .at(
              name,
              "\"%s\" got %d arguments (expected: 3)".formatted(name.value(), arguments.size()));
    }
    When branch = new When(arguments.get(0), arguments.get(1));
    return new Case(List.of(branch), arguments.get(2));
  }

  /** {@code date '2019-01-01'} or {@code timestamp '2019-01-01T10:00:00'}. */
  Expr time() {
    Token name = tokens().next();
    Token text = tokens().next();
    try {
      Optional<Type> type = Words.type(name.value());
      return Expr.lit(time(text.value(), type.orElseThrow()));
    } catch (DateTimeException e) {
      String example = name.isWord("date") ? "2019-01-31" : "2019-01-31T10:00:00";
      throw tokens()
          .at(
              text,
              "'%s' is not a %s (expected: such as '%s')"
                  .formatted(text.value(), name.value(), example));
    }
  }

  private static Object time(String text, Type type) {
    if (type == Type.DATE) {
      return LocalDate.parse(text);
    }
    String iso = text.replace(' ', 'T');
    if (type == Type.INSTANT || iso.matches(".*(Z|[+-]\\d\\d:\\d\\d)")) {
      return OffsetDateTime.parse(iso).toInstant();
    }
    return iso.contains("T") ? LocalDateTime.parse(iso) : LocalDate.parse(iso).atStartOfDay();
  }
}
