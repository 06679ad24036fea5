-- Accruals that could not be booked, as they were: evidence, so append-only. Their cell is parked
-- until a later accrual of it, or the same one read again, is booked.
-- events, parties, currencies, amounts: what the record says, where it can be read; else null, and none.
CREATE TABLE parked_record (
  topic         text COLLATE "C" NOT NULL,
  partition     int NOT NULL,
  record_offset bigint NOT NULL,
  cell_id       uuid NOT NULL,
  period        date NOT NULL CHECK (extract(day FROM period) = 1),
  platform      text COLLATE "C" NOT NULL,
  work          text COLLATE "C" NOT NULL,
  cause         text COLLATE "C" NOT NULL CHECK (cause IN ('UNREADABLE', 'REFUSED')),
  message       text COLLATE "C" NOT NULL,
  events        bigint,
  parties       text[] COLLATE "C" NOT NULL,
  currencies    text[] COLLATE "C" NOT NULL,
  amounts       numeric(38, 9)[] NOT NULL,
  record_key    bytea NOT NULL,
  record_value  bytea,
  parked_at     timestamptz NOT NULL,
  PRIMARY KEY (topic, partition, record_offset)
);

-- by_offset: of the accrual that was booked for the cell after all, in the same partition.
CREATE TABLE mended_record (
  topic         text COLLATE "C" NOT NULL,
  partition     int NOT NULL,
  record_offset bigint NOT NULL,
  by_offset     bigint NOT NULL CHECK (by_offset >= record_offset),
  mended_at     timestamptz NOT NULL,
  PRIMARY KEY (topic, partition, record_offset),
  FOREIGN KEY (topic, partition, record_offset) REFERENCES parked_record
);

-- Of each cell that is parked now, the last record: it says what the cell should be.
CREATE VIEW parked_now AS
  SELECT DISTINCT ON (p.cell_id) p.*
    FROM parked_record p
   WHERE NOT EXISTS (SELECT FROM mended_record m
           WHERE (m.topic, m.partition, m.record_offset) = (p.topic, p.partition, p.record_offset))
   ORDER BY p.cell_id, p.record_offset DESC;
