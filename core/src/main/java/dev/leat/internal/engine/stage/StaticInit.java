package dev.leat.internal.engine.stage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * The code that sets the static fields of a class, cut into pieces.
 *
 * <p>Where a piece sets one field and calls nothing that could touch another field of the project,
 * it belongs to that field alone, so that a change to it does not concern code that reads other
 * fields. All other pieces belong to every field.
 *
 * @param ofFields the pieces that belong to one field, by its name
 * @param ofAll the pieces that belong to all fields
 */
record StaticInit(Map<String, List<Code>> ofFields, List<Code> ofAll) {

  /** Cuts the initialiser of a class; what a class of the project is, a predicate says. */
  static StaticInit of(ClassModel model, Predicate<String> isProject) {
    StaticInit init = new StaticInit(new HashMap<>(), new ArrayList<>());
    Code code = model.method("<clinit>()V").map(ClassModel.MethodModel::code).orElse(Code.NONE);
    int start = 0;
    for (int end : cuts(code)) {
      if (code.instructions().get(start).opcode() != Opcodes.RETURN) {
        init.add(part(code, start, end), model.name(), isProject);
      }
      start = end;
    }
    return init;
  }

  private void add(Code piece, String owner, Predicate<String> isProject) {
    String field = "";
    for (Instruction instruction : piece.instructions()) {
      for (Operand operand : instruction.operands()) {
        if (operand instanceof Operand.Member member) {
          boolean sets = member.use() == Operand.Use.PUT_STATIC && member.owner().equals(owner);
          if (sets ? !field.isEmpty() : isProject.test(member.owner())) {
            ofAll.add(piece);
            return;
          }
          field = sets ? member.name() : field;
        }
      }
    }
    if (field.isEmpty()) {
      ofAll.add(piece);
    } else {
      ofFields.computeIfAbsent(field, name -> new ArrayList<>()).add(piece);
    }
  }

  private static Code part(Code code, int start, int end) {
    List<Code.Handler> handlers =
        code.handlers().stream()
            .filter(handler -> code.position(handler.start()) >= start)
            .filter(handler -> code.position(handler.start()) < end)
            .toList();
    Map<Label, Integer> positions = new HashMap<>();
    code.positions().forEach((label, position) -> positions.put(label, position - start));
    return new Code(code.instructions().subList(start, end), positions, handlers);
  }

  /** The ends of the pieces: where the stack is empty, and no jump or handler leads across. */
  private static List<Integer> cuts(Code code) {
    BitSet inside = new BitSet();
    Map<Integer, Integer> depths = new HashMap<>();
    for (Code.Handler handler : code.handlers()) {
      int called = code.position(handler.handler());
      mark(inside, code.position(handler.start()), called + 1);
      depths.put(called, 1);
    }
    List<Integer> cuts = new ArrayList<>();
    int depth = 0;
    for (int i = 0; i < code.instructions().size(); i++) {
      Instruction instruction = code.instructions().get(i);
      depth = depths.getOrDefault(i, depth) + instruction.stackChange();
      for (Label target : instruction.targets()) {
        depths.put(code.position(target), depth);
        mark(inside, i, code.position(target));
      }
      depth = Code.ends(instruction.opcode()) ? 0 : depth;
      if (depth == 0) {
        cuts.add(i + 1);
      }
    }
    cuts.removeIf(inside::get);
    return cuts;
  }

  /** Marks the places between two others, in any order, as no places to cut. */
  private static void mark(BitSet inside, int one, int other) {
    int first = Math.min(one, other);
    inside.set(first + 1, Math.max(first + 1, Math.max(one, other)));
  }
}
