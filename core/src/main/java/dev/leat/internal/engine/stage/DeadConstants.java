package dev.leat.internal.engine.stage;

import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * Leaves out constants that are stored in local variables which nobody reads.
 *
 * <p>A compiler that writes debug information stores the value of a {@code final} local constant
 * for debuggers, one that does not leaves it out; its uses hold the value itself.
 */
final class DeadConstants {

  private final Code code;
  private final BitSet[] liveBefore;

  private DeadConstants(Code code) {
    this.code = code;
    this.liveBefore = new BitSet[code.instructions().size() + 1];
    for (int i = 0; i < liveBefore.length; i++) {
      liveBefore[i] = new BitSet();
    }
  }

  static Code removed(Code code) {
    List<Instruction> instructions = code.instructions();
    for (int i = 1; i < instructions.size(); i++) {
      if (isStoredConstant(instructions, i)) {
        return new DeadConstants(code).removed();
      }
    }
    return code;
  }

  private Code removed() {
    findLive();
    BitSet left = new BitSet();
    List<Instruction> instructions = code.instructions();
    for (int i = 1; i < instructions.size(); i++) {
      if (isStoredConstant(instructions, i) && !liveAfter(i).get(slot(instructions.get(i)))) {
        left.set(i - 1, i + 1);
      }
    }
    return code.without(left);
  }

  private static boolean isStoredConstant(List<Instruction> instructions, int at) {
    int store = instructions.get(at).opcode();
    int constant = instructions.get(at - 1).opcode();
    return store >= Opcodes.ISTORE
        && store <= Opcodes.ASTORE
        && constant >= Opcodes.ACONST_NULL
        && constant <= Opcodes.LDC;
  }

  /** Goes backwards over the code until no variable is found live that was not before. */
  private void findLive() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = code.instructions().size() - 1; i >= 0; i--) {
        BitSet live = liveAfter(i);
        apply(code.instructions().get(i), live);
        addHandlers(i, live);
        if (!live.equals(liveBefore[i])) {
          liveBefore[i] = live;
          changed = true;
        }
      }
    }
  }

  private BitSet liveAfter(int at) {
    BitSet live = new BitSet();
    Instruction instruction = code.instructions().get(at);
    if (!Code.ends(instruction.opcode())) {
      live.or(liveBefore[at + 1]);
    }
    instruction.targets().forEach(target -> live.or(liveBefore[code.position(target)]));
    addHandlers(at, live);
    return live;
  }

  /** What a handler reads is live wherever it may be called from. */
  private void addHandlers(int at, BitSet live) {
    for (Code.Handler handler : code.handlers()) {
      if (code.position(handler.start()) <= at && at < code.position(handler.end())) {
        live.or(liveBefore[code.position(handler.handler())]);
      }
    }
  }

  private static void apply(Instruction instruction, BitSet live) {
    int opcode = instruction.opcode();
    if (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE) {
      live.clear(slot(instruction));
    } else if (isRead(opcode)) {
      live.set(slot(instruction));
    }
  }

  private static boolean isRead(int opcode) {
    return opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD
        || opcode == Opcodes.IINC
        || opcode == Opcodes.RET;
  }

  private static int slot(Instruction instruction) {
    return instruction.operands().getFirst() instanceof Operand.Local local ? local.slot() : 0;
  }
}
