package dev.leat.conformance.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random choices that a seed repeats. */
public final class Dice {

  private final Random random;

  /** Choices that depend on nothing but a seed. */
  public Dice(long seed) {
    this.random = new Random(seed);
  }

  /** A number from 0 up to, and without, a bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** Whether one of so many throws succeeds. */
  public boolean oneIn(int throwCount) {
    return below(throwCount) == 0;
  }

  /** One of these. */
  public <T> T one(List<? extends T> values) {
    return values.get(below(values.size()));
  }

  /** One of these. */
  @SafeVarargs
  public final <T> T one(T... values) {
    return values[below(values.length)];
  }

  /** At least one and at most so many of these, in any order. */
  public <T> List<T> some(List<T> values, int most) {
    List<T> shuffled = new ArrayList<>(values);
    Collections.shuffle(shuffled, random);
    return List.copyOf(shuffled.subList(0, 1 + below(Math.min(most, values.size()))));
  }
}
