package org.linernotes.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenApiTest {

  private static byte[] yaml(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void shouldJoinPathsAndComponentsOfAllServices() {
    byte[] one =
        yaml("openapi: 3.0.3\npaths: {/a: {get: {}}}\ncomponents: {schemas: {P: {x: 1}}}\n");
    byte[] two =
        yaml("openapi: 3.0.3\npaths: {/b: {get: {}}}\ncomponents: {schemas: {P: {x: 1}}}\n");
    String merged = new String(OpenApi.merged(List.of(one, two)), StandardCharsets.UTF_8);
    assertThat(merged).contains("/a:").contains("/b:").containsOnlyOnce("P:");
  }

  @Test
  void shouldJoinTheMethodsOfAPathThatTwoServicesShare() {
    byte[] one = yaml("paths: {/a: {post: {x: 1}}}\n");
    byte[] two = yaml("paths: {/a: {get: {x: 2}}}\n");
    String merged = new String(OpenApi.merged(List.of(one, two)), StandardCharsets.UTF_8);
    assertThat(merged).containsOnlyOnce("/a:").contains("post:").contains("get:");
  }

  @Test
  void shouldKeepTheTagsOfAll() {
    byte[] one = yaml("tags: [{name: a}, {name: b}]\n");
    byte[] two = yaml("tags: [{name: b}, {name: c}]\n");
    String merged = new String(OpenApi.merged(List.of(one, two)), StandardCharsets.UTF_8);
    assertThat(merged).contains("\"a\"").containsOnlyOnce("\"b\"").contains("\"c\"");
  }

  @Test
  void shouldRefuseOneNameForTwoThings() {
    byte[] one = yaml("components: {schemas: {P: {x: 1}}}\n");
    byte[] two = yaml("components: {schemas: {P: {x: 2}}}\n");
    assertThatThrownBy(() -> OpenApi.merged(List.of(one, two)))
        .hasMessageContaining("/components/schemas/P/x");
  }
}
