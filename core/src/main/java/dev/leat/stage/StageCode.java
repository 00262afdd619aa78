package dev.leat.stage;

import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.List;

/** The code of a stage, of which the byte code counts in its key. */
public sealed interface StageCode {

  /**
   * A method of an object; the fields of the object that the method reads count too.
   *
   * @param target the object
   * @param method one of its methods
   * @param codecs what turns results into rows and back
   */
  record OfMethod(Object target, Method method, List<Serializable> codecs) implements StageCode {
    /** Copies the list. */
    public OfMethod {
      codecs = List.copyOf(codecs);
    }
  }

  /**
   * A function; what it captured counts too.
   *
   * @param function a lambda, a method reference or an object
   * @param codecs what turns results into rows and back
   */
  record OfFunction(Serializable function, List<Serializable> codecs) implements StageCode {
    /** Copies the list. */
    public OfFunction {
      codecs = List.copyOf(codecs);
    }
  }

  /** What turns results into rows and back. */
  List<Serializable> codecs();
}
