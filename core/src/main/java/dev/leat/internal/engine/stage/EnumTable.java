package dev.leat.internal.engine.stage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;

/**
 * The constants of an enum behind the numbers of a switch.
 *
 * <p>For each enum that a class switches over, the compiler makes a table that gives the constants
 * numbers in the order in which any switch of the class names them.
 */
final class EnumTable {

  private EnumTable() {}

  /** The names of the constants by their numbers, from the code that fills the table. */
  static Map<Integer, String> constants(ClassModel model, String table) {
    Map<Integer, String> constants = new HashMap<>();
    boolean isThis = false;
    String constant = "";
    int number = 0;
    Code code = model.method("<clinit>()V").map(ClassModel.MethodModel::code).orElse(Code.NONE);
    for (Instruction instruction : code.instructions()) {
      Optional<String> field = staticField(instruction);
      if (field.isPresent() && field.get().startsWith("$SwitchMap$")) {
        isThis = field.get().equals(table);
      } else if (field.isPresent()) {
        constant = field.get();
      } else if (instruction.opcode() == Opcodes.IASTORE && isThis) {
        constants.put(number, constant);
      }
      number = number(instruction);
    }
    return constants;
  }

  private static Optional<String> staticField(Instruction instruction) {
    List<Operand> operands = instruction.operands();
    return instruction.opcode() == Opcodes.GETSTATIC
            && operands.getFirst() instanceof Operand.Member member
        ? Optional.of(member.name())
        : Optional.empty();
  }

  private static int number(Instruction instruction) {
    int opcode = instruction.opcode();
    if (opcode >= Opcodes.ICONST_0 && opcode <= Opcodes.ICONST_5) {
      return opcode - Opcodes.ICONST_0;
    }
    boolean isNumber = opcode >= Opcodes.BIPUSH && opcode <= Opcodes.LDC;
    return isNumber && instruction.operands().getFirst() instanceof Operand.Plain(String text)
        ? Integer.parseInt(text.substring(text.indexOf(' ') + 1))
        : 0;
  }
}
