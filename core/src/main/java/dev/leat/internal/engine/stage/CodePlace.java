package dev.leat.internal.engine.stage;

import dev.leat.internal.engine.stage.ClassModel.FieldModel;
import dev.leat.internal.engine.stage.ClassModel.MethodModel;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A method that is looked at: tells the graph of what it uses, and reports what cannot be tracked.
 */
final class CodePlace implements CodeText.Uses {

  private final CodeGraph graph;

  private final String source;
  private final String method;
  private final Set<String> inside = new HashSet<>();

  CodePlace(CodeGraph graph, String source, String method) {
    this.graph = graph;
    this.source = source;
    this.method = method;
  }

  private void report(String finding, int line) {
    String where = line == 0 ? source : source + ":" + line;
    graph.untracked.accept("%s (%s) %s".formatted(method, where, finding));
  }

  @Override
  public void made(String name) {
    graph.addMade(name);
  }

  @Override
  public void value(String descriptor) {
    Type type = Type.getType(descriptor);
    if (type.getSort() == Type.OBJECT) {
      graph.addLibrary(type.getInternalName());
      graph.addValue(type.getInternalName());
    }
  }

  @Override
  public Map<Integer, String> constants(Operand.Member table) {
    return graph
        .files
        .find(table.owner())
        .map(model -> EnumTable.constants(model, table.name()))
        .orElse(Map.of());
  }

  @Override
  public String member(Operand.Member member, int line) {
    String text = member.use() + " " + text(member);
    if (member.owner().startsWith("[")) {
      return text;
    }
    return switch (graph.files.origin(member.owner())) {
      case Origin.Java java -> {
        Untrackable.finding(member).ifPresent(finding -> report(finding, line));
        yield text;
      }
      case Origin.Library library -> {
        graph.addLibrary(member.owner());
        yield text;
      }
      case Origin.Nowhere nowhere -> {
        report("uses %s, which is not there".formatted(CodeGraph.external(member.owner())), line);
        yield text;
      }
      case Origin.Leat leat -> numbered(member).orElse(text);
      case Origin.Project project -> numbered(member).orElseGet(() -> text + used(member, line));
    };
  }

  private String text(Operand.Member member) {
    String name = graph.names.member(member.owner(), member.name());
    String type = graph.names.ofDescriptor(member.descriptor());
    return graph.names.of(member.owner()) + "." + name + " " + type;
  }

  /** What stands for a method without a name of its own. */
  private Optional<String> numbered(Operand.Member member) {
    if (!member.name().startsWith("lambda$") && !member.name().startsWith("access$")) {
      return Optional.empty();
    }
    String key = member.name() + member.descriptor();
    return graph
        .files
        .find(member.owner())
        .flatMap(model -> model.method(key).filter(MethodModel::isNumbered))
        .map(method -> body(member, method));
  }

  private String body(Operand.Member member, MethodModel method) {
    String name = member.owner() + "." + method.key();
    if (!inside.add(name)) {
      return "again";
    }
    String body = CodeText.digest(method.code(), graph.names, this);
    inside.remove(name);
    return "body " + graph.names.ofDescriptor(method.descriptor()) + " " + body;
  }

  /** Takes note of a member of the project, and gives what its name does not tell of it. */
  private String used(Operand.Member member, int line) {
    String key = member.name() + member.descriptor();
    switch (member.use()) {
      case FIELD -> graph.addField(member.name());
      case PUT_STATIC -> {}
      case GET_STATIC -> {
        return field(member, line);
      }
      case STATIC, SPECIAL -> called(member, key);
      case NEW -> {
        graph.addMade(member.owner());
        called(member, key);
      }
      case VIRTUAL -> graph.addCall(new CodeGraph.Call(member.owner(), key));
    }
    return "";
  }

  private void called(Operand.Member member, String key) {
    graph
        .hierarchy
        .resolve(member.owner(), key)
        .ifPresentOrElse(
            graph::addMethod,
            () -> graph.hierarchy.supersElsewhere(member.owner()).forEach(graph::addLibrary));
  }

  private String field(Operand.Member member, int line) {
    for (ClassModel model : graph.hierarchy.supers(member.owner())) {
      FieldModel field = model.fields().get(member.name());
      if (field != null) {
        return field(model, field, line);
      }
    }
    graph.hierarchy.supersElsewhere(member.owner()).forEach(graph::addLibrary);
    return "";
  }

  private String field(ClassModel model, FieldModel field, int line) {
    if (field.constant().isPresent() || field.name().equals("$assertionsDisabled")) {
      return " = " + field.constant().orElse("");
    }
    String name = CodeGraph.external(model.name()) + "." + field.name();
    if (!field.isFinal() && !field.isSynthetic()) {
      report("reads %s, which is static and not final".formatted(name), line);
    } else if (isMutable(field)) {
      report("reads %s, whose content can change".formatted(name), line);
    }
    graph.addStatic(model, field.name());
    return "";
  }

  /** Whether a field holds an object that is made to change: a collection need not. */
  private boolean isMutable(FieldModel field) {
    Type type = Type.getType(field.descriptor());
    if (type.getSort() != Type.OBJECT) {
      return false;
    }
    String name = type.getInternalName();
    return name.startsWith("java/util/concurrent/atomic/")
        || name.equals("java/lang/ThreadLocal")
        || graph.hierarchy.supers(name).stream()
            .flatMap(model -> model.fields().values().stream())
            .anyMatch(part -> !part.isFinal() && (part.access() & Opcodes.ACC_STATIC) == 0);
  }
}
