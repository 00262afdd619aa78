import org.jspecify.annotations.NullMarked;

/** The {@code leat} command. */
@NullMarked
module dev.leat.cli {
  requires static org.jspecify;
  requires dev.leat;
  requires java.compiler;
  requires org.snakeyaml.engine;

  uses dev.leat.spi.Runner;
}
