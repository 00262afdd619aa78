import org.jspecify.annotations.NullMarked;

/** The Leat library: datasets, plans, expressions and the local engine. */
@NullMarked
module dev.leat {
  requires static transitive org.jspecify;
  requires com.github.luben.zstd_jni;
  requires org.apache.commons.compress;
}
