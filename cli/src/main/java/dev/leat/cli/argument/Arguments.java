package dev.leat.cli.argument;

import dev.leat.cli.format.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The arguments that a command was given. */
public final class Arguments {

  private final Map<Option, List<String>> values;
  private final List<String> operands;

  Arguments(Map<Option, List<String>> values, List<String> operands) {
    this.values = values;
    this.operands = List.copyOf(operands);
  }

  /** Whether a flag is there. */
  public boolean has(Option option) {
    return values.containsKey(option);
  }

  /** What was answered with an option that has a negation, {@code true} or {@code false}. */
  public Optional<Boolean> either(Option option) {
    return text(option).map(Boolean::parseBoolean);
  }

  /** The value of an option; the last one when there are several. */
  public Optional<String> text(Option option) {
    return Optional.ofNullable(values.get(option)).map(List::getLast);
  }

  /** All values of an option. */
  public List<String> texts(Option option) {
    return values.getOrDefault(option, List.of());
  }

  /** What a function makes of the value of an option; its complaint names the option. */
  public <T> Optional<T> parsed(Option option, Function<String, T> parser) {
    return text(option).map(text -> Words.named(option.name(), () -> parser.apply(text)));
  }

  /** What a function makes of an operand that is there; its complaint names the operand. */
  public <T> T parsed(int position, String label, Function<String, T> parser) {
    return Words.named(label, () -> parser.apply(operands.get(position)));
  }

  /** The operand at a position, counted from 0. */
  public Optional<String> operand(int position) {
    return position < operands.size() ? Optional.of(operands.get(position)) : Optional.empty();
  }

  /** The operands, in order. */
  public List<String> operands() {
    return operands;
  }
}
