package org.linernotes.catalogue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.RightsRow;
import org.linernotes.avro.Track;
import org.linernotes.licence.Side;

/**
 * Whose an item is, part by part. A licence or a consent has one part; a track has its two sides,
 * so that a label can correct its master rights and never touch the publisher's.
 *
 * @param parts in a fixed order for each sort of item
 */
public record Ownership(List<Part> parts) {

  /**
   * What one or more parties control together.
   *
   * @param field JSON pointer of what says who controls it
   * @param owners who controls it, at any time; empty: nobody
   * @param fingerprint of its content; equal where it was not changed
   */
  public record Part(String name, String field, Set<String> owners, long fingerprint) {}

  /** An item that has one owner. */
  public static Ownership whole(String field, String owner) {
    return new Ownership(List.of(new Part("item", field, Set.of(owner), 0)));
  }

  /** A track's two sides. */
  public static Ownership ofSides(Track track) {
    return new Ownership(
        List.of(side(track, Side.MASTER.name()), side(track, Side.PUBLISHING.name())));
  }

  private static Part side(Track track, String side) {
    List<RightsRow> rows = new ArrayList<>();
    Set<String> owners = new TreeSet<>();
    for (RightsRow row : track.getRights()) {
      if (row.getSide().equals(side)) {
        rows.add(row);
        owners.add(row.getControlledBy());
      }
    }
    return new Part(side, "/rights", Set.copyOf(owners), fingerprint(rows));
  }

  private static long fingerprint(List<RightsRow> rows) {
    rows.sort(Comparator.comparing(RightsRow::getEffectiveFrom));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(rows.toString().getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * What a rightsholder may not do, if it puts this item where {@code current} stands.
   *
   * @param current the item with the same id that was accepted last, or null
   */
  public Optional<Denial> deny(String subject, @Nullable Ownership current) {
    if (!ownedBy(subject)) {
      return Optional.of(
          new Denial(
              parts.get(0).field(),
              "controlled by " + owners() + " (expected: " + subject + " among them)"));
    }
    if (current == null) {
      return Optional.empty();
    }
    if (!current.ownedBy(subject)) {
      return Optional.of(new Denial("", "the item with this id is another party's"));
    }
    return changedOthers(subject, current);
  }

  private Optional<Denial> changedOthers(String subject, Ownership current) {
    for (int i = 0; i < parts.size(); i++) {
      Part before = current.parts().get(i);
      boolean others = !before.owners().isEmpty() && !before.owners().contains(subject);
      if (others && before.fingerprint() != parts.get(i).fingerprint()) {
        return Optional.of(
            new Denial(
                before.field(),
                "the "
                    + before.name()
                    + " rights are another party's (expected: unchanged by "
                    + subject
                    + ")"));
      }
    }
    return Optional.empty();
  }

  private boolean ownedBy(String subject) {
    return parts.stream().anyMatch(part -> part.owners().contains(subject));
  }

  private Set<String> owners() {
    Set<String> owners = new TreeSet<>();
    parts.forEach(part -> owners.addAll(part.owners()));
    return owners;
  }

  /**
   * Why not.
   *
   * @param field JSON pointer
   */
  public record Denial(String field, String message) {}
}
