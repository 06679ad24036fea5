package org.linernotes.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldersTest {

  @Test
  void shouldCacheWhereTheUserSays() {
    assertThat(Folders.cache(Map.of("LINERNOTES_CACHE", "/own", "XDG_CACHE_HOME", "/all")))
        .isEqualTo(Path.of("/own"));
    assertThat(Folders.cache(Map.of("XDG_CACHE_HOME", "/all")))
        .isEqualTo(Path.of("/all/linernotes"));
    assertThat(Folders.cache(Map.of()))
        .isEqualTo(Path.of(System.getProperty("user.home"), ".cache", "linernotes"));
  }
}
