package dev.leat.internal.engine.stage;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * The digest of the code of a method, as independent of the compiler as its meaning allows.
 *
 * <p>Places to jump to are numbered by their order, classes are named by {@link ClassNames}, and
 * cases of a switch over an enum have the names of its constants instead of their positions in a
 * table. What is used is told to {@link Uses} on the way.
 */
final class CodeText {

  /** Hears what code uses. */
  interface Uses {

    /** Takes note of a member that is used on a line, and says what stands for it in the text. */
    String member(Operand.Member member, int line);

    /** Takes note of a class of which an object is made. */
    void made(String name);

    /** Takes note of a class that is used as a value. */
    void value(String descriptor);

    /** The names of the constants behind the numbers of a table for switches over an enum. */
    Map<Integer, String> constants(Operand.Member table);
  }

  private final Code code;
  private final ClassNames names;
  private final Uses uses;
  private final Digest digest = new Digest();
  private final SortedSet<Integer> places = new TreeSet<>();
  private final Deque<Map<Integer, String>> tables = new ArrayDeque<>();

  private CodeText(Code code, ClassNames names, Uses uses) {
    this.code = code;
    this.names = names;
    this.uses = uses;
  }

  static String digest(Code code, ClassNames names, Uses uses) {
    return new CodeText(code, names, uses).digest();
  }

  private String digest() {
    for (Instruction instruction : code.instructions()) {
      instruction.targets().forEach(target -> places.add(code.position(target)));
    }
    for (Code.Handler handler : code.handlers()) {
      Collections.addAll(
          places,
          code.position(handler.start()),
          code.position(handler.end()),
          code.position(handler.handler()));
    }
    for (Code.Handler handler : code.handlers()) {
      digest.text("catch").text(handler.type().isEmpty() ? "" : names.of(handler.type()));
      addPlace(handler.start());
      addPlace(handler.end());
      addPlace(handler.handler());
    }
    for (int i = 0; i < code.instructions().size(); i++) {
      if (places.contains(i)) {
        digest.text("place");
      }
      add(code.instructions().get(i));
    }
    return digest.hex();
  }

  private void add(Instruction instruction) {
    digest.number(instruction.opcode());
    for (Operand operand : instruction.operands()) {
      add(operand, instruction);
    }
  }

  private void add(Operand operand, Instruction in) {
    switch (operand) {
      case Operand.Plain plain -> digest.text(plain.text());
      case Operand.Local local -> digest.number(local.slot());
      case Operand.TypeName type -> {
        digest.text(names.of(type.name()));
        if (in.opcode() == Opcodes.NEW) {
          uses.made(type.name());
        }
      }
      case Operand.TypeValue value -> {
        digest.text("class").text(names.ofDescriptor(value.descriptor()));
        uses.value(value.descriptor());
      }
      case Operand.Jump jump -> addPlace(jump.to());
      case Operand.Switch choice -> addSwitch(choice);
      case Operand.Member member -> addMember(member, in);
      case Operand.Dynamic made -> {
        digest.text(made.name()).text(names.ofDescriptor(made.descriptor()));
        addMember(made.bootstrap(), in);
        made.arguments().forEach(argument -> add(argument, in));
      }
    }
  }

  private void addMember(Operand.Member member, Instruction in) {
    if (member.use() == Operand.Use.GET_STATIC && member.name().startsWith("$SwitchMap$")) {
      tables.push(uses.constants(member));
      digest.text(member.name());
    } else {
      digest.text(uses.member(member, in.line()));
    }
  }

  private void addSwitch(Operand.Switch choice) {
    addPlace(choice.otherwise());
    Map<Integer, String> constants = tables.isEmpty() ? Map.of() : tables.pop();
    Map<String, Label> targets = new TreeMap<>();
    List<Integer> keys = choice.keys();
    for (int i = 0; i < keys.size(); i++) {
      String key = constants.getOrDefault(keys.get(i), keys.get(i).toString());
      targets.put(key, choice.targets().get(i));
    }
    digest.number(targets.size());
    targets.forEach((key, target) -> addPlace(digest.text(key), target));
  }

  private void addPlace(Label label) {
    addPlace(digest, label);
  }

  private void addPlace(Digest to, Label label) {
    to.number(places.headSet(code.position(label)).size());
  }
}
