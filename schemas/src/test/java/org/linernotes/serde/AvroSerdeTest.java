package org.linernotes.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.linernotes.avro.ClaimChange;
import org.linernotes.avro.Claims;

class AvroSerdeTest {
  private static final ClaimChange CHANGE =
      new ClaimChange("t1", Instant.parse("2026-11-01T00:00:00Z"), true);

  private final ReleasedSchemas ids = new ReleasedSchemas();
  private final AvroSerde<ClaimChange> serde =
      new AvroSerde<>(ids, "any", ClaimChange.getClassSchema());

  private byte[] written() {
    return Objects.requireNonNull(serde.serialize("t", CHANGE));
  }

  @Test
  void shouldWriteTheConfluentWireFormat() {
    assertThat(written()[0]).isZero();
    assertThat(ByteBuffer.wrap(written(), 1, 4).getInt())
        .isEqualTo(ids.idOf("any", ClaimChange.getClassSchema()));
    assertThat(serde.deserialize("t", written())).isEqualTo(CHANGE);
  }

  @Test
  void shouldWriteWellAfterARecordThatCouldNotBeWritten() {
    byte[] good = written();
    ClaimChange broken = new ClaimChange();
    broken.setTrackId("half of it is written");
    assertThatThrownBy(() -> serde.serialize("t", broken)).isInstanceOf(RuntimeException.class);
    assertThat(written()).isEqualTo(good);
  }

  @Test
  void shouldRefuseWhatIsNotARecordOfItsSchema() {
    byte[] truncated = Arrays.copyOf(written(), written().length - 2);
    assertThatThrownBy(() -> serde.deserialize("t", truncated))
        .isInstanceOf(SerializationException.class);
    assertThatThrownBy(() -> serde.deserialize("t", new byte[] {1, 2, 3}))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("3 bytes");
    byte[] otherKind = written();
    ByteBuffer.wrap(otherKind).putInt(1, ids.idOf("any", Claims.getClassSchema()));
    assertThatThrownBy(() -> serde.deserialize("t", otherKind)).hasMessageContaining("Claims");
  }
}
