package org.linernotes.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** One JSON object a line, members in the order of the records' components, without nulls. */
final class NdJson {
  private static final ObjectWriter JSON =
      new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL).writer();

  private NdJson() {}

  static byte[] render(Stream<?> items) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    items.forEachOrdered(item -> write(item, lines));
    return lines.toByteArray();
  }

  private static void write(Object item, ByteArrayOutputStream lines) {
    try {
      lines.write(JSON.writeValueAsBytes(item));
      lines.write('\n');
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be JSON: " + item, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
