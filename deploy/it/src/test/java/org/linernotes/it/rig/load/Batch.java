package org.linernotes.it.rig.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.linernotes.it.world.Input;
import org.linernotes.it.world.Kind;

/**
 * What is sent in one request.
 *
 * @param inputs of one kind and sender
 * @param share of the whole load that is due before it, from 0 to 1
 * @param isRetried false: its client dies when it is not answered 202
 */
record Batch(List<Input> inputs, double share, boolean isRetried) {

  Kind kind() {
    return inputs.get(0).kind();
  }

  String sender() {
    return inputs.get(0).sender();
  }

  List<JsonNode> bodies() {
    return inputs.stream().map(Input::body).toList();
  }
}
