package dev.leat.internal.engine.stage;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** By how many slots instructions make the operand stack longer or shorter. */
final class StackChange {

  /** For each instruction without operands, from NOP on, a digit that is its change plus 5. */
  private static final String SIMPLE =
      "5" // nop
          + ("6".repeat(8) + "7766677") // constants
          + "?".repeat(30) // constants and loads with operands
          + "45454444" // loads from arrays
          + "?".repeat(25) // stores with operands
          + "21212222" // stores into arrays
          + "436667775" // pop, dup, swap
          + "4343".repeat(5) // arithmetic
          + "5555444444434343" // negation, shifts, bits
          + "?" // iinc
          + "656445566454555" // conversions
          + "24422" // comparisons
          + "?".repeat(19) // jumps and switches
          + "434345" // returns
          + "?".repeat(12) // members, new objects
          + "54??44"; // length, throw, monitors

  private StackChange() {}

  /** Of an instruction without operands. */
  static int simple(int opcode) {
    return SIMPLE.charAt(opcode) - '5';
  }

  /** Of an instruction that loads or stores a local variable. */
  static int local(int opcode) {
    return switch (opcode) {
      case Opcodes.LLOAD, Opcodes.DLOAD -> 2;
      case Opcodes.LSTORE, Opcodes.DSTORE -> -2;
      case Opcodes.ISTORE, Opcodes.FSTORE, Opcodes.ASTORE -> -1;
      case Opcodes.RET -> 0;
      default -> 1;
    };
  }

  static int field(int opcode, String descriptor) {
    int size = Type.getType(descriptor).getSize();
    return switch (opcode) {
      case Opcodes.GETSTATIC -> size;
      case Opcodes.PUTSTATIC -> -size;
      case Opcodes.GETFIELD -> size - 1;
      default -> -size - 1;
    };
  }

  static int call(int opcode, String descriptor) {
    int sizes = Type.getArgumentsAndReturnSizes(descriptor);
    boolean ofNoObject = opcode == Opcodes.INVOKESTATIC || opcode == Opcodes.INVOKEDYNAMIC;
    return (sizes & 3) - (sizes >> 2) + (ofNoObject ? 1 : 0);
  }

  static int jump(int opcode) {
    return switch (opcode) {
      case Opcodes.GOTO -> 0;
      case Opcodes.JSR -> 1;
      case Opcodes.IFEQ,
          Opcodes.IFNE,
          Opcodes.IFLT,
          Opcodes.IFGE,
          Opcodes.IFGT,
          Opcodes.IFLE,
          Opcodes.IFNULL,
          Opcodes.IFNONNULL ->
          -1;
      default -> -2;
    };
  }
}
