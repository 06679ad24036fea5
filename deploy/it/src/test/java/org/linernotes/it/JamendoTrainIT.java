package org.linernotes.it;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Outcomes;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.oracle.SampleData;

/** Two platforms' training runs over ten thousand real tracks. */
@ExtendWith(Integration.class)
class JamendoTrainIT {

  @Test
  void shouldBeExact(Stack stack) {
    SampleData data = SampleData.of("jamendo-train");

    new Upload(stack).all(data.scenario());

    new Outcomes(stack).await(data.expected());
  }
}
