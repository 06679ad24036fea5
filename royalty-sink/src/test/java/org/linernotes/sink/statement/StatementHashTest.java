package org.linernotes.sink.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StatementHashTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Property(tries = 300)
  void shouldFindTheHashThatWasWrittenWhateverTheOrderOfTheKeys(@ForAll long seed)
      throws IOException {
    List<StatementLine> lines = Samples.random(seed, (int) Math.floorMod(seed, 20L));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    String written = StatementJson.write(out, Samples.head("GBP", "0.1", lines), lines.iterator());

    JsonNode parsed = JSON.readTree(out.toByteArray());
    assertThat(parsed.path("sha256").textValue()).isEqualTo(written);
    assertThat(StatementHash.of(shuffled(parsed, new Random(seed)))).isEqualTo(written);
  }

  @Property(tries = 100)
  void shouldNotFindItOnceALineWasChanged(@ForAll long seed) throws IOException {
    List<StatementLine> lines = List.of(Samples.own("A", "1"), Samples.own("B", "2"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String written = StatementJson.write(out, Samples.head("GBP", "0", lines), lines.iterator());
    ObjectNode parsed = (ObjectNode) JSON.readTree(out.toByteArray());
    Random random = new Random(seed);
    ObjectNode line = (ObjectNode) parsed.withArray("lines").get(random.nextInt(2));
    List<String> names = new ArrayList<>();
    line.fieldNames().forEachRemaining(names::add);

    line.put(names.get(random.nextInt(names.size())), "changed");

    assertThat(StatementHash.of(parsed)).isNotEqualTo(written);
  }

  @Test
  void shouldSayWhatCannotBeAStatement() throws IOException {
    JsonNode list = JSON.readTree("[]");
    JsonNode fraction = JSON.readTree("{\"total\":1.5}");

    assertThatThrownBy(() -> StatementHash.of(list))
        .hasMessage("statement: ARRAY (expected: a JSON object)");
    assertThatThrownBy(() -> StatementHash.of(fraction))
        .hasMessage("number: 1.5 (expected: whole; decimals are strings)");
  }

  private static JsonNode shuffled(JsonNode node, Random random) {
    if (node.isArray()) {
      ArrayNode copy = JSON.createArrayNode();
      node.forEach(element -> copy.add(shuffled(element, random)));
      return copy;
    }
    if (!node.isObject()) {
      return node;
    }
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    Collections.shuffle(names, random);
    ObjectNode copy = JSON.createObjectNode();
    names.forEach(name -> copy.set(name, shuffled(node.path(name), random)));
    return copy;
  }
}
