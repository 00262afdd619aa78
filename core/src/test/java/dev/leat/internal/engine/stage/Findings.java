package dev.leat.internal.engine.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Knows nothing beyond the parts of values, and keeps what cannot be tracked. */
final class Findings implements ValueDigest.Surroundings {

  final List<String> untracked = new ArrayList<>();

  @Override
  public Optional<String> digest(Object value) {
    return Optional.empty();
  }

  @Override
  public String name(Class<?> type) {
    return type.getName();
  }

  @Override
  public void untracked(String finding) {
    untracked.add(finding);
  }
}
