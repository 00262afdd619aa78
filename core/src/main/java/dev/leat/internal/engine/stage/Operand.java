package dev.leat.internal.engine.stage;

import java.util.List;
import org.objectweb.asm.Label;

/** What an instruction is about. */
sealed interface Operand {

  /** A number or another constant, as text that tells its type. */
  record Plain(String text) implements Operand {}

  /** A slot of the local variables. */
  record Local(int slot) implements Operand {}

  /** A class that is made, tested or cast to, by its internal name or array descriptor. */
  record TypeName(String name) implements Operand {}

  /** A class as a value, by its descriptor. */
  record TypeValue(String descriptor) implements Operand {}

  /** Where the method may go on. */
  record Jump(Label to) implements Operand {}

  /** Where the method goes on for which value; keys are in order. */
  record Switch(List<Integer> keys, List<Label> targets, Label otherwise) implements Operand {}

  /** A field or a method, by the class that it is looked for in. */
  record Member(Use use, String owner, String name, String descriptor) implements Operand {}

  /** What a bootstrap method makes: a lambda, a joined text, a constant. */
  record Dynamic(String name, String descriptor, Member bootstrap, List<Operand> arguments)
      implements Operand {}

  /** What is done with a member. */
  enum Use {
    /** A field of an object is read or written. */
    FIELD,
    /** A field of a class is read. */
    GET_STATIC,
    /** A field of a class is written. */
    PUT_STATIC,
    /** A method of a class is called. */
    STATIC,
    /** A constructor or exactly this method is called. */
    SPECIAL,
    /** The method of the class of the object is called. */
    VIRTUAL,
    /** An object is made by this constructor, through a method handle. */
    NEW
  }
}
