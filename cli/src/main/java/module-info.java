import org.jspecify.annotations.NullMarked;

/** The {@code leat} command. */
@NullMarked
module dev.leat.cli {
  requires static org.jspecify;
  requires dev.leat;
  requires info.picocli;
  requires org.snakeyaml.engine;

  opens dev.leat.cli to
      info.picocli;
}
