package org.linernotes.streams.accrual;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.Share;
import org.linernotes.avro.SideOutcome;
import org.linernotes.licence.Side;
import org.linernotes.money.Decimals;
import org.linernotes.streams.rating.Licence;
import org.linernotes.streams.rating.RatedCell;
import org.linernotes.streams.rating.RatedSide;
import org.linernotes.usage.CellKey;

/** Rated cells as the records that leave. */
public final class Accruals {

  private Accruals() {}

  public static Accrual of(RatedCell cell) {
    return accrual(
        cell,
        side(Objects.requireNonNull(cell.sides().get(Side.MASTER))),
        side(Objects.requireNonNull(cell.sides().get(Side.PUBLISHING))));
  }

  /** The record that takes a cell back, since its use has moved to another: no events, no money. */
  public static Accrual takenBack(Accrual emitted) {
    return Accrual.newBuilder(emitted)
        .setEvents(0)
        .setExposures(0)
        .setAudioMillis(0)
        .setMaster(unpaid(emitted.getMaster()))
        .setPublishing(unpaid(emitted.getPublishing()))
        .build();
  }

  private static Accrual accrual(RatedCell cell, SideOutcome master, SideOutcome publishing) {
    CellKey key = cell.key();
    return new Accrual(
        key.trackId(),
        key.identifier(),
        key.platform(),
        key.model(),
        key.modelVersion(),
        key.run(),
        key.useType(),
        key.territory(),
        key.usageDay(),
        cell.primaryArtist(),
        cell.events(),
        cell.exposures(),
        cell.audioMillis(),
        master,
        publishing);
  }

  private static SideOutcome side(RatedSide side) {
    Licence licence = side.licence();
    if (licence == null) {
      return new SideOutcome(
          side.verdict().name(),
          side.controlledBy(),
          null,
          null,
          null,
          null,
          null,
          null,
          List.of());
    }
    BigDecimal rate = Decimals.money(licence.rate().amount());
    return new SideOutcome(
        side.verdict().name(),
        side.controlledBy(),
        licence.licenceId(),
        licence.rate().basis().name(),
        rate,
        licence.rate().currency(),
        side.units(),
        side.gross(),
        side.shares().stream().map(s -> new Share(s.party(), s.ppm(), s.amount())).toList());
  }

  private static SideOutcome unpaid(SideOutcome side) {
    return SideOutcome.newBuilder(side).setUnits(null).setGross(null).setShares(List.of()).build();
  }
}
