package dev.leat.internal.engine.stage;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;

/**
 * One instruction of a method.
 *
 * @param opcode its number
 * @param operands what it is about
 * @param line the line of its source, 0 when that is not known
 * @param stackChange by how many slots it makes the operand stack longer
 */
record Instruction(int opcode, List<Operand> operands, int line, int stackChange) {

  /** The places that it may jump to. */
  List<Label> targets() {
    List<Label> targets = new ArrayList<>();
    for (Operand operand : operands) {
      if (operand instanceof Operand.Jump jump) {
        targets.add(jump.to());
      } else if (operand instanceof Operand.Switch choice) {
        targets.addAll(choice.targets());
        targets.add(choice.otherwise());
      }
    }
    return targets;
  }
}
