package dev.leat.internal.engine.stage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * The instructions of a method without names of locals and lines.
 *
 * @param instructions in their order
 * @param positions the index of the instruction that each label stands before
 * @param handlers the catch blocks, in the order in which they are tried
 */
record Code(List<Instruction> instructions, Map<Label, Integer> positions, List<Handler> handlers) {

  /**
   * One catch block.
   *
   * @param type the internal name of what is caught, empty for everything
   */
  record Handler(Label start, Label end, Label handler, String type) {}

  /** Of a method without code. */
  static final Code NONE = new Code(List.of(), Map.of(), List.of());

  int position(Label label) {
    return positions.getOrDefault(label, instructions.size());
  }

  /** This code without some of its instructions; who jumps to one comes to the next. */
  Code without(BitSet left) {
    int[] moved = new int[instructions.size() + 1];
    List<Instruction> kept = new ArrayList<>();
    for (int i = 0; i < instructions.size(); i++) {
      moved[i] = kept.size();
      if (!left.get(i)) {
        kept.add(instructions.get(i));
      }
    }
    moved[instructions.size()] = kept.size();
    Map<Label, Integer> places = new HashMap<>();
    positions.forEach((label, position) -> places.put(label, moved[position]));
    return new Code(List.copyOf(kept), places, handlers);
  }

  /** Whether the method does not go on behind an instruction. */
  static boolean ends(int opcode) {
    return opcode == Opcodes.GOTO
        || opcode == Opcodes.ATHROW
        || opcode == Opcodes.LOOKUPSWITCH
        || opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
  }
}
