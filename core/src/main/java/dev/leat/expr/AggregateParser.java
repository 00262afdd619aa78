package dev.leat.expr;

import dev.leat.data.LeatException;
import dev.leat.data.Spelling;
import dev.leat.expr.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads the text of an aggregate: {@code sum(amount) as total}. */
final class AggregateParser {

  private final Tokens tokens;

  AggregateParser(String text) {
    this.tokens = new Tokens(text);
  }

  Aggregate whole() {
    if (tokens.peek().kind() != Kind.WORD) {
      throw tokens.unexpected("an aggregate, such as count() or sum(amount)");
    }
    Token name = tokens.next();
    AggregateFunction function =
        AggregateFunction.find(name.value()).orElseThrow(() -> unknown(name));
    tokens.expect("(");
    Aggregate aggregate = aggregate(function);
    tokens.expect(")");
    Aggregate named = tokens.acceptWord("as") ? aggregate.as(alias()) : aggregate;
    if (tokens.peek().kind() != Kind.END) {
      throw tokens.unexpected("\"as\" and a name, or the end");
    }
    return named;
  }

  private Aggregate aggregate(AggregateFunction function) {
    if (function == AggregateFunction.COUNT) {
      if (tokens.accept("*") || tokens.peek().isSymbol(")")) {
        return Aggregate.count();
      }
      if (tokens.peek().isWord("distinct") && !tokens.peek(1).isSymbol(")")) {
        tokens.next();
        return Aggregate.countDistinct(new Parser(tokens).expression());
      }
    }
    Aggregate aggregate = Aggregate.of(function, new Parser(tokens).expression());
    Token order = tokens.peek();
    return tokens.acceptWord("order") ? ordered(aggregate, order) : aggregate;
  }

  private Aggregate ordered(Aggregate aggregate, Token at) {
    if (aggregate.function() != AggregateFunction.COLLECT) {
      throw tokens.at(at, "only collect takes an order");
    }
    tokens.expectWord("by");
    List<Order> keys = new ArrayList<>();
    do {
      keys.add(Order.read(tokens));
    } while (tokens.accept(","));
    return aggregate.orderBy(keys.toArray(Order[]::new));
  }

  private String alias() {
    StringBuilder name = new StringBuilder();
    do {
      if (!tokens.peek().isName()) {
        throw tokens.unexpected("the name of a column");
      }
      name.append(name.isEmpty() ? "" : ".").append(tokens.next().value());
    } while (tokens.accept("."));
    return name.toString();
  }

  private LeatException unknown(Token name) {
    String fix =
        Spelling.nearest(name.value(), AggregateFunction.names())
            .map(" (did you mean \"%s\"?)"::formatted)
            .orElse("");
    return tokens.at(name, "there is no aggregate \"" + name.value() + "\"" + fix);
  }
}
