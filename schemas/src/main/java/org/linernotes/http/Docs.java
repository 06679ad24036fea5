package org.linernotes.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.file.FileService;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * {@code /openapi.yaml}: what the services of this port offer, in one document; {@code /docs}: the
 * same rendered by Swagger UI, all assets local.
 */
final class Docs implements HttpRoutes {
  private static final String UI_POM =
      "/META-INF/maven/org.webjars.npm/swagger-ui-dist/pom.properties";

  private final byte[] openApi;

  private Docs(byte[] openApi) {
    this.openApi = openApi;
  }

  static Docs of(List<String> resources) {
    List<byte[]> documents =
        resources.stream().filter(name -> !name.isEmpty()).map(Docs::read).toList();
    return new Docs(OpenApi.merged(documents));
  }

  @Override
  public void addTo(ServerBuilder server) {
    ResponseHeaders head =
        ResponseHeaders.builder(HttpStatus.OK)
            .contentType(MediaType.HTML_UTF_8)
            .add(SecurityHeaders.CSP, SecurityHeaders.CSP_OF_DOCS)
            .build();
    add(server, "/docs", head, read("/org/linernotes/http/docs.html"));
    add(
        server,
        "/docs/docs.js",
        ResponseHeaders.of(HttpStatus.OK, HttpHeaderNames.CONTENT_TYPE, MediaType.JAVASCRIPT_UTF_8),
        read("/org/linernotes/http/docs.js"));
    add(
        server,
        "/openapi.yaml",
        ResponseHeaders.of(HttpStatus.OK, HttpHeaderNames.CONTENT_TYPE, "application/yaml"),
        openApi);
    server.serviceUnder("/docs/assets", FileService.of(Docs.class.getClassLoader(), uiFolder()));
  }

  private static void add(ServerBuilder server, String path, ResponseHeaders head, byte[] body) {
    HttpData data = HttpData.wrap(body);
    Reads.on(server, path, (ctx, req) -> HttpResponse.of(head, data));
  }

  private static String uiFolder() {
    Properties pom = new Properties();
    try (InputStream in = open(UI_POM)) {
      pom.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "META-INF/resources/webjars/swagger-ui-dist/" + pom.getProperty("version");
  }

  private static byte[] read(String resource) {
    try (InputStream in = open(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    @Nullable InputStream in = Docs.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("not on the class path: " + resource);
    }
    return in;
  }
}
