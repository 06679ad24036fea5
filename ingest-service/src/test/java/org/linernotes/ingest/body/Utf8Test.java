package org.linernotes.ingest.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class Utf8Test {

  @Property
  void shouldAgreeWithTheJdkOnWhatIsUtf8(@ForAll("bytes") byte[] bytes) {
    assertThat(Utf8.fault(bytes, 0, bytes.length) < 0).isEqualTo(jdkAccepts(bytes));
  }

  @Property
  void shouldAcceptWhatTheJdkEncodes(@ForAll int point) {
    int valid = Math.floorMod(point, Character.MAX_CODE_POINT) + 1;
    if (valid < Character.MIN_SURROGATE || valid > Character.MAX_SURROGATE) {
      byte[] bytes = Character.toString(valid).getBytes(StandardCharsets.UTF_8);
      assertThat(Utf8.fault(bytes, 0, bytes.length)).isNegative();
    }
  }

  @Property
  void shouldFindAFaultWhereverItStands(@ForAll byte @Size(max = 40) [] bytes, @ForAll int at) {
    byte[] ascii = new byte[bytes.length + 1];
    for (int i = 0; i < bytes.length; i++) {
      ascii[i] = (byte) Math.max(1, bytes[i] & 0x7F);
    }
    int place = Math.floorMod(at, ascii.length);
    ascii[ascii.length - 1] = 'x';
    assertThat(Utf8.fault(ascii, 0, ascii.length)).isNegative();
    for (int fault : new int[] {0, 0x80, 0xFF}) {
      byte[] faulty = ascii.clone();
      faulty[place] = (byte) fault;
      assertThat(Utf8.fault(faulty, 0, faulty.length)).isEqualTo(place);
      assertThat(Utf8.fault(faulty, place + 1, faulty.length)).isNegative();
    }
  }

  /** Bytes that often are sequences of UTF-8, or nearly; never zero, which only we refuse. */
  @Provide
  Arbitrary<byte[]> bytes() {
    return Arbitraries.of(
            0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1,
            0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF)
        .map(Integer::byteValue)
        .array(byte[].class)
        .ofMaxSize(5);
  }

  private static boolean jdkAccepts(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
