package org.linernotes.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;
import org.linernotes.avro.UsageReported;
import org.linernotes.serde.ReleasedSchemas.Release;

class ReleasedSchemasTest {
  private final ReleasedSchemas released = new ReleasedSchemas();

  @Test
  void shouldHaveReleasedEverySchemaInUse() {
    for (SchemaReleaser.Current current : SchemaReleaser.current()) {
      assertThat(released.schema(released.idOf("any", current.schema())))
          .isEqualTo(current.schema());
    }
  }

  @Test
  void shouldNeverChangeWhatIsReleased() throws IOException {
    int expectedId = 1;
    for (Release release : released.releases()) {
      assertThat(release.id()).isEqualTo(expectedId++);
      try (InputStream file = ReleasedSchemas.open(release.file())) {
        assertThat(SchemaReleaser.sha256(file.readAllBytes()))
            .as("a released file never changes: release a new version instead: %s", release.file())
            .isEqualTo(release.sha256());
      }
    }
  }

  @Test
  void shouldKeepEverySchemaCompatibleWithAllItsReleases() throws SchemaValidationException {
    for (SchemaReleaser.Current current : SchemaReleaser.current()) {
      List<Schema> earlier = versions(current.schema().getFullName());
      validator(current.compatibility()).validate(current.schema(), earlier);
    }
  }

  @Test
  void shouldRefuseSchemaThatReadersOfTheRecordCouldNotRead() {
    Schema incompatible =
        SchemaBuilder.record("UsageReported")
            .namespace("org.linernotes.avro")
            .fields()
            .requiredString("platform")
            .requiredString("somethingNew")
            .endRecord();
    assertThatThrownBy(
            () ->
                validator(SchemaReleaser.FOR_EVER)
                    .validate(incompatible, versions(UsageReported.SCHEMA$.getFullName())))
        .isInstanceOf(SchemaValidationException.class);
  }

  @Test
  void shouldNameAnUnknownIdAndTheIdsThereAre() {
    assertThatThrownBy(() -> released.schema(4711))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("4711")
        .hasMessageContaining("expected: 1..");
  }

  private List<Schema> versions(String fullName) {
    List<Schema> versions = new ArrayList<>();
    for (Release release : released.releases()) {
      if (release.schema().getFullName().equals(fullName)) {
        versions.add(release.schema());
      }
    }
    Collections.reverse(versions); // Avro's validators take the latest first
    return versions;
  }

  private static SchemaValidator validator(String compatibility) {
    SchemaValidatorBuilder builder = new SchemaValidatorBuilder();
    return compatibility.equals(SchemaReleaser.FOR_EVER)
        ? builder.mutualReadStrategy().validateAll()
        : builder.canReadStrategy().validateAll();
  }
}
