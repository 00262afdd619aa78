package dev.leat.internal.engine.stage;

import java.lang.reflect.Method;
import java.util.List;

/**
 * What a function does: equal fingerprints stand for functions that do the same.
 *
 * <p>It holds the byte code of the function and of every method of its project that the function
 * can reach, what the function captured, the static fields that it reads, the versions of libraries
 * that it uses, and the version of Java. Comments, formatting, names of locals, debug information
 * and code that is not reached do not change it.
 *
 * <p>The project is all directories of classes, and the jar of the function itself. Leat's own code
 * does not count.
 *
 * @param digest 64 hexadecimal digits
 * @param parts what the digest was made of, sorted: each a name that is kept when the part changes,
 *     {@code " = "}, and the digest of the part
 * @param untracked what the digest may have missed, a sentence each without its full stop, with the
 *     method and its line; what the function gives may be used again only if this is empty
 */
public record Fingerprint(String digest, List<String> parts, List<String> untracked) {

  /** Copies the lists. */
  public Fingerprint {
    parts = List.copyOf(parts);
    untracked = List.copyOf(untracked);
  }

  /**
   * The fingerprint of a function: of a lambda or a method reference that is serialisable, or of an
   * object of a class.
   *
   * <p>Reads class files, but loads and runs nothing of the project. Takes milliseconds, more for
   * the first time, and where implementations of an interface have to be looked for. Safe for all
   * threads.
   */
  public static Fingerprint of(Object function) {
    return FunctionWalk.fingerprint(function);
  }

  /**
   * The fingerprint of a method of an object. Of the fields of the object those count that the
   * method, or what it reaches, names.
   */
  public static Fingerprint of(Object target, Method method) {
    return FunctionWalk.fingerprint(target, method);
  }
}
