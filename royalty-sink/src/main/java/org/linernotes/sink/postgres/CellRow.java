package org.linernotes.sink.postgres;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.Share;
import org.linernotes.avro.SideOutcome;

/** An outcome as a row, in the order of the columns of {@link CellTable}. */
final class CellRow {

  private CellRow() {}

  static @Nullable String[] of(UUID cellId, Accrual accrual) {
    List<@Nullable String> values = new ArrayList<>(40);
    values.add(cellId.toString());
    values.add(SqlText.of(YearMonth.from(accrual.getUsageDay())));
    values.add(accrual.getUsageDay().toString());
    values.add(accrual.getTrackId());
    values.add(accrual.getIdentifier());
    values.add(accrual.getPlatform());
    values.add(accrual.getRun());
    values.add(accrual.getModel());
    values.add(accrual.getModelVersion());
    values.add(accrual.getUseType());
    values.add(accrual.getTerritory());
    values.add(accrual.getPrimaryArtist());
    values.add(SqlText.of(accrual.getEvents()));
    values.add(SqlText.of(accrual.getExposures()));
    values.add(SqlText.of(accrual.getAudioMillis()));
    addSide(values, accrual.getMaster());
    addSide(values, accrual.getPublishing());
    return values.toArray(new @Nullable String[0]);
  }

  private static void addSide(List<@Nullable String> values, SideOutcome side) {
    List<Share> shares = side.getShares();
    values.add(side.getVerdict());
    values.add(side.getControlledBy());
    values.add(side.getLicenceId());
    values.add(side.getBasis());
    values.add(SqlText.of(side.getRate()));
    values.add(side.getCurrency());
    values.add(SqlText.of(side.getUnits()));
    values.add(SqlText.of(side.getGross()));
    values.add(SqlText.array(shares.stream().map(Share::getParty).toList()));
    values.add(SqlText.array(shares.stream().map(Share::getPpm).toList()));
    values.add(SqlText.array(shares.stream().map(s -> SqlText.of(s.getAmount())).toList()));
  }
}
