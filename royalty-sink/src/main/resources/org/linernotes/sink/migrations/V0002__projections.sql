-- What can be rebuilt from the topics: the service's role may change all of it.

-- next_offset: where the projections stand. booked_offset: where the ledger stands, never behind;
-- between the two, records are read again into projections that were dropped, and not booked.
CREATE TABLE sink_offset (
  topic         text COLLATE "C" NOT NULL,
  partition     int NOT NULL,
  next_offset   bigint NOT NULL CHECK (next_offset >= 0),
  booked_offset bigint NOT NULL CHECK (booked_offset >= next_offset),
  PRIMARY KEY (topic, partition)
);

-- The latest outcome of every usage cell: what the ledger's entries of the cell sum to.
-- Room in the pages, since a cell is written again and again while a run reports.
CREATE TABLE rated_cell (
  cell_id                  uuid PRIMARY KEY,
  period                   date NOT NULL,
  usage_day                date NOT NULL,
  track_id                 text COLLATE "C",
  identifier               text COLLATE "C",
  platform                 text COLLATE "C" NOT NULL,
  run                      text COLLATE "C" NOT NULL,
  model                    text COLLATE "C" NOT NULL,
  model_version            text COLLATE "C",
  use_type                 text COLLATE "C" NOT NULL,
  territory                text COLLATE "C" NOT NULL,
  primary_artist           text COLLATE "C",
  events                   bigint NOT NULL,
  exposures                bigint NOT NULL,
  audio_millis             bigint NOT NULL,
  master_verdict           text COLLATE "C" NOT NULL,
  master_controlled_by     text COLLATE "C",
  master_licence_id        text COLLATE "C",
  master_basis             text COLLATE "C",
  master_rate              numeric(38, 9),
  master_currency          text COLLATE "C",
  master_units             numeric(38, 9),
  master_gross             numeric(38, 9),
  master_parties           text[] COLLATE "C" NOT NULL,
  master_ppms              int[] NOT NULL,
  master_amounts           numeric(38, 9)[] NOT NULL,
  publishing_verdict       text COLLATE "C" NOT NULL,
  publishing_controlled_by text COLLATE "C",
  publishing_licence_id    text COLLATE "C",
  publishing_basis         text COLLATE "C",
  publishing_rate          numeric(38, 9),
  publishing_currency      text COLLATE "C",
  publishing_units         numeric(38, 9),
  publishing_gross         numeric(38, 9),
  publishing_parties       text[] COLLATE "C" NOT NULL,
  publishing_ppms          int[] NOT NULL,
  publishing_amounts       numeric(38, 9)[] NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX rated_cell_period ON rated_cell (period, platform);

-- A cell side by side: what the reports ask.
CREATE VIEW rated_side AS
  SELECT cell_id, period, usage_day, track_id, identifier, platform, model, model_version, use_type,
         primary_artist, events, exposures, audio_millis, 'MASTER' COLLATE "C" AS side,
         master_verdict AS verdict, master_controlled_by AS controlled_by,
         master_licence_id AS licence_id, master_basis AS basis, master_rate AS rate,
         master_currency AS currency, master_units AS units, master_gross AS gross,
         master_parties AS parties, master_ppms AS ppms, master_amounts AS amounts
    FROM rated_cell WHERE events > 0
  UNION ALL
  SELECT cell_id, period, usage_day, track_id, identifier, platform, model, model_version, use_type,
         primary_artist, events, exposures, audio_millis, 'PUBLISHING' COLLATE "C" AS side,
         publishing_verdict, publishing_controlled_by,
         publishing_licence_id, publishing_basis, publishing_rate,
         publishing_currency, publishing_units, publishing_gross,
         publishing_parties, publishing_ppms, publishing_amounts
    FROM rated_cell WHERE events > 0;

CREATE TABLE audit_count (
  period      date NOT NULL,
  platform    text COLLATE "C" NOT NULL,
  partition   int NOT NULL,
  reported    bigint NOT NULL,
  recorded    bigint NOT NULL,
  duplicates  bigint NOT NULL,
  conflicts   bigint NOT NULL,
  quarantined bigint NOT NULL,
  voided      bigint NOT NULL,
  PRIMARY KEY (period, platform, partition)
);

-- gross: amounts beside their currencies.
CREATE TABLE artist_month (
  period       date NOT NULL,
  artist       text COLLATE "C" NOT NULL,
  events       bigint NOT NULL,
  exposures    bigint NOT NULL,
  audio_millis bigint NOT NULL,
  "full"       bigint NOT NULL,
  partial      bigint NOT NULL,
  none         bigint NOT NULL,
  currencies   text[] COLLATE "C" NOT NULL,
  amounts      numeric(38, 9)[] NOT NULL,
  PRIMARY KEY (period, artist)
);

CREATE TABLE track (
  track_id       text COLLATE "C" PRIMARY KEY,
  title          text COLLATE "C" NOT NULL,
  primary_artist text COLLATE "C",
  identifiers    text[] COLLATE "C" NOT NULL,
  controllers    text[] COLLATE "C" NOT NULL,
  accepted_at    timestamptz NOT NULL
);

-- What closing a month asks of a licence.
CREATE TABLE licence (
  licence_id        text COLLATE "C" PRIMARY KEY,
  active            boolean NOT NULL,
  licensor          text COLLATE "C" NOT NULL,
  platform          text COLLATE "C" NOT NULL,
  effective_from    date NOT NULL,
  effective_to      date,
  basis             text COLLATE "C" NOT NULL,
  amount            numeric(38, 9) NOT NULL,
  currency          text COLLATE "C" NOT NULL,
  allocation        text COLLATE "C",
  minimum_guarantee numeric(38, 9)
);

CREATE TABLE artist (
  artist      text COLLATE "C" PRIMARY KEY,
  name        text COLLATE "C" NOT NULL,
  accepted_at timestamptz NOT NULL
);

-- Records that were set aside, where they stood.
CREATE TABLE quarantine (
  topic          text COLLATE "C" NOT NULL,
  partition      int NOT NULL,
  record_offset  bigint NOT NULL,
  cause          text COLLATE "C" NOT NULL,
  message        text COLLATE "C" NOT NULL,
  platform       text COLLATE "C",
  period         text COLLATE "C",
  record_key     bytea,
  record_value   bytea,
  quarantined_at timestamptz NOT NULL,
  PRIMARY KEY (topic, partition, record_offset)
);
