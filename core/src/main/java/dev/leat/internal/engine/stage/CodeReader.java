package dev.leat.internal.engine.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Collects the instructions of one method. */
final class CodeReader extends MethodVisitor {

  private final Consumer<Code> done;
  private final List<Instruction> instructions = new ArrayList<>();
  private final Map<Label, Integer> positions = new HashMap<>();
  private final List<Code.Handler> handlers = new ArrayList<>();
  private int line;

  CodeReader(Consumer<Code> done) {
    super(Opcodes.ASM9);
    this.done = done;
  }

  @Override
  public void visitLabel(Label label) {
    positions.put(label, instructions.size());
  }

  @Override
  public void visitLineNumber(int number, Label start) {
    line = number;
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
    handlers.add(new Code.Handler(start, end, handler, type == null ? "" : type));
  }

  @Override
  public void visitInsn(int opcode) {
    add(opcode, StackChange.simple(opcode));
  }

  @Override
  public void visitIntInsn(int opcode, int number) {
    add(opcode, opcode == Opcodes.NEWARRAY ? 0 : 1, new Operand.Plain(Integer.toString(number)));
  }

  @Override
  public void visitVarInsn(int opcode, int slot) {
    add(opcode, StackChange.local(opcode), new Operand.Local(slot));
  }

  @Override
  public void visitIincInsn(int slot, int increment) {
    Operand by = new Operand.Plain(Integer.toString(increment));
    add(Opcodes.IINC, 0, new Operand.Local(slot), by);
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    add(opcode, opcode == Opcodes.NEW ? 1 : 0, new Operand.TypeName(type));
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    Operand count = new Operand.Plain(Integer.toString(dimensions));
    add(Opcodes.MULTIANEWARRAY, 1 - dimensions, new Operand.TypeName(descriptor), count);
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    Operand.Use use =
        switch (opcode) {
          case Opcodes.GETSTATIC -> Operand.Use.GET_STATIC;
          case Opcodes.PUTSTATIC -> Operand.Use.PUT_STATIC;
          default -> Operand.Use.FIELD;
        };
    int change = StackChange.field(opcode, descriptor);
    add(opcode, change, new Operand.Member(use, owner, name, descriptor));
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    Operand.Use use =
        switch (opcode) {
          case Opcodes.INVOKESTATIC -> Operand.Use.STATIC;
          case Opcodes.INVOKESPECIAL -> Operand.Use.SPECIAL;
          default -> Operand.Use.VIRTUAL;
        };
    int change = StackChange.call(opcode, descriptor);
    add(opcode, change, new Operand.Member(use, owner, name, descriptor));
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    List<Operand> operands = new ArrayList<>();
    for (Object argument : arguments) {
      operands.add(constant(argument));
    }
    int change = StackChange.call(Opcodes.INVOKEDYNAMIC, descriptor);
    Operand made = new Operand.Dynamic(name, descriptor, member(bootstrap), operands);
    add(Opcodes.INVOKEDYNAMIC, change, made);
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    add(opcode, StackChange.jump(opcode), new Operand.Jump(label));
  }

  @Override
  public void visitLdcInsn(Object value) {
    boolean wide = value instanceof Long || value instanceof Double;
    boolean wideMade = value instanceof ConstantDynamic made && made.getSize() == 2;
    add(Opcodes.LDC, wide || wideMade ? 2 : 1, constant(value));
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
    int[] keys = new int[labels.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = min + i;
    }
    visitLookupSwitchInsn(otherwise, keys, labels);
  }

  /** Both kinds of switch are one: which of them is made depends on how dense the keys are. */
  @Override
  public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
    Map<Integer, Label> targets = new TreeMap<>();
    for (int i = 0; i < keys.length; i++) {
      if (!labels[i].equals(otherwise)) {
        targets.put(keys[i], labels[i]);
      }
    }
    List<Integer> sorted = List.copyOf(targets.keySet());
    Operand choice = new Operand.Switch(sorted, List.copyOf(targets.values()), otherwise);
    add(Opcodes.LOOKUPSWITCH, -1, choice);
  }

  @Override
  public void visitEnd() {
    done.accept(new Code(List.copyOf(instructions), positions, List.copyOf(handlers)));
  }

  private void add(int opcode, int stackChange, Operand... operands) {
    instructions.add(new Instruction(opcode, List.of(operands), line, stackChange));
  }

  private static Operand constant(Object value) {
    return switch (value) {
      case Handle handle -> member(handle);
      case ConstantDynamic made -> made(made);
      case Type type when type.getSort() == Type.METHOD ->
          new Operand.Plain("signature " + type.getDescriptor());
      case Type type -> new Operand.TypeValue(type.getDescriptor());
      default -> new Operand.Plain(value.getClass().getSimpleName() + " " + value);
    };
  }

  private static Operand made(ConstantDynamic made) {
    List<Operand> arguments = new ArrayList<>();
    for (int i = 0; i < made.getBootstrapMethodArgumentCount(); i++) {
      arguments.add(constant(made.getBootstrapMethodArgument(i)));
    }
    Operand.Member bootstrap = member(made.getBootstrapMethod());
    return new Operand.Dynamic(made.getName(), made.getDescriptor(), bootstrap, arguments);
  }

  private static Operand.Member member(Handle handle) {
    return new Operand.Member(
        use(handle.getTag()), handle.getOwner(), handle.getName(), handle.getDesc());
  }

  /** What a method handle of a kind does. */
  static Operand.Use use(int handleKind) {
    return switch (handleKind) {
      case Opcodes.H_GETFIELD, Opcodes.H_PUTFIELD -> Operand.Use.FIELD;
      case Opcodes.H_GETSTATIC -> Operand.Use.GET_STATIC;
      case Opcodes.H_PUTSTATIC -> Operand.Use.PUT_STATIC;
      case Opcodes.H_INVOKESTATIC -> Operand.Use.STATIC;
      case Opcodes.H_INVOKESPECIAL -> Operand.Use.SPECIAL;
      case Opcodes.H_NEWINVOKESPECIAL -> Operand.Use.NEW;
      default -> Operand.Use.VIRTUAL;
    };
  }
}
