package org.linernotes.it.rig.canary;

import org.linernotes.it.kit.postgres.Database;

/** What a faulty sink would do to its database, done as the database's owner. */
final class Books {
  private final Database owner;

  Books(Database owner) {
    this.owner = owner;
  }

  /** Books an entry again; both balance. */
  void bookAgain() {
    owner.execute(
        """
        DO $$
        DECLARE
          one entry;
          booked bigint;
        BEGIN
          SELECT * INTO STRICT one FROM entry e
           WHERE reason = 'ACCRUAL'
             AND EXISTS (SELECT FROM posting p WHERE p.entry_id = e.entry_id AND p.amount <> 0)
           ORDER BY entry_id LIMIT 1;
          booked := one.entry_id;
          one.entry_id := nextval('entry_id_seq');
          INSERT INTO entry SELECT one.*;
          INSERT INTO posting
          SELECT one.entry_id, account_id, period, ppm, amount FROM posting WHERE entry_id = booked;
        END $$
        """);
  }

  /** Takes the first records of a topic's partitions for done. */
  void skip(String topic, int partitions, int records) {
    owner.execute(
        """
        INSERT INTO sink_offset
        SELECT '%s', number, %3$d, %3$d FROM generate_series(0, %2$d - 1) number
        ON CONFLICT (topic, partition) DO UPDATE SET next_offset = %3$d, booked_offset = %3$d
        """
            .formatted(topic, partitions, records));
  }
}
