package org.linernotes.ingest.usage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.linernotes.ingest.body.AnyBody;
import org.linernotes.item.BatchIssues;
import org.linernotes.music.Isrc;
import org.linernotes.music.TrackIdentifier;

/** Identifiers of tracks: normalised once, they stay what they are. */
class IdentifierFuzzTest {

  @FuzzTest
  void shouldNormaliseAnyIdentifierOnce(byte[] sent) {
    String text = new String(sent, UTF_8);
    field(text);
    TrackIdentifier.parse(text).ifPresent(IdentifierFuzzTest::staysAsItIs);
    Isrc.normalise(text).ifPresent(code -> isIsrc(code));
  }

  private static void field(String text) {
    BatchIssues issues = new BatchIssues();
    issues.begin();
    TrackIdentifier read = TrackField.read("/track", text, "", issues);
    AnyBody.holds("an identifier or a fault", read != null || issues.rejectedNow());
    issues.end();
    AnyBody.same(
        "identifier",
        read == null || issues.rejected() > 0 ? null : read,
        issues.rejected() > 0 ? null : TrackIdentifier.parse(text).orElse(null));
  }

  private static void staysAsItIs(TrackIdentifier identifier) {
    AnyBody.same("again", identifier, TrackIdentifier.parse(identifier.text()).orElse(null));
  }

  private static void isIsrc(String code) {
    AnyBody.holds("twelve characters", code.length() == 12);
    AnyBody.same("again", code, Isrc.normalise(code).orElse(null));
    AnyBody.same("with separators", code, Isrc.normalise(separated(code)).orElse(null));
  }

  private static String separated(String code) {
    return "ISRC "
        + String.join(
            "-",
            code.substring(0, 2),
            code.substring(2, 5),
            code.substring(5, 7),
            code.substring(7));
  }
}
