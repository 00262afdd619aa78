package dev.leat.internal.engine.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.LeatException;
import dev.leat.stage.CacheSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresTest {

  private static Stores at(String location) {
    return Stores.of(CacheSettings.ofProcess().at(location));
  }

  @Test
  void aDirectoryIsOneStore(@TempDir Path folder) {
    Stores stores = at(folder.resolve("cache").toString());

    assertThat(stores.results()).isSameAs(stores.local());
    assertThat(stores.results().trouble()).isEmpty();
  }

  @Test
  void aBucketNeedsItsConnector() {
    assertThatThrownBy(() -> at("s3://bucket/cache"))
        .isInstanceOf(LeatException.class)
        .hasMessage(
            "Nothing on the class path can keep results in \"s3://bucket/cache\". Add the connector"
                + " leat-s3 to it.");
  }

  @Test
  void anUnknownKindOfStoreIsNamed() {
    assertThatThrownBy(() -> at("ftp://host/cache"))
        .hasMessage(
            "Nothing on the class path can keep results in \"ftp://host/cache\". Name a directory,"
                + " or s3://BUCKET/PREFIX.");
  }

  @Test
  void aLocationWithoutABucketIsNone() {
    assertThatThrownBy(() -> at("s3:///cache"))
        .hasMessage(
            "The cache \"s3:///cache\" names no bucket (expected: s3://BUCKET or"
                + " s3://BUCKET/PREFIX).");
  }
}
