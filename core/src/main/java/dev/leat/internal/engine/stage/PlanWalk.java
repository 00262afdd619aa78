package dev.leat.internal.engine.stage;

import dev.leat.internal.engine.file.InputFile;
import dev.leat.io.Loader;
import dev.leat.io.Source;
import dev.leat.plan.GroupsFunction;
import dev.leat.plan.Plan;
import dev.leat.plan.RowMapper;
import dev.leat.plan.RowPredicate;
import dev.leat.plan.RowValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Walks over a plan and its inputs to make its key.
 *
 * <p>Nodes are not told apart here: each is a record, so that a component that is added to one
 * counts without a change. A node or a file that is used several times is looked at once.
 */
final class PlanWalk {

  private final Function<Source, List<InputFile>> files;
  private final Contents contents;
  private final IdentityHashMap<Plan, String> nodes = new IdentityHashMap<>();
  private final Map<String, String> identities = new HashMap<>();
  private final Set<String> parts = new LinkedHashSet<>();
  private final Set<String> untracked = new LinkedHashSet<>();

  /** Tells what stands for the content of a file. */
  @FunctionalInterface
  interface Contents {
    /** Its identity, or empty when it changed while it was read. */
    Optional<String> identity(String name, Path path);
  }

  PlanWalk(Function<Source, List<InputFile>> files, Contents contents) {
    this.files = files;
    this.contents = contents;
  }

  PlanKey key(Plan plan) {
    Digest digest = new Digest().number(PlanKey.FORMAT).text(node(plan));
    return new PlanKey(digest.hex(), List.copyOf(parts), List.copyOf(untracked));
  }

  private String node(Plan plan) {
    String known = nodes.get(plan);
    if (known != null) {
      return known;
    }
    Node node = new Node();
    Digest own = new Digest();
    new ValueDigest(node).addRecord((Record) plan, own);
    String name = plan.getClass().getSimpleName() + " " + (nodes.size() + 1);
    String digest = new Digest().text(part(name, own.hex())).text(Digest.of(node.below)).hex();
    nodes.put(plan, digest);
    return digest;
  }

  private String part(String name, String digest) {
    parts.add(name + " = " + digest);
    return digest;
  }

  private String file(InputFile file) {
    return identities.computeIfAbsent(file.name(), name -> part("file " + name, identity(file)));
  }

  private String identity(InputFile file) {
    String name = file.name();
    if (file.path().isEmpty()) {
      untracked.add(name + " is a stream, whose content is not known before it is read");
      return "";
    }
    Optional<String> identity = contents.identity(name, file.path().get());
    if (identity.isEmpty()) {
      untracked.add(name + " was written to while it was read");
    }
    return identity.orElse("");
  }

  /** What one node takes from elsewhere, in the order of its components. */
  private final class Node implements ValueDigest.Surroundings {

    private final List<String> below = new ArrayList<>();

    @Override
    public Optional<String> digest(Object value) {
      return switch (value) {
        case Plan input -> {
          below.add(node(input));
          yield Optional.of("input");
        }
        case Source source -> {
          files.apply(source).forEach(this::add);
          Digest digest = new Digest();
          ValueDigest values = new ValueDigest(this);
          values.add(source.format(), digest);
          values.add(new TreeMap<>(source.loads()), digest);
          yield Optional.of(digest.hex());
        }
        case Loader function -> function(function);
        case RowMapper function -> function(function);
        case RowPredicate function -> function(function);
        case RowValue function -> function(function);
        case GroupsFunction function -> function(function);
        default -> Optional.empty();
      };
    }

    private void add(InputFile file) {
      below.add(file.name());
      below.add(file(file));
    }

    private Optional<String> function(Object function) {
      Fingerprint fingerprint = Fingerprint.of(function);
      parts.addAll(fingerprint.parts());
      fingerprint.untracked().forEach(this::untracked);
      return Optional.of(fingerprint.digest());
    }

    @Override
    public String name(Class<?> type) {
      return ValueDigest.name(type);
    }

    @Override
    public void untracked(String finding) {
      untracked.add(finding);
    }
  }
}
