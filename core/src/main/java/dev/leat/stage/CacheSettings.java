package dev.leat.stage;

import java.util.Set;

/**
 * Where the results of stages are kept, and how they are used.
 *
 * @param location a directory, or a location that a connector knows, such as {@code s3://...}
 * @param use whether results are read and written
 * @param refresh the stages that are computed even if there is a result
 * @param source the file that the pipeline was written in, for {@code leat cache why}; empty if it
 *     is not known
 */
public record CacheSettings(String location, Use use, Set<String> refresh, String source) {

  /** The directory unless another is named. */
  public static final String DEFAULT_LOCATION = ".leat/cache";

  /** The variable of the environment that names another. */
  public static final String VARIABLE = "LEAT_CACHE";

  /**
   * The variable of the environment that names the directory of this machine's copies when results
   * are kept elsewhere; {@link #DEFAULT_LOCATION} unless it is set.
   */
  public static final String LOCAL_VARIABLE = "LEAT_CACHE_LOCAL";

  /** Whether results are read and written. */
  public enum Use {
    /** Results are read, and those that are missing are computed and kept. */
    READ_AND_WRITE,
    /** Results are read; those that are missing are computed, and not kept. */
    READ_ONLY,
    /** Everything is computed. */
    NONE
  }

  /** Copies the set. */
  public CacheSettings {
    refresh = Set.copyOf(refresh);
  }

  /** The cache that the environment names, or the default one. */
  public static CacheSettings ofProcess() {
    String named = System.getenv(VARIABLE);
    String location = named == null || named.isBlank() ? DEFAULT_LOCATION : named;
    return new CacheSettings(location, Use.READ_AND_WRITE, Set.of(), "");
  }

  /** The same at another location. */
  public CacheSettings at(String other) {
    return new CacheSettings(other, use, refresh, source);
  }

  /** The same, used in another way. */
  public CacheSettings used(Use other) {
    return new CacheSettings(location, other, refresh, source);
  }

  /** The same, computing these stages anew. */
  public CacheSettings refreshing(Set<String> stages) {
    return new CacheSettings(location, use, stages, source);
  }

  /** The same for a pipeline that was written in a file. */
  public CacheSettings of(String file) {
    return new CacheSettings(location, use, refresh, file);
  }
}
