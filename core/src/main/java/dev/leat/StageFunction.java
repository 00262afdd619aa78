package dev.leat;

import java.io.Serializable;

/** Makes the result of a stage: a {@link Dataset}, a list of records or rows, or a value. */
@FunctionalInterface
public interface StageFunction extends Serializable {

  /** The result, of what the stage takes. */
  Object apply(Taken taken) throws Exception;
}
